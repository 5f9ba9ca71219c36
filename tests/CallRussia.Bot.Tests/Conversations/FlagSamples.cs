using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>Calls at which an organizer should look: how they are flagged, and how they are solved.</summary>
internal static class FlagSamples
{
    public static readonly OpenFlag One = new(3, DemoBlock.Number(7, 1234), DemoBlock.Region(7), [FlagReason.Office], Some.Now.AddHours(-5));

    private static readonly State Return = new Home();

    private static readonly IReadOnlyList<OpenFlag> All = [One with { Id = 1, Since = Some.Now.AddDays(-3), Reasons = [.. Enum.GetValues<FlagReason>()] }, One];

    public static IEnumerable<State> States => [new Flagging(Return, Some.Lease().Id), new Flagging(Some.Reported(), Some.Lease().Id), new AtFlags(Return), new AtFlags(Return, Page: 1), new AtFlags(Return, Flag: One.Id)];

    public static IEnumerable<Trigger> Triggers =>
    [
        new FlagWanted(Some.Lease().Id), .. Enum.GetValues<FlagReason>().SelectMany(reason => new Trigger[] { new FlagReasonChosen(reason), new FlagRaised(reason) }), new FlagNotRaised(),
        new FlagsAsked(), new FlagsAsked(1), .. Enum.GetValues<FlagStep>().Select(step => new FlagOpened(One.Id, step)), new FlagWaits(One.Id),
        new FlagsSeen([]), new FlagsSeen(All), new FlagsSeen([.. Enumerable.Range(1, 20).Select(id => One with { Id = id })]),
        .. All.Select(flag => new FlagSeen(flag)), .. Enum.GetValues<FlagStep>().Skip(1).Select(step => new FlagSolved(step)), new FlagGone(),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        RaiseFlag raise => new FlagRaised(raise.Reason),
        LookAtFlags => new FlagsSeen(All),
        HandleFlag { Step: FlagStep.Look } => new FlagSeen(One),
        HandleFlag handle => new FlagSolved(handle.Step),
        _ => null,
    };
}
