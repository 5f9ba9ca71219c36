using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>A brake held that an organizer should look at.</summary>
/// <param name="At">When it held first on that day.</param>
public sealed record Look(VolunteerId Volunteer, Brake Brake, DateTimeOffset At)
{
    /// <summary>Since 0001-01-01 (UTC).</summary>
    public long Day => Counts.Day(At);
}

/// <summary>Brakes that an organizer should look at, once per volunteer, brake and day. A brake is a question, never a verdict.</summary>
public static class Looks
{
    public static readonly Table<(VolunteerId Volunteer, Brake Brake, long Day), Look> Table = new(
        "look", look => (look.Volunteer, look.Brake, look.Day), key => Key.Of(key.Volunteer.Value, (long)key.Brake, key.Day),
        static (to, look) => to.Long(look.Volunteer.Value).Long((int)look.Brake).Time(look.At),
        static (ref RecordReader from) => new Look(new VolunteerId(from.Long()), (Brake)from.Int(), from.Time()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<Look>(Of, static (kept, _, look) => kept.Remove(Table!, (look.Volunteer, look.Brake, look.Day)))
        {
            Section = "SlowedDown",
            Show = static look => new { Why = look.Brake.ToString(), look.At },
        },
        KeptFor = new Expiry<Look>(
            static (kept, retention, now) => kept.All(Table!).Where(look => look.At < now - retention.Looks), static (kept, look) => kept.Remove(Table!, (look.Volunteer, look.Brake, look.Day)))
        {
            Period = static retention => retention.Looks,
        },
    };

    /// <summary>The first one of a day stands.</summary>
    public static void Add(ITransaction kept, VolunteerId volunteer, Brake brake, DateTimeOffset at)
    {
        var look = new Look(volunteer, brake, at);
        kept.TryAdd(Table, (volunteer, brake, look.Day), look);
    }

    /// <summary>The latest first.</summary>
    public static IEnumerable<Look> Since(ITransaction kept, DateTimeOffset since) => kept.All(Table).Where(look => look.At >= since).OrderByDescending(look => look.At);

    /// <summary>The latest first.</summary>
    public static IEnumerable<Look> Of(ITransaction kept, VolunteerId volunteer) => kept.Range(Table, KeyRange.Beginning(volunteer.Value)).OrderByDescending(look => look.At);
}
