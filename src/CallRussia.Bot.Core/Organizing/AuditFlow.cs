using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Reads the log of what organizers did; drawn from the store's answer.</summary>
/// <param name="Who">An id; <see cref="AuditAsked.Everybody"/>.</param>
/// <param name="Choosing">Chooses what to filter by.</param>
public sealed record AtAudit(State Return, ActGroup Group = ActGroup.All, long Who = AuditAsked.Everybody, int Page = 0, bool Choosing = false) : Desk(Return), IPage;

/// <summary>Opens a page of the log.</summary>
public sealed record AuditAsked(ActGroup Group = ActGroup.All, long Who = AuditAsked.Everybody, int Page = 0) : Trigger, IForOrganizers
{
    /// <summary>No id at Telegram, and not the command line either.</summary>
    public const long Everybody = -1;
}

public sealed record AuditFilterAsked : Trigger, IForOrganizers;

public sealed record AuditEntryAsked(long Id) : Trigger, IForOrganizers;

/// <summary>The whole log as a file.</summary>
public sealed record AuditFileAsked : Trigger, IForOrganizers;

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
