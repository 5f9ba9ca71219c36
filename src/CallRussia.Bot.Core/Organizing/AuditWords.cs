using CallRussia.Bot.Core.Audit;
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

/// <summary>Kinds of acts, as the log is filtered by them. The values stand on buttons.</summary>
public enum ActGroup
{
    All = 0,
    Numbers = 1,
    People = 2,
    Content = 3,
    Broadcasts = 4,
    Levers = 5,
    Files = 6,
}

public static class Acts
{
    private static readonly (string Beginning, ActGroup Group)[] Groups =
    [
        ("Number", ActGroup.Numbers), ("Rule", ActGroup.Numbers), ("Source", ActGroup.Numbers), ("Honeytoken", ActGroup.Numbers),
        ("Volunteer", ActGroup.People), ("Role", ActGroup.People), ("Problem", ActGroup.People), ("Mentor", ActGroup.People), ("Person", ActGroup.People), ("Group", ActGroup.People),
        ("Fact", ActGroup.Content), ("Lesson", ActGroup.Content), ("Event", ActGroup.Content), ("Broadcast", ActGroup.Broadcasts), ("Lever", ActGroup.Levers), ("File", ActGroup.Files),
    ];

    /// <summary>By the first word of the name; an act of no known beginning is found under all of them only.</summary>
    public static ActGroup Group(this Act act) =>
        Groups.FirstOrDefault(group => act.ToString().StartsWith(group.Beginning, StringComparison.Ordinal)).Group;

    public static IEnumerable<Act> In(ActGroup group) => Enum.GetValues<Act>().Where(act => group == ActGroup.All || act.Group() == group);
}

/// <summary>A page of the audit log, newest first. Answered by <see cref="AuditSeen"/>.</summary>
/// <param name="Who">Only what this person did; null for everybody.</param>
/// <param name="Skip">Entries before the page.</param>
public sealed record LookAtAudit(ActGroup Group, VolunteerId? Who, int Skip, int Take) : Ask;

/// <param name="HasMore">There are older ones.</param>
/// <param name="People">Who ever did something, the latest first, at most two dozen.</param>
public sealed record AuditSeen(IReadOnlyList<AuditEntry> Entries, bool HasMore, IReadOnlyList<VolunteerId> People) : Answer;

/// <summary>One entry in full. Answered by <see cref="AuditEntrySeen"/>.</summary>
public sealed record LookAtAuditEntry(long Id) : Ask;

/// <param name="Entry">Null when there is none of that id.</param>
public sealed record AuditEntrySeen(AuditEntry? Entry) : Answer;

/// <summary>The log for a file. Answered by <see cref="AuditGathered"/>.</summary>
public sealed record GatherAudit : Ask;

/// <param name="Entries">Oldest first.</param>
public sealed record AuditGathered(IReadOnlyList<AuditEntry> Entries) : Answer;
