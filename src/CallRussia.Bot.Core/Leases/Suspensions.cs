using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>Somebody gets no more numbers, until an organizer restores them.</summary>
/// <param name="Person">See <see cref="Marks.Person"/>.</param>
/// <param name="Volunteer">Null once they asked to be forgotten.</param>
/// <param name="Reason">Null then, too.</param>
public sealed record Suspension(byte[] Person, VolunteerId? Volunteer, DateTimeOffset Since, string? Reason)
{
    // A reason is words of people: it reaches no log.
    public override string ToString() => "Suspension";
}

/// <summary>Who is suspended. Who asks to be forgotten is forgotten, but for a mark: forgetting must not be the way back in.</summary>
public static class Suspensions
{
    private static readonly Presence<byte[], Suspension> s_known = new(static () => Table!);

    public static readonly Table<byte[], Suspension> Table = new(
        "suspension", suspension => suspension.Person, Key.Of,
        static (to, suspension) => to.Bytes(suspension.Person).Long(suspension.Volunteer?.Value).Time(suspension.Since).Text(suspension.Reason),
        static (ref RecordReader from) => new Suspension(from.Bytes().ToArray(), from.VolunteerOrNull(), from.Time(), from.TextOrNull()))
    {
        HasByteKeys = true,
        Followed = s_known.Follow,
        OwnedBy = new Owner<Suspension>(
            static (kept, volunteer) => Find(kept, volunteer) is { } suspension ? [suspension] : [],
            static (kept, _, suspension) => kept.Put(Table!, suspension with { Volunteer = null, Reason = null }))
        {
            Section = "Suspended",
            Tell = static (kept, volunteer) => Find(kept, volunteer) is { } suspension ? new { suspension.Since, suspension.Reason } : null,
        },
    };

    public static bool Has(ITransaction kept, VolunteerId volunteer) => !s_known.IsEmpty(kept) && s_known.Has(kept, kept.Marks.Person(volunteer));

    /// <summary>The first reason stands: it is the one since when.</summary>
    /// <returns>False when they were suspended before.</returns>
    public static bool Add(ITransaction kept, VolunteerId volunteer, string reason, DateTimeOffset at)
    {
        var person = kept.Marks.Person(volunteer);
        return kept.TryAdd(Table, person, new Suspension(person, volunteer, at, reason));
    }

    /// <returns>False when there was none.</returns>
    public static bool Remove(ITransaction kept, VolunteerId volunteer) => kept.Remove(Table, kept.Marks.Person(volunteer));

    /// <summary>Newest first, without those who asked to be forgotten.</summary>
    public static IEnumerable<Suspension> All(ITransaction kept) => kept.All(Table).Where(suspension => suspension.Volunteer is not null).OrderByDescending(suspension => suspension.Since);

    /// <summary>Null when they are not suspended, or were forgotten since.</summary>
    public static Suspension? Find(ITransaction kept, VolunteerId volunteer) => kept.Find(Table, kept.Marks.Person(volunteer)) is { Volunteer: not null } suspension ? suspension : null;
}
