using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Community;

/// <summary>An experienced volunteer to talk to, on duty at hours of their own.</summary>
/// <param name="ConfirmedAt">Null until a moderator did.</param>
/// <param name="IsPaused">Is asked for nothing meanwhile.</param>
public sealed record Mentor(VolunteerId Who, FreeHours Hours, DateTimeOffset AppliedAt, DateTimeOffset? ConfirmedAt, bool IsPaused);

/// <summary>The mentors, and who of them is on duty.</summary>
public static class Mentors
{
    public static readonly Table<VolunteerId, Mentor> Table = new(
        "mentor", mentor => mentor.Who, id => Key.Of(id.Value),
        static (to, mentor) => to.Long(mentor.Who.Value).Long(mentor.Hours.Days).Long(mentor.Hours.Parts).Time(mentor.AppliedAt).Time(mentor.ConfirmedAt).Bool(mentor.IsPaused),
        static (ref RecordReader from) => new Mentor(new VolunteerId(from.Long()), new FreeHours(from.Int(), from.Int()), from.Time(), from.TimeOrNull(), from.Bool()))
    {
        OwnedBy = new Owner<Mentor>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, mentor) => kept.Remove(Table!, mentor.Who))
        {
            Section = "Mentor",
            Tell = static (kept, volunteer) => Find(kept, volunteer) is { } mentor ? new { mentor.Hours.Days, mentor.Hours.Parts, mentor.AppliedAt, mentor.ConfirmedAt, mentor.IsPaused } : null,
        },
    };

    public static Mentor? Find(ITransaction kept, VolunteerId who) => kept.Find(Table, who);

    /// <summary>Who may listen to somebody just now: on duty, and nothing between the two.</summary>
    public static IEnumerable<Volunteer> OnDuty(ITransaction kept, VolunteerId seeker, DateTimeOffset at) => Ready(kept, seeker)
        .Where(found => found.Mentor.Hours.Has(LocalClock.Local(VolunteerClock.Zone(found.Volunteer.Zone), at)))
        .Select(found => found.Volunteer);

    /// <summary>When the next duty begins; null when nobody has one.</summary>
    public static DateTimeOffset? NextDuty(ITransaction kept, VolunteerId seeker, DateTimeOffset at)
    {
        DateTimeOffset? next = null;
        foreach (var (mentor, volunteer) in Ready(kept, seeker))
        {
            if (mentor.Hours.Next(LocalClock.Local(VolunteerClock.Zone(volunteer.Zone), at)) is not { } local) continue;
            var begins = VolunteerClock.Moment(volunteer.Zone, local);
            if (begins > at && (next is null || begins < next)) next = begins;
        }
        return next;
    }

    /// <summary>Listens to nobody now, and has no number in hand.</summary>
    public static bool IsFree(ITransaction kept, VolunteerId mentor, DateTimeOffset at) =>
        TalkSides.Find(kept, mentor, TalkKind.Helping) is null && !Belonging.IsOnCall(kept, mentor, at);

    /// <summary>Confirmed, and here.</summary>
    public static bool MayListen(ITransaction kept, VolunteerId who) => Find(kept, who) is { ConfirmedAt: not null } && Belonging.IsIn(kept, who);

    private static IEnumerable<(Mentor Mentor, Volunteer Volunteer)> Ready(ITransaction kept, VolunteerId seeker) =>
        from mentor in kept.All(Table)
        where mentor is { ConfirmedAt: not null, IsPaused: false } && mentor.Who != seeker && !Apart.Are(kept, mentor.Who, seeker) && Belonging.IsIn(kept, mentor.Who)
        select (mentor, Chats.Volunteer(kept, mentor.Who)!);
}
