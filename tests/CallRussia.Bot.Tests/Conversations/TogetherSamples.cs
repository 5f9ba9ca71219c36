using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about calling together.</summary>
internal static class TogetherSamples
{
    private static readonly SharedHour Next = new(4, Some.Now.AddHours(20), Some.Now.AddHours(21), 3);

    public static IEnumerable<Trigger> Triggers =>
    [
        new TogetherAsked(), new TogetherJoined(), new TogetherLeft(), new SharedHourOver(3), new SharedHourClosed(IsTold: false, null), new SharedHourClosed(IsTold: true, null), new SharedHourClosed(IsTold: true, 23),
        new TogetherSeen(null, IsIn: false, null, IsClosed: false), new TogetherSeen(null, IsIn: false, null, IsClosed: true),
        .. from isIn in new[] { true, false } from count in new[] { null, new HourCount(3, 0, 9), new HourCount(3, 5, 9), new HourCount(21, 64, 63) } select new TogetherSeen(Hour(count), isIn, Next, IsClosed: false),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtTogether or JoinTogether or LeaveTogether => new TogetherSeen(Hour(new HourCount(3, 0, 9)), IsIn: ask is not LeaveTogether, null, IsClosed: false),
        CloseSharedHour => new SharedHourClosed(IsTold: true, 23),
        _ => null,
    };

    private static HourTold Hour(HourCount? count) => new(3, Some.Now.AddMinutes(41), count);
}
