using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The log's part of the <see cref="Samples"/>: every act, with what its subjects look like.</summary>
internal static class AuditSamples
{
    private static readonly State Return = new Home();

    public static readonly IReadOnlyList<AuditEntry> Entries = [.. Enum.GetValues<Act>().Select((act, i) => Entry(i + 1, act))];

    private static readonly IReadOnlyList<VolunteerId> People = [AuditEntry.CommandLine, Some.Organizer.Id, TeamSamples.Member];

    public static IEnumerable<State> States =>
        [new AtAudit(Return), new AtAudit(Return, ActGroup.People, 700_040, 1), new AtAudit(Return, Choosing: true), .. Enum.GetValues<ActGroup>().Select(group => new AtAudit(Return, group))];

    public static IEnumerable<Trigger> Triggers =>
    [
        new AuditAsked(), new AuditAsked(ActGroup.Levers, 0, 2), new AuditFilterAsked(), new AuditEntryAsked(3), new AuditFileAsked(),
        .. Entries.Chunk(AuditScreensPage).Select((page, i) => new AuditSeen(page, HasMore: i == 0, People)), new AuditSeen([], HasMore: false, []),
        .. Entries.Select(entry => new AuditEntrySeen(entry)), new AuditEntrySeen(null),
        new AuditEntrySeen(Entry(50, Act.FactApproved) with { Before = new string('я', 5_000), After = new string('&', 5_000), Reason = new string('я', Reasons.Longest) }),
        new AuditGathered(Entries),
        // Ready reasons, every purpose, every lever; and what is known no more.
        new AuditSeen([.. Enum.GetValues<FilePurpose>().Select(purpose => Entry(60, Act.FileOrdered) with { Subject = purpose.ToString() })], HasMore: false, People),
        new AuditSeen([.. Enum.GetValues<LeverKind>().Select(kind => Entry(60, Act.LeverPulled) with { Subject = $"{kind} DEMO-07", Reason = nameof(ReadyReason.Rest) })], HasMore: false, People),
        new AuditSeen([Entry(60, Act.FileOrdered) with { Subject = "gone" }, Entry(61, Act.LeverPulled) with { Subject = "gone" }, Entry(62, Act.RoleTaken) with { Subject = "gone" }], HasMore: false, People),
    ];

    private const int AuditScreensPage = 6;

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtAudit look => new AuditSeen([.. Entries.Take(look.Take)], HasMore: true, People),
        LookAtAuditEntry look => new AuditEntrySeen(Entry(look.Id, Act.FactApproved)),
        GatherAudit => new AuditGathered(Entries),
        _ => null,
    };

    private static AuditEntry Entry(long id, Act act) =>
        new(id, Some.Now.AddMinutes(-(id % 100_000)), id % 3 == 0 ? AuditEntry.CommandLine : id % 3 == 1 ? Some.Organizer.Id : TeamSamples.Member, act, Subject(act), id % 2 == 0 ? "so it was agreed" : null)
        {
            Before = act == Act.RoleChanged ? "Editor" : act == Act.RuleSet ? "7" : act.Group() == ActGroup.Content ? "claim: old" : null,
            After = act == Act.RoleChanged ? "Organizer" : act == Act.RuleSet ? "14" : act.Group() == ActGroup.Content ? "claim: new" : act == Act.FileTakenIn ? new FileCounts(90, 7, 2, 1).ToString() : null,
        };

    private static string Subject(Act act) => act switch
    {
        Act.RoleOffered or Act.RoleOfferWithdrawn or Act.RoleTaken => nameof(Role.Editor),
        Act.FileOrdered => nameof(FilePurpose.Import),
        Act.FileTakenIn => "spring.csv",
        Act.RuleSet => nameof(OutcomeRule.NoAnswer),
        Act.LeverPulled => "Region DEMO-07",
        Act.LeverReleased => nameof(LeverKind.HandOuts),
        _ when act.Group() == ActGroup.People => "700040",
        _ => "#ab12cd34",
    };
}
