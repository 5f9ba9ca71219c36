using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What somebody is in a talk with another one. The values are stored and stand on buttons.</summary>
public enum TalkKind
{
    /// <summary>Both are buddies.</summary>
    Buddy = 0,

    /// <summary>Asked for somebody to talk to.</summary>
    Helped = 1,

    /// <summary>A mentor who took that.</summary>
    Helping = 2,
}

/// <summary>
/// One side of a talk: two people who write to each other through the bot. Each has a record of their own, so that nobody has two buddies, two
/// mentors, or two people to listen to.
/// </summary>
/// <param name="Talk">The same on both sides.</param>
/// <param name="Until">Then it ends by itself.</param>
public sealed record TalkSide(VolunteerId Who, TalkKind Kind, long Talk, VolunteerId With, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>More in that time is no talk between two people.</summary>
    private const int Most = 40;

    private static readonly TimeSpan s_pace = TimeSpan.FromMinutes(10);

    /// <summary>So long a wish for a word stands unanswered; another hard call on the next day is worth another one.</summary>
    private static readonly TimeSpan s_word = TimeSpan.FromHours(4);

    /// <summary>Wants two weeks more.</summary>
    public bool Stays { get; init; }

    /// <summary>Wants both to see each other's profile at Telegram.</summary>
    public bool Shares { get; init; }

    /// <summary>When this side began to be counted, and how often it wrote or rang since.</summary>
    public DateTimeOffset PacedFrom { get; init; }

    public int Paced { get; init; }

    /// <summary>When they told the other one that they would like a word; null once that one said something.</summary>
    public DateTimeOffset? WordAt { get; init; }

    /// <summary>What the other one is in this talk.</summary>
    public TalkKind Other => Kind switch
    {
        TalkKind.Helped => TalkKind.Helping,
        TalkKind.Helping => TalkKind.Helped,
        _ => TalkKind.Buddy,
    };

    /// <summary>They said so, and nobody answered yet.</summary>
    public bool WantsWord(DateTimeOffset at) => at - WordAt < s_word;

    /// <summary>The side after one more message; null when there were too many.</summary>
    public TalkSide? Said(DateTimeOffset at) =>
        at - PacedFrom >= s_pace ? this with { PacedFrom = at, Paced = 1 }
        : Paced < Most ? this with { Paced = Paced + 1 }
        : null;
}

/// <summary>All sides of talks that go on.</summary>
public static class TalkSides
{
    private static readonly Counts s_sides = new("talk");

    public static readonly Table<(VolunteerId Who, TalkKind Kind), TalkSide> Table = new(
        "talk", side => (side.Who, side.Kind), key => Key.Of(key.Who.Value, (long)key.Kind), Write, Read)
    {
        HasByteKeys = true,
        OwnedBy = new Owner<TalkSide>(
            static (kept, volunteer) => Of(kept, volunteer).SelectMany(side => new[] { side, Opposite(kept, side) }).OfType<TalkSide>(),
            static (kept, _, side) => kept.Remove(Table!, (side.Who, side.Kind)))
        {
            Section = "Talks",
            Tell = static (kept, volunteer) => Of(kept, volunteer).Select(side => new { Kind = side.Kind.ToString(), side.Since, side.Until, side.Stays, side.Shares }).ToList(),
        },
        Followed = static (kept, before, after) =>
        {
            if (before is null && after is not null) s_sides.Add(kept, 1, (long)after.Kind);
            if (before is not null && after is null) s_sides.Add(kept, -1, (long)before.Kind);
        },
    };

    private static readonly Sequence s_ids = new("talk");

    public static TalkSide? Find(ITransaction kept, VolunteerId who, TalkKind kind) => kept.Find(Table, (who, kind));

    /// <summary>Null when that talk is over, whatever other one there may be.</summary>
    public static TalkSide? Find(ITransaction kept, VolunteerId who, TalkKind kind, long talk) => Find(kept, who, kind) is { } side && side.Talk == talk ? side : null;

    public static IEnumerable<TalkSide> Of(ITransaction kept, VolunteerId who) => kept.Range(Table, KeyRange.Beginning(who.Value));

    /// <summary>How many people are this in a talk.</summary>
    public static int Count(ITransaction kept, TalkKind kind) => (int)s_sides.Find(kept, (long)kind);

    /// <summary>The other one's side.</summary>
    public static TalkSide? Opposite(ITransaction kept, TalkSide side) => Find(kept, side.With, side.Other, side.Talk);

    /// <exception cref="InvalidOperationException">One of them is in such a talk already.</exception>
    public static TalkSide Begin(ITransaction kept, VolunteerId one, TalkKind kind, VolunteerId other, DateTimeOffset at, TimeSpan length)
    {
        var side = new TalkSide(one, kind, kept.Next(s_ids), other, at, at + length);
        var opposite = side with { Who = other, Kind = side.Other, With = one };
        if (!kept.TryAdd(Table, (one, kind), side) || !kept.TryAdd(Table, (other, opposite.Kind), opposite)) throw new InvalidOperationException("Somebody would be in two such talks.");
        return side;
    }

    public static void Remove(ITransaction kept, TalkSide side)
    {
        kept.Remove(Table, (side.Who, side.Kind));
        kept.Remove(Table, (side.With, side.Other));
    }

    private static void Write(RecordWriter to, TalkSide side) => to
        .Long(side.Who.Value).Long((int)side.Kind).Long(side.Talk).Long(side.With.Value).Time(side.Since).Time(side.Until).Bool(side.Stays).Bool(side.Shares).Time(side.PacedFrom).Long(side.Paced).Time(side.WordAt);

    private static TalkSide Read(ref RecordReader from) =>
        new(new VolunteerId(from.Long()), (TalkKind)from.Int(), from.Long(), new VolunteerId(from.Long()), from.Time(), from.Time())
        {
            Stays = from.Bool(),
            Shares = from.Bool(),
            PacedFrom = from.Time(),
            Paced = from.Int(),
            WordAt = from.TimeOrNull(),
        };
}
