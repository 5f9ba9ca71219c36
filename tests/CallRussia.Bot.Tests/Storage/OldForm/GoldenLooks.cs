using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.OldForm;

/// <summary>What is asked of a store in the old form and of the one made of it.</summary>
internal static class GoldenLooks
{
    public const long Olga = 900;
    public const long Boris = 901;

    /// <summary>The broadcast of <see cref="GoldenStore.News"/>.</summary>
    public static readonly BroadcastId Sent = new(1);

    public static IReadOnlyList<(long, Ask)> OfNews =>
    [
        .. new Ask[]
        {
            new LookAtBroadcasts(), new LookAtBroadcast(Sent), new CountCalls(new ReportView(ReportPage.Workbook, Period.All)), new CountCalls(new ReportView(ReportPage.Regions, Period.Month)),
            new CountPeople(new ReportView(ReportPage.Retention, Period.Month)), new LookAtHighRates(),
        }.Select(ask => (8L, ask)),
    ];

    /// <param name="code">Of a role offer.</param>
    public static IReadOnlyList<(long Who, Ask Ask)> OfDesk(string code) =>
    [
        .. new Ask[]
        {
            new LookAtLevers(), new LookAtBank(), new LookAtSources(), new LookAtPeople(), new LookAtTeam(), new LookAtRoleOffer(code), new ReadAlarms(),
            new LookAtProposals(0), new LookAtDecision(1), new LookAtDecision(3), new LookAtProblems(Closed: false), new LookAtProblems(Closed: true), new LookAtChoices(BroadcastDraft.Empty, AudiencePart.Countries), new LookAtChoices(BroadcastDraft.Empty, AudiencePart.Tags), new LookAtBroadcasts(),
            new LookAtSayings(0, 0), new LookAtHighRates(), new TraceHoneytoken(Planted(0)), new TraceHoneytoken(Planted(1)), new TraceHoneytoken(Planted(2)), new TraceHoneytoken(DemoBlock.Number(7, 0)),
        }.Select(ask => (Boris, ask)),
        .. Enumerable.Range(1, 4).Select(id => (Boris, (Ask)new HandleProblem(id, ProblemStep.Look, Over: false))),
        .. ((long[])[1, 2, 3, 4, 5, 6, 12]).SelectMany(id => ((long, Ask)[])[(id, new GatherMyData()), (id, new CountProgress()), (Boris, new LookAtPerson(new VolunteerId(id)))]),
    ];

    public static PhoneNumber Planted(int which) => DemoBlock.Number(7, 9_000 + which);

    /// <summary>What is looked at without an ask.</summary>
    public static async Task<IReadOnlyList<object>> Around(Store store, DateTimeOffset now) =>
    [
        await store.Read(FactChanges.Approved, default), await store.Read(kept => FileOrders.Open(kept, default), default), await store.Read(Core.Bank.Levers.All, default), await store.Read(Chats.Members, default), await store.Read(kept => AuditLog.Latest(kept, 100).ToList(), default), await store.Stock(default),
        await store.Read(kept => Inbox.SetAsideSince(kept, DateTimeOffset.MinValue), default), (await store.Read(kept => Alarms.Muted(kept, now), default)).Select(muted => new { muted.Volunteer, muted.Kind }), await store.Read(kept => kept.All(Inbox.Taps).Select(tap => tap.Query).ToList(), default),
        (await store.Read(kept => Pauses.Chats(kept, now), default)).OrderBy(pause => pause.Key.Value).Select(pause => new { pause.Key, pause.Value }), await store.Read(kept => Pauses.All(kept, default, now), default),
        (await store.Due(now.AddYears(1), 100, default)).Select(due => new { due.Id, due.Volunteer, Trigger = (object)due.Trigger }),
        (await store.Read(kept => Inbox.Unfinished(kept, default), default)).Select(update => update.Id), await store.Read(kept => Pulses.Read(kept, now), default),
    ];

    public static Scene Scene(long who, DateTimeOffset now) => new(StoreBench.Volunteer(who), now, new Campaign());
}
