using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Why somebody reports another one. The values are stored and stand on buttons.</summary>
public enum PersonReason
{
    /// <summary>Asks for contacts, money or where somebody lives.</summary>
    Prying = 0,
    Insults = 1,

    /// <summary>Presses, frightens, threatens.</summary>
    Pressure = 2,

    /// <summary>Not one of us: speaks for the other side, or pretends to be somebody.</summary>
    Stranger = 3,
    Other = 4,
}

/// <summary>One person reported another one with whom they talked through the bot. There are no words in it.</summary>
/// <param name="By">Null once they asked to be forgotten. The team doesn't see it.</param>
/// <param name="Kind">What the one who reports was in that talk.</param>
public sealed record PersonReport(long Id, VolunteerId? By, VolunteerId About, PersonReason Reason, TalkKind Kind, DateTimeOffset At)
{
    /// <summary>A matter for organizers.</summary>
    public bool IsHandedOver { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The lesson for which its author was reported; null when they talked with each other.</summary>
    public long? Lesson { get; init; }

    /// <summary>The group whose host was reported by a member.</summary>
    public long? Group { get; init; }
}

/// <summary>Reports of people, for moderators.</summary>
public static class PersonReports
{
    /// <summary>So many different people with an open report about somebody keep that one from being brought together with others.</summary>
    private const int Enough = 2;

    private const long StillOpen = 0;

    private static readonly Memo<Dictionary<VolunteerId, HashSet<long>>> s_open = new(static () => [Table!], static kept =>
        kept.Range(ByEnd!, KeyRange.Numbers(StillOpen, StillOpen)).GroupBy(report => report.About).ToDictionary(group => group.Key, group => group.Select(Reporter).ToHashSet()), new Stamp("person_report"));

    public static readonly Table<long, PersonReport> Table = new("person_report", report => report.Id, Key.Of, Write, Read)
    {
        OwnedBy = new Owner<PersonReport>(
            static (kept, volunteer) => By(kept, volunteer).Concat(About(kept, volunteer)),
            static (kept, volunteer, report) => Forget(kept, volunteer, report))
        {
            Section = "ReportsOfPeople",
            Tell = static (kept, volunteer) => new
            {
                Made = By(kept, volunteer).Select(report => new { Reason = report.Reason.ToString(), report.At, report.ClosedAt }).ToList(),
                AboutMe = About(kept, volunteer).Count(),
            },
        },
        KeptFor = new Expiry<PersonReport>(
            static (kept, retention, now) => kept.Range(ByEnd!, KeyRange.Numbers(StillOpen + 1, (now - retention.Problems).UtcTicks)), static (kept, report) => kept.Remove(Table!, report.Id))
        {
            Period = static retention => retention.Problems,
        },
        Followed = static (kept, _, _) => kept.Move(s_open.Stamps[0]),
    };

    public static readonly TableIndex<PersonReport> ByReporter = Table.By("by", static report => report.By is { } by ? Key.Of(by.Value) : null);

    public static readonly TableIndex<PersonReport> ByAbout = Table.By("about", static report => Key.Of(report.About.Value));

    /// <summary>The open ones together, then the closed ones by the time of their end.</summary>
    public static readonly TableIndex<PersonReport> ByEnd = Table.By("end", static report => Key.Of(report.ClosedAt?.UtcTicks ?? StillOpen));

    private static readonly Sequence s_ids = new("person_report");

    /// <summary>Several people reported them and nobody of the team looked yet.</summary>
    public static bool KeepOut(ITransaction kept, VolunteerId who) => kept.Remember(s_open).TryGetValue(who, out var by) && by.Count >= Enough;

    public static PersonReport Add(ITransaction kept, VolunteerId by, VolunteerId about, PersonReason reason, TalkKind kind, DateTimeOffset at)
    {
        var report = new PersonReport(kept.Next(s_ids), by, about, reason, kind, at);
        kept.Put(Table, report);
        return report;
    }

    /// <summary>About the author of a lesson.</summary>
    public static PersonReport AddOfLesson(ITransaction kept, VolunteerId by, Lesson lesson, PersonReason reason, DateTimeOffset at)
    {
        var report = Add(kept, by, lesson.By, reason, default, at) with { Lesson = lesson.Id };
        kept.Put(Table, report);
        return report;
    }

    /// <summary>About the host of a group.</summary>
    public static PersonReport AddOfHost(ITransaction kept, VolunteerId by, GroupHost host, PersonReason reason, DateTimeOffset at)
    {
        var report = Add(kept, by, host.Who, reason, default, at) with { Group = host.Group };
        kept.Put(Table, report);
        return report;
    }

    /// <summary>Once for each host, as long as nobody has looked.</summary>
    public static bool HasReportedHost(ITransaction kept, VolunteerId by, GroupHost host) => By(kept, by).Any(report => report.Group == host.Group && report.About == host.Who && report.ClosedAt is null);

    /// <summary>Once for each lesson, however often the button is pressed.</summary>
    public static bool HasReported(ITransaction kept, VolunteerId by, long lesson) => By(kept, by).Any(report => report.Lesson == lesson);

    /// <summary>Open ones oldest first, closed ones newest first; none about the reader.</summary>
    public static List<PersonReport> List(ITransaction kept, bool closed, VolunteerId reader) =>
    [
        .. (closed ? kept.Range(ByEnd, KeyRange.Numbers(StillOpen + 1, long.MaxValue), descending: true) : kept.Range(ByEnd, KeyRange.Numbers(StillOpen, StillOpen)))
            .Where(report => report.About != reader),
    ];

    public static IEnumerable<PersonReport> About(ITransaction kept, VolunteerId who) => kept.Range(ByAbout, KeyRange.Only(Key.Of(who.Value)));

    private static IEnumerable<PersonReport> By(ITransaction kept, VolunteerId who) => kept.Range(ByReporter, KeyRange.Only(Key.Of(who.Value)));

    /// <summary>Who was forgotten counts as one of their own.</summary>
    private static long Reporter(PersonReport report) => report.By?.Value ?? -report.Id;

    /// <summary>What is about somebody goes with them; what they reported of others stays without their name.</summary>
    private static void Forget(ITransaction kept, VolunteerId volunteer, PersonReport report)
    {
        if (report.About == volunteer) kept.Remove(Table, report.Id);
        else kept.Put(Table, report with { By = null });
    }

    private static void Write(RecordWriter to, PersonReport report) => to
        .Long(report.Id).Long(report.By?.Value).Long(report.About.Value).Long((int)report.Reason).Long((int)report.Kind).Time(report.At).Bool(report.IsHandedOver).Time(report.ClosedAt).Long(report.Lesson).Long(report.Group);

    private static PersonReport Read(ref RecordReader from) =>
        new(from.Long(), from.VolunteerOrNull(), new VolunteerId(from.Long()), (PersonReason)from.Int(), (TalkKind)from.Int(), from.Time())
        {
            IsHandedOver = from.Bool(),
            ClosedAt = from.TimeOrNull(),
            Lesson = from.LongOrNull(),
            Group = from.LongOrNull(),
        };
}
