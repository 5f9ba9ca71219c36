using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The alarms of the <see cref="Samples"/>: every kind, with and without a region.</summary>
internal static class WatchSamples
{
    public static readonly Alarm Broken = new(1, AlarmKind.ContentBroken, "", "content/texts/home.yaml:12: {name} has no value. Take it out.", Some.Now.AddHours(-1));

    private static readonly Alarm Hostile = new(2, AlarmKind.HostileHigh, "RU-MOW", "", Some.Now.AddDays(-1));

    public static IEnumerable<Trigger> Triggers =>
    [
        .. Enum.GetValues<AlarmKind>().Select(kind => new AlarmRaised(new Alarm(1, kind, "", "", Some.Now))),
        new AlarmRaised(Broken), new AlarmRaised(Hostile), new AlarmOver(Broken), new AlarmOver(Hostile),
        new AlarmsAsked(), new MuteWanted(AlarmKind.Flooded), new UnmuteWanted(),
        new AlarmsRead([], []), new AlarmsRead([Broken, Hostile], [new MutedAlarm(AlarmKind.Flooded, Some.Now.AddHours(3))]),
        new AlarmsRead([.. Enumerable.Range(1, 12).Select(id => Hostile with { Id = id })], []),
    ];
}
