using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The levers' part of the <see cref="Samples"/>.</summary>
internal static class LeverSamples
{
    public static readonly LeverReason Typed = new("проверяем", "checking", "tikriname");

    public static readonly RegionCode Region = DemoBlock.Region(7);

    private static readonly State Return = new Home();

    public static readonly LeversSeen Seen = new(
        [Lever(LeverKind.Everything), Lever(LeverKind.HandOuts), Lever(LeverKind.Region), Lever(LeverKind.Broadcasts) with { Reason = LeverReason.Of(ReadyReason.Repair) }],
        [.. Some.World.Plan.Regions.Callable.Where(region => region.Code != Region).Take(30).Select((region, i) => Stock(region.Code, i + 1)), Stock(Region, 5)],
        Waiting: 7);

    public static IEnumerable<State> States =>
    [
        new AtLevers(Return), new AtLevers(Return, LeverPage.Regions), new AtLevers(new OnCall(Some.Lease()), LeverPage.Regions, 1),
        .. from kind in Enum.GetValues<LeverKind>()
           from state in new State[]
           {
               new GivingLeverReason(Return, kind, Of(kind)), new ConfirmingLever(Return, kind, Of(kind), Typed, 3, 4_000),
               new ConfirmingLever(Return, kind, Of(kind), LeverReason.Of(ReadyReason.Rest)), new ConfirmingLever(Return, kind, Of(kind), Reason: null, Waiting: 7),
           }
           select state,
        new GivingLeverReason(Return, LeverKind.HandOuts, null, "проверяем", Unfit: true),
        new GivingLeverReason(Return, LeverKind.HandOuts, null, "проверяем", "checking"),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new LeversAsked(), new LeversAsked(LeverPage.Regions), new LeverConfirmed(), new SameForAllWanted(),
        .. Enum.GetValues<ReadyReason>().Select(ready => new ReadyReasonChosen(ready)),
        .. from kind in Enum.GetValues<LeverKind>()
           from trigger in new Trigger[]
           {
               new LeverWanted(kind, Of(kind)?.Text), new ReleaseWanted(kind, Of(kind)?.Text), new LeverPulled(kind, Of(kind)), new LeverReleased(kind, Of(kind), 7),
           }
           select trigger,
        new LeverWanted(LeverKind.Region, "nowhere"), new LeverNotPulled(LeverKind.HandOuts, null),
        Seen, new LeversSeen([], [], 0),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtLevers => Seen,
        PullLever pull => new LeverPulled(pull.Kind, pull.Region),
        ReleaseLever release => new LeverReleased(release.Kind, release.Region, 7),
        _ => null,
    };

    private static RegionCode? Of(LeverKind kind) => kind == LeverKind.Region ? Region : null;

    private static Lever Lever(LeverKind kind) => new(kind, Of(kind), Typed, Some.Now.AddHours(-3), Some.Organizer.Id);

    private static RegionStock Stock(RegionCode region, int size) => new(region, 1_000 * size, 900 * size, size, 2, 3, 4, 5, 6);
}
