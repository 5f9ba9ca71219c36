using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Audit;

/// <summary>One line of the audit log: who did what, when and why. Lines are added and never changed or taken away.</summary>
/// <param name="Who">The organizer; <see cref="CommandLine"/> when it was whoever has the machine.</param>
/// <param name="Subject">
/// What it was done to: a number's fingerprint (never the number), a source's name, a volunteer's id (its fingerprint once the volunteer
/// asked to be forgotten), a count, a fact's id, a lever's kind and region, a rule's name, a broadcast's id and size.
/// </param>
/// <param name="Reason">As the organizer gave it.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, VolunteerId Who, Act Act, string? Subject, string? Reason)
{
    /// <summary>Stands for the command line: nobody's id at Telegram.</summary>
    public static readonly VolunteerId CommandLine = new(0);

    /// <summary>Of a change of something public: what stood there, field by field; null for something new.</summary>
    public string? Before { get; init; }

    /// <summary>And what the change puts in its place.</summary>
    public string? After { get; init; }
}

/// <summary>What organizers do. Stored by name: a name stays.</summary>
public enum Act
{
    NumberClosed,
    NumbersClosed,
    NumberReopened,
    SourceWithdrawn,
    HoneytokenPlanted,
    HoneytokensPlanted,
    HoneytokenTraced,
    HoneytokenUnplanted,
    VolunteerSuspended,
    VolunteerRestored,
    FileOrdered,

    /// <summary>It came to its end; what became of its lines stands behind it.</summary>
    FileTakenIn,
    FactProposed,
    FactApproved,
    FactRefused,

    /// <summary>Taken back by who proposed it.</summary>
    FactWithdrawn,
    LeverPulled,
    LeverReleased,

    BroadcastOrdered,
    BroadcastApproved,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastCancelled,
    BroadcastRecalled,

    /// <summary>To those of whom nobody knew whether they got it.</summary>
    BroadcastResent,

    /// <summary>An invitation was made.</summary>
    RoleOffered,
    RoleOfferWithdrawn,

    /// <summary>By the one who was invited.</summary>
    RoleTaken,
    RoleChanged,

    /// <summary>A volunteer's report.</summary>
    ProblemClaimed,
    ProblemAnswered,
    ProblemClosed,
    ProblemHandedOver,

    /// <summary>Somebody may listen to others, or may not any more.</summary>
    MentorConfirmed,
    MentorDismissed,

    /// <summary>A report of a person.</summary>
    PersonReportClosed,
    PersonReportHandedOver,

    /// <summary>What a volunteer shares: by one of the two who have to.</summary>
    LessonAccepted,
    LessonReturned,
    LessonRefused,
    LessonMadeTip,
    LessonNoTip,

    EventMade,
    EventCancelled,

    /// <summary>Somebody may look after a group, or may not any more.</summary>
    GroupHostConfirmed,
    GroupHostDismissed,

    /// <summary>What a host wrote to a group.</summary>
    GroupNewsPassed,
    GroupNewsRefused,
    GroupCityAdded,
    GroupCityRemoved,

    /// <summary>Of what somebody offered to do without calling.</summary>
    PersonWorkDone,
    PersonWorkDeclined,

    /// <summary>It was flagged, and is again what its calls have made of it.</summary>
    NumberReturned,

    /// <summary>It was flagged, and is called no more.</summary>
    NumberRetired,

    /// <summary>By a word that was sent and is not kept.</summary>
    VolunteerThanked,

    /// <summary>To its author, who is told why.</summary>
    BroadcastReturned,

    /// <summary>How long numbers rest after an outcome, or how often they are tried.</summary>
    RuleSet,
}
