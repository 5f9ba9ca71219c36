using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>Reports of a problem, each with all that was written to it.</summary>
public static class Problems
{
    public static readonly Table<long, Problem> Table = new("problem", problem => problem.Id, Key.Of, Write, Read)
    {
        OwnedBy = new Owner<Problem>(
            static (kept, volunteer) => Of(kept, volunteer).Concat(kept.Range(Claimed!, KeyRange.Only(Key.Of(volunteer.Value)))), Forget)
        {
            Section = "ProblemsReported",
            Tell = static (kept, volunteer) => Of(kept, volunteer).Select(Shown).ToList(),
        },
        KeptFor = new Expiry<Problem>(
            static (kept, retention, now) => kept.Range(ByEnd!, KeyRange.Numbers(StillOpen + 1, (now - retention.Problems).UtcTicks - 1)), static (kept, problem) => kept.Remove(Table!, problem.Id))
        {
            Period = static retention => retention.Problems,
        },
    };

    public static readonly TableIndex<Problem> ByVolunteer = Table.By("volunteer", static problem => Key.Of(problem.By.Value));

    public static readonly TableIndex<Problem> Claimed = Table.By("claimed", static problem => problem.ClaimedBy is { } who ? Key.Of(who.Value) : null);

    /// <summary>The open ones together, then the closed ones by the time of their end.</summary>
    public static readonly TableIndex<Problem> ByEnd = Table.By("end", static problem => Key.Of(problem.ClosedAt?.UtcTicks ?? StillOpen));

    private const long StillOpen = 0;

    private static readonly Sequence s_ids = new("problem");

    public static Problem Add(ITransaction kept, ProblemKind kind, string words, Deed deed)
    {
        var problem = new Problem(kept.Next(s_ids), deed.Who, kind, deed.At);
        kept.Put(Table, problem);
        return words.Length == 0 ? problem : Write(kept, problem, fromTeam: false, words, deed.At);
    }

    /// <returns>As it is then.</returns>
    public static Problem Write(ITransaction kept, Problem problem, bool fromTeam, string words, DateTimeOffset at)
    {
        var written = problem with { Words = [.. problem.Words, new ProblemWords(fromTeam, at, words)] };
        kept.Put(Table, written);
        return written;
    }

    /// <summary>The newest open report of that kind by somebody.</summary>
    public static Problem? Open(ITransaction kept, VolunteerId volunteer, ProblemKind kind) => Of(kept, volunteer).LastOrDefault(problem => problem.IsOpen && problem.Kind == kind);

    /// <summary>Without their words: open ones oldest first, closed ones newest first.</summary>
    public static List<Problem> List(ITransaction kept, bool closed) =>
    [
        .. (closed ? kept.Range(ByEnd, KeyRange.Numbers(StillOpen + 1, long.MaxValue), descending: true) : kept.Range(ByEnd, KeyRange.Numbers(StillOpen, StillOpen)))
            .Select(problem => problem with { Words = [] }),
    ];

    /// <summary>All that somebody reported, oldest first.</summary>
    private static IEnumerable<Problem> Of(ITransaction kept, VolunteerId volunteer) => kept.Range(ByVolunteer, KeyRange.Only(Key.Of(volunteer.Value)));

    private static object Shown(Problem problem) => new
    {
        Kind = problem.Kind.ToString(),
        problem.At,
        problem.ClosedAt,
        Words = problem.Words.Select(words => new { words.At, words.FromTeam, words.Words }),
    };

    /// <summary>What somebody reported goes with them; what they looked after is looked after by nobody.</summary>
    private static void Forget(ITransaction kept, VolunteerId volunteer, Problem problem)
    {
        if (problem.By == volunteer) kept.Remove(Table, problem.Id);
        else kept.Put(Table, problem with { ClaimedBy = null });
    }

    private static void Write(RecordWriter to, Problem problem) => to
        .Long(problem.Id).Long(problem.By.Value).Long((int)problem.Kind).Time(problem.At).Long(problem.ClaimedBy?.Value).Bool(problem.IsHandedOver).Time(problem.ClosedAt)
        .Many(problem.Words, static (to, words) => to.Bool(words.FromTeam).Time(words.At).Text(words.Words));

    private static Problem Read(ref RecordReader from)
    {
        var problem = new Problem(from.Long(), new VolunteerId(from.Long()), (ProblemKind)from.Int(), from.Time());
        var (claimed, isHandedOver, closed) = (from.VolunteerOrNull(), from.Bool(), from.TimeOrNull());
        return problem with
        {
            ClaimedBy = claimed,
            IsHandedOver = isHandedOver,
            ClosedAt = closed,
            Words = from.Many(static (ref RecordReader from) => new ProblemWords(from.Bool(), from.Time(), from.Text())),
        };
    }
}
