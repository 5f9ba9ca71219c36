using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Somebody waits for a mentor to talk to.</summary>
/// <param name="NotBy">Who handed it over; null when nobody did.</param>
public sealed record WordWish(VolunteerId Who, long Id, DateTimeOffset Since, VolunteerId? NotBy);

/// <summary>Who waits for somebody to talk to.</summary>
public static class WordWishes
{
    /// <summary>Mentors are asked again after so long.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>Then it is said honestly that nobody came yet.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Longer than this nobody is kept waiting.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Organizers hear of somebody who waits so long.</summary>
    public static readonly TimeSpan Alarming = TimeSpan.FromMinutes(15);

    /// <summary>The name of the timer of whoever waits.</summary>
    private const string Waits = "word-wait";

    public static readonly Table<VolunteerId, WordWish> Table = new(
        "word_wish", wish => wish.Who, id => Key.Of(id.Value),
        static (to, wish) => to.Long(wish.Who.Value).Long(wish.Id).Time(wish.Since).Long(wish.NotBy?.Value),
        static (ref RecordReader from) => new WordWish(new VolunteerId(from.Long()), from.Long(), from.Time(), from.VolunteerOrNull()))
    {
        OwnedBy = new Owner<WordWish>(
            static (kept, volunteer) => kept.All(Table!).Where(wish => wish.Who == volunteer || wish.NotBy == volunteer),
            static (kept, volunteer, wish) => Forget(kept, volunteer, wish))
        {
            Section = "WaitsForAWord",
            Tell = static (kept, volunteer) => kept.Find(Table!, volunteer) is { } wish ? new { wish.Since } : null,
        },
    };

    public static readonly TableIndex<WordWish> ById = Table.By("id", static wish => Key.Of(wish.Id));

    private static readonly Sequence s_ids = new("word_wish");

    public static WordWish? Find(ITransaction kept, long id) => kept.Range(ById, KeyRange.Numbers(id, id)).FirstOrDefault();

    /// <summary>The longest waiting first.</summary>
    public static IReadOnlyList<WordWish> All(ITransaction kept) => [.. kept.All(Table).OrderBy(wish => wish.Since)];

    /// <summary>Since when somebody waits too long; null when nobody does.</summary>
    public static DateTimeOffset? LongestWaiting(ITransaction kept, DateTimeOffset now) => All(kept) is [var first, ..] && now - first.Since > Alarming ? first.Since : null;

    /// <summary>Asks all who can come.</summary>
    public static void Add(ITransaction kept, VolunteerId who, DateTimeOffset at, VolunteerId? notBy = null)
    {
        var wish = new WordWish(who, kept.Next(s_ids), at, notBy);
        kept.Put(Table, wish);
        Ring(kept, wish, at);
    }

    /// <summary>Once more, and again after a while.</summary>
    public static void Ring(ITransaction kept, WordWish wish, DateTimeOffset at)
    {
        foreach (var mentor in Mentors.OnDuty(kept, wish.Who, at).Where(mentor => mentor.Id != wish.NotBy && Mentors.IsFree(kept, mentor.Id, at)).ToList())
            Timers.Set(kept, mentor.Id, $"word:{wish.Id}", at, new WordWaits(wish.Id));
        Timers.Set(kept, wish.Who, Waits, at + Again, new WordStillWaits(wish.Id));
    }

    /// <summary>Somebody came, or nobody is wanted any more.</summary>
    public static void Remove(ITransaction kept, WordWish wish)
    {
        kept.Remove(Table, wish.Who);
        Timers.TakeOff(kept, wish.Who, Waits);
    }

    private static void Forget(ITransaction kept, VolunteerId volunteer, WordWish wish)
    {
        if (wish.Who == volunteer) kept.Remove(Table, wish.Who);
        else kept.Put(Table, wish with { NotBy = null });
    }
}
