using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The log in words.</summary>
internal static class AuditScreens
{
    public const int PerPage = 6;

    /// <summary>Of what stood there before and after a change: two of them and the rest stay within one message. The file has all of it.</summary>
    private const int Longest = 1_500;

    public static readonly Text FileComes = T("file-comes.toast");

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => DeskScreens.ToMenu(Screen.Of(T("heading")).Row(new Button.Press(T("look.button"), new AuditAsked())));

    public static Screen Page(AtAudit at, AuditSeen seen, Scene scene)
    {
        var screen = Screen.Of(Heading(at, scene));
        if (seen.Entries.Count == 0) screen = screen.And(T("nothing"));
        for (var i = 0; i < seen.Entries.Count; i++) screen = screen.And(Line(seen.Entries[i], scene).With("nth", i + 1));
        if (seen.Entries.Count > 0)
            screen = screen.Row([.. seen.Entries.Select((entry, i) => new Button.Press(T("nth.button").With("nth", i + 1), new AuditEntryAsked(entry.Id)))]);
        return screen
            .Turn(at.Page, seen.HasMore ? at.Page + 1 : at.Page, page => new AuditAsked(at.Group, at.Who, page))
            .Row(new Button.Press(T("filter.button"), new AuditFilterAsked()), new Button.Press(T("file.button"), new AuditFileAsked()))
            .Row(DeskScreens.Back(DeskPage.Menu));
    }

    public static Screen Filter(AtAudit at, AuditSeen seen, Scene scene)
    {
        var screen = Enum.GetValues<ActGroup>()
            .Select(group => (Button)new Button.Press(T($"group.{group}.button"), new AuditAsked(group, at.Who)))
            .Chunk(3)
            .Aggregate(Screen.Of(Heading(at, scene), T("filter")), (all, row) => all.Row(row));
        screen = seen.People
            .Select(who => (Button)new Button.Press(T("who.button").With("who", Who(who, scene)), new AuditAsked(at.Group, who.Value)))
            .Chunk(3)
            .Aggregate(screen, (all, row) => all.Row(row));
        return screen.Row(new Button.Press(T("everybody.button"), new AuditAsked(at.Group)));
    }

    public static Screen Entry(AtAudit at, AuditEntry? entry, Scene scene)
    {
        var back = new Button.Press(new Text("common.back.button"), new AuditAsked(at.Group, at.Who, at.Page));
        if (entry is null) return Screen.Of(T("nothing")).Row(back);
        var screen = Screen.Of(By(T("entry").With("id", $"{entry.Id}").With("when", scene.DayTime(entry.At)), entry.Who), What(entry));
        if (entry.Reason is { } reason) screen = screen.And(T("reason").With("reason", Reason(entry, reason)));
        // Of a changed role or rule both stand in the sentence already.
        if (entry.Act is not (Act.RoleChanged or Act.RuleSet) && entry.Before is { } before) screen = screen.And(T("before").With("text", Cut(before)));
        if (entry.Act is not (Act.RoleChanged or Act.RuleSet or Act.FileTakenIn) && entry.After is { } after) screen = screen.And(T("after").With("text", Cut(after)));
        return screen.Row(back);
    }

    public static Text FileCaption(int count) => T("file.caption").With("count", count);

    private static Text Heading(AtAudit at, Scene scene) => at.Who < 0
        ? T("heading-of").With("group", T("group." + at.Group))
        : T("heading-by").With("group", T("group." + at.Group)).With("who", Who(new VolunteerId(at.Who), scene));

    private static Text Line(AuditEntry entry, Scene scene)
    {
        var line = T(entry.Reason is null ? "line" : "line-reason").With("when", scene.DayTime(entry.At)).With("who", Who(entry.Who, scene)).With("what", What(entry));
        return entry.Reason is { } reason ? line.With("reason", Reason(entry, reason)) : line;
    }

    private static Text By(Text entry, VolunteerId who) => who == AuditEntry.CommandLine ? entry.With("name", "").With("who", T("server")) : entry.WithPerson(who);

    private static TextArg Who(VolunteerId who, Scene scene) =>
        who == AuditEntry.CommandLine ? T("server") : who == scene.Volunteer.Id ? T("you") : PersonText.Short(who);

    private static Text What(AuditEntry entry)
    {
        var text = T("act." + entry.Act).With("subject", Subject(entry));
        if (entry.Act == Act.FileTakenIn && (FileCounts.Parse(entry.After) ?? FileCounts.None) is var counts)
            text = text.With("taken", DeskScreens.N(counts.Taken)).With("known", DeskScreens.N(counts.Known)).With("closed", DeskScreens.N(counts.Closed)).With("refused", DeskScreens.N(counts.Refused));
        return entry.Act == Act.RoleChanged ? text.With("from", Role(entry.Before)).With("to", Role(entry.After)) : text;
    }

    /// <summary>What is stored as a name of ours is said in words; what is none any more, as it stands.</summary>
    private static TextArg Subject(AuditEntry entry)
    {
        var subject = entry.Subject ?? "";
        return entry.Act switch
        {
            Act.RoleOffered or Act.RoleOfferWithdrawn or Act.RoleTaken => Role(subject),
            Act.FileOrdered => Enum.TryParse<FilePurpose>(subject, out var purpose) ? T("purpose." + purpose) : subject,
            Act.LeverPulled or Act.LeverReleased => Lever(subject),
            Act.RuleSet => Rule(entry),
            Act.VolunteerSuspended or Act.VolunteerRestored or Act.VolunteerThanked or Act.RoleChanged or Act.MentorConfirmed or Act.MentorDismissed or Act.GroupHostConfirmed or Act.GroupHostDismissed or Act.PersonWorkDone or Act.PersonWorkDeclined => long.TryParse(subject, out var id) ? PersonText.Short(new VolunteerId(id)) : subject,
            _ => subject,
        };
    }

    private static TextArg Role(string? name) => Enum.TryParse<Role>(name, out var role) ? new Text("team.role." + role) : name ?? "";

    /// <summary>As the store writes it: the kind, and the region after a space.</summary>
    private static TextArg Lever(string subject)
    {
        var parts = subject.Split(' ', 2);
        if (!Enum.TryParse<LeverKind>(parts[0], out var kind)) return subject;
        return new Text("levers.what." + kind).With("region", new TextArg.RegionName(parts[^1]));
    }

    private static TextArg Rule(AuditEntry entry) =>
        Enum.TryParse<OutcomeRule>(entry.Subject, out var rule) && int.TryParse(entry.Before, out var from) && int.TryParse(entry.After, out var to) ? RuleScreens.Changed(new RuleChange(rule, from, to)) : entry.Subject ?? "";

    private static TextArg Reason(AuditEntry entry, string reason) =>
        entry.Act == Act.LeverPulled && Enum.TryParse<ReadyReason>(reason, out var ready) && ready != ReadyReason.None ? new Text("levers.ready." + ready) : reason;

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";

    private static Text T(string key) => new("audit." + key);
}
