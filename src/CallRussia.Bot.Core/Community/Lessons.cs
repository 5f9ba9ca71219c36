using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What became of a lesson. The values are stored.</summary>
public enum LessonFate
{
    /// <summary>Until two different people accepted it.</summary>
    Waits = 0,
    Published = 1,

    /// <summary>To be written anew.</summary>
    Returned = 2,
    Refused = 3,
}

/// <summary>Why a lesson was returned or refused, as its author is told. The values are stored and stand on buttons.</summary>
public enum LessonReason
{
    None = 0,

    /// <summary>Somebody might recognise the one who was called, or the author.</summary>
    Recognisable = 1,
    Unclear = 2,
    Harsh = 3,

    /// <summary>Against what the guide protects: pressing, arguing, what is not true.</summary>
    AgainstGuide = 4,
    OffTopic = 5,
}

/// <summary>What somebody learned, in four short answers.</summary>
public sealed record LessonText(string Situation = "", string Tried = "", string Happened = "", string Advice = "")
{
    public const int Parts = 4;

    /// <summary>How many answers there are.</summary>
    public int Count => All.TakeWhile(part => part.Length > 0).Count();

    public bool IsWhole => Count == Parts;

    public IReadOnlyList<string> All => [Situation, Tried, Happened, Advice];

    /// <summary>With the next answer.</summary>
    public LessonText With(string words) => Count switch
    {
        0 => this with { Situation = words },
        1 => this with { Tried = words },
        2 => this with { Happened = words },
        _ => this with { Advice = words },
    };

    /// <summary>Without the last answer.</summary>
    public LessonText Without() => Count switch
    {
        0 or 1 => new LessonText(),
        2 => this with { Tried = "" },
        3 => this with { Happened = "" },
        _ => this with { Advice = "" },
    };

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(LessonText);
}

/// <summary>
/// One thing that a volunteer learned and shares. It has no link to a call, a number or a place, and of its time only the day, which leads back to none.
/// </summary>
/// <param name="IsNamed">Under the name among volunteers, as it is when it is read.</param>
/// <param name="Day">The day (UTC) on which it was sent.</param>
public sealed record Lesson(long Id, VolunteerId By, bool IsNamed, LessonText Text, long Day)
{
    public LessonFate Fate { get; init; }

    /// <summary>The first of the team who accepted it; null once they asked to be forgotten.</summary>
    public VolunteerId? AcceptedBy { get; init; }

    public LessonReason Reason { get; init; }

    /// <summary>The day on which it was published, returned or refused.</summary>
    public long DecidedOn { get; init; }

    /// <summary>Its place among those that were published.</summary>
    public long Order { get; init; }

    /// <summary>An editor made it a tip of the guide.</summary>
    public bool IsTip { get; init; }
}

/// <summary>"This helped" by somebody, of a lesson: once.</summary>
public sealed record LessonHelp(long Lesson, VolunteerId Who);

/// <summary>What volunteers learned.</summary>
public static class Lessons
{
    public static readonly Table<long, Lesson> Table = new("lesson", lesson => lesson.Id, Key.Of, Write, Read)
    {
        OwnedBy = new Owner<Lesson>(static (kept, volunteer) => Of(kept, volunteer).Concat(kept.All(Waiting!).Where(lesson => lesson.AcceptedBy == volunteer)), Forget)
        {
            Section = "Lessons",
            Tell = static (kept, volunteer) => Of(kept, volunteer)
                .Select(lesson => new { lesson.IsNamed, lesson.Text.Situation, lesson.Text.Tried, lesson.Text.Happened, lesson.Text.Advice, Fate = lesson.Fate.ToString(), lesson.IsTip }).ToList(),
        },
        KeptFor = new Expiry<Lesson>(
            static (kept, retention, now) => kept.Range(Closed!, KeyRange.Numbers(0, Counts.Day(now - retention.ClosedLessons))), static (kept, lesson) => Remove(kept, lesson))
        {
            Period = static retention => retention.ClosedLessons,
        },
    };

    public static readonly TableIndex<Lesson> ByAuthor = Table.By("by", static lesson => Key.Of(lesson.By.Value));

    /// <summary>Those that wait for the team, the oldest first.</summary>
    public static readonly TableIndex<Lesson> Waiting = Table.By("waits", static lesson => lesson.Fate == LessonFate.Waits ? Key.Of(lesson.Id) : null);

    /// <summary>Returned and refused ones, by day.</summary>
    public static readonly TableIndex<Lesson> Closed = Table.By("closed", static lesson => lesson.Fate is LessonFate.Returned or LessonFate.Refused ? Key.Of(lesson.DecidedOn) : null);

    /// <summary>Published ones in their order.</summary>
    public static readonly TableIndex<Lesson> ByOrder = Table.By("order", static lesson => lesson.Fate == LessonFate.Published ? Key.Of(lesson.Order) : null);

    private static readonly Counts s_helped = new("lesson_help");

    public static readonly Table<(long Lesson, VolunteerId Who), LessonHelp> Helps = new(
        "lesson_help", help => (help.Lesson, help.Who), key => Key.Of(key.Lesson, key.Who.Value),
        static (to, help) => to.Long(help.Lesson).Long(help.Who.Value),
        static (ref RecordReader from) => new LessonHelp(from.Long(), new VolunteerId(from.Long())))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<LessonHelp>(
            static (kept, volunteer) => kept.Range(HelpsOf!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, help) => kept.Remove(Helps!, (help.Lesson, help.Who)))
        {
            Section = "LessonsThatHelped",
            Tell = static (kept, volunteer) => kept.Range(HelpsOf!, KeyRange.Only(Key.Of(volunteer.Value))).Count(),
        },
        Followed = static (kept, before, after) => s_helped.Add(kept, (after is null ? 0 : 1) - (before is null ? 0 : 1), (after ?? before)!.Lesson),
    };

    public static readonly TableIndex<LessonHelp> HelpsOf = Helps.By("who", static help => Key.Of(help.Who.Value));

    private static readonly Sequence s_ids = new("lesson");
    private static readonly Sequence s_orders = new("lesson_order");

    public static Lesson Add(ITransaction kept, VolunteerId by, bool isNamed, LessonText text, DateTimeOffset at)
    {
        var lesson = new Lesson(kept.Next(s_ids), by, isNamed, text, Counts.Day(at));
        kept.Put(Table, lesson);
        return lesson;
    }

    public static Lesson Publish(ITransaction kept, Lesson lesson, DateTimeOffset at) =>
        Keep(kept, lesson with { Fate = LessonFate.Published, Order = kept.Next(s_orders), DecidedOn = Counts.Day(at), AcceptedBy = null });

    public static Lesson Close(ITransaction kept, Lesson lesson, LessonFate fate, LessonReason reason, DateTimeOffset at)
    {
        GroupLessons.Remove(kept, lesson);
        return Keep(kept, lesson with { Fate = fate, Reason = reason, DecidedOn = Counts.Day(at), AcceptedBy = null, IsTip = false });
    }

    public static Lesson Keep(ITransaction kept, Lesson lesson)
    {
        kept.Put(Table, lesson);
        return lesson;
    }

    public static void Remove(ITransaction kept, Lesson lesson)
    {
        foreach (var help in kept.Range(Helps, KeyRange.Beginning(lesson.Id)).ToList()) kept.Remove(Helps, (help.Lesson, help.Who));
        GroupLessons.Remove(kept, lesson);
        kept.Remove(Table, lesson.Id);
    }

    public static IEnumerable<Lesson> Of(ITransaction kept, VolunteerId who) => kept.Range(ByAuthor, KeyRange.Only(Key.Of(who.Value)));

    public static int Helped(ITransaction kept, long lesson) => (int)s_helped.Find(kept, lesson);

    /// <summary>What may be read now, the newest first: of whoever is kept out nothing is, as long as that lasts.</summary>
    public static IEnumerable<Lesson> Shown(ITransaction kept) => kept.All(ByOrder, descending: true).Where(lesson => IsShown(kept, lesson));

    public static bool IsShown(ITransaction kept, Lesson lesson) => lesson.Fate == LessonFate.Published && !Belonging.IsKeptOut(kept, lesson.By);

    /// <summary>Published since somebody last looked; their own are no news to them.</summary>
    public static int CountUnread(ITransaction kept, VolunteerId who) =>
        kept.Range(ByOrder, KeyRange.Numbers((ReadMarks.Of(kept, who, ReadKind.Lessons) ?? 0) + 1, long.MaxValue)).Count(lesson => lesson.By != who && IsShown(kept, lesson));

    /// <summary>The author's go with them; what they accepted of others is to be accepted anew.</summary>
    private static void Forget(ITransaction kept, VolunteerId volunteer, Lesson lesson)
    {
        if (lesson.By == volunteer) Remove(kept, lesson);
        else kept.Put(Table, lesson with { AcceptedBy = null });
    }

    private static void Write(RecordWriter to, Lesson lesson) => to
        .Long(lesson.Id).Long(lesson.By.Value).Bool(lesson.IsNamed).Text(lesson.Text.Situation).Text(lesson.Text.Tried).Text(lesson.Text.Happened).Text(lesson.Text.Advice).Long(lesson.Day)
        .Long((int)lesson.Fate).Long(lesson.AcceptedBy?.Value).Long((int)lesson.Reason).Long(lesson.DecidedOn).Long(lesson.Order).Bool(lesson.IsTip);

    private static Lesson Read(ref RecordReader from) =>
        new(from.Long(), new VolunteerId(from.Long()), from.Bool(), new LessonText(from.Text(), from.Text(), from.Text(), from.Text()), from.Long())
        {
            Fate = (LessonFate)from.Int(),
            AcceptedBy = from.VolunteerOrNull(),
            Reason = (LessonReason)from.Int(),
            DecidedOn = from.Long(),
            Order = from.Long(),
            IsTip = from.Bool(),
        };
}
