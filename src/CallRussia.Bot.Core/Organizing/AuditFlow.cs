using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>What organizers did, readable by every organizer: by pages, by kind, by person, entry by entry, and as a file.</summary>
public sealed record AuditFeature() : Feature("au")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["log"] = typeof(AtAudit) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["p"] = typeof(AuditAsked),
        ["f"] = typeof(AuditFilterAsked),
        ["e"] = typeof(AuditEntryAsked),
        ["c"] = typeof(AuditFileAsked),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<AuditAsked, AtAudit>((state, asked, _) => Open(new AtAudit(Aside.From(state), asked.Group, asked.Who, Math.Max(0, asked.Page))));
        dialogue.In<AtAudit>()
            .Shows((_, _) => AuditScreens.Standing())
            .Permit<AuditFilterAsked, AtAudit>((at, _, _) => Open(at with { Choosing = true }))
            .Stay<AuditSeen>((at, seen, scene) => [new Effect.Overlay(at.Choosing ? AuditScreens.Filter(at, seen, scene) : AuditScreens.Page(at, seen, scene))])
            .Stay<AuditEntryAsked>((_, asked, _) => [new LookAtAuditEntry(asked.Id)])
            .Stay<AuditEntrySeen>((at, seen, scene) => [new Effect.Overlay(AuditScreens.Entry(at, seen.Entry, scene))])
            .Stay<AuditFileAsked>((_, _, _) => [new GatherAudit()])
            .Stay<AuditGathered>((_, gathered, _) =>
                [new Effect.SendFile("audit.csv", AuditCsv.Write(gathered.Entries), AuditScreens.FileCaption(gathered.Entries.Count)), new Effect.Toast(AuditScreens.FileComes)]);
    }

    private static Decision<AtAudit> Open(AtAudit at) =>
        Go.To(at, new LookAtAudit(at.Group, at.Who < 0 ? null : new VolunteerId(at.Who), at.Page * AuditScreens.PerPage, AuditScreens.PerPage));
}
