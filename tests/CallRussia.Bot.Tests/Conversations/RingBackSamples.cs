using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>Somebody who was called rings back.</summary>
internal static class RingBackSamples
{
    public static readonly RingBack Call = new(new LeaseId(41), DemoBlock.Region(7), Some.Now.AddDays(-12), Outcome.NoAnswer, IsInHand: false);

    private static readonly IReadOnlyList<WhoRangSeen> Seen =
    [
        new([]), new([Call]), new([Call with { Outcome = null }]), new([Call with { Outcome = Outcome.InDanger }]), new([Call with { IsInHand = true, Outcome = null, GivenAt = Some.Now }]),
        new([.. Enumerable.Range(1, 8).Select(id => Call with { Lease = new LeaseId(id) })]),
    ];

    public static IEnumerable<State> States => [new AskingWhoRang(new Home()), new AskingWhoRang(new OnCall(Some.Lease()), Unread: true)];

    public static IEnumerable<Trigger> Triggers =>
    [
        new RingBackAsked(), new RingBackOpened(Call.Lease), new Typed("кто мне звонил?"), new Typed("4 1 2-3"), new Typed("12345"),
        .. Outcomes.AfterRingBack.SelectMany(outcome => new Trigger[] { new RingBackReported(Call.Lease, outcome), new RingBackRecorded(Call.Lease, outcome) }),
        .. Seen, new TooManyGuesses(Some.Now.AddMinutes(40)),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        FindWhoRang or LookAtRingBack => Seen[1],
        RecordRingBack record => new RingBackRecorded(record.Lease, record.Outcome),
        _ => null,
    };
}
