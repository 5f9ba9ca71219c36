using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Somebody looks for a buddy.</summary>
/// <param name="Languages">The <see cref="Texts.Language.Bit"/> of each.</param>
public sealed record BuddyWish(VolunteerId Who, bool CanHold, int Languages, FreeHours Hours, DateTimeOffset Since);

/// <summary>Who looks for a buddy, and the bringing together.</summary>
public static class BuddyWishes
{
    public static readonly TimeSpan Together = TimeSpan.FromDays(14);

    private static readonly Counts s_wishes = new("buddy_wish");

    public static readonly Table<VolunteerId, BuddyWish> Table = new(
        "buddy_wish", wish => wish.Who, id => Key.Of(id.Value),
        static (to, wish) => to.Long(wish.Who.Value).Bool(wish.CanHold).Long(wish.Languages).Long(wish.Hours.Days).Long(wish.Hours.Parts).Time(wish.Since),
        static (ref RecordReader from) => new BuddyWish(new VolunteerId(from.Long()), from.Bool(), from.Int(), new FreeHours(from.Int(), from.Int()), from.Time()))
    {
        OwnedBy = new Owner<BuddyWish>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, wish) => kept.Remove(Table!, wish.Who))
        {
            Section = "LooksForABuddy",
            Tell = static (kept, volunteer) => kept.Find(Table!, volunteer) is { } wish ? new { wish.CanHold, wish.Languages, wish.Hours.Days, wish.Hours.Parts, wish.Since } : null,
        },
        KeptFor = new Expiry<BuddyWish>(
            static (kept, retention, now) => kept.Range(BySince!, KeyRange.Numbers(0, (now - retention.BuddyWishes).UtcTicks)), static (kept, wish) => kept.Remove(Table!, wish.Who))
        {
            Period = static retention => retention.BuddyWishes,
        },
        Followed = static (kept, before, after) => s_wishes.Add(kept, (after is null ? 0 : 1) - (before is null ? 0 : 1)),
    };

    public static readonly TableIndex<BuddyWish> BySince = Table.By("since", static wish => Key.Of(wish.Since.UtcTicks));

    /// <summary>Who would go well together: a look, which holds nobody up. What it finds is checked again when it comes true.</summary>
    public static IReadOnlyList<(VolunteerId One, VolunteerId Other)> Propose(ITransaction kept, ulong seed, DateTimeOffset now)
    {
        var hours = new Dictionary<(FreeHours, TimeSpan), WeekHours>();
        var seekers = new List<Seeker>();
        foreach (var wish in kept.All(Table))
        {
            if (kept.Find(Chats.Volunteers, wish.Who)?.Volunteer is not { } volunteer || !MayMeet(kept, volunteer)) continue;
            var key = (wish.Hours, VolunteerClock.Zone(volunteer.Zone).GetUtcOffset(now));
            if (!hours.TryGetValue(key, out var week)) hours.Add(key, week = wish.Hours.InUtc(key.Item2));
            seekers.Add(new Seeker(wish.Who, wish.CanHold, wish.Languages, week, Diasporas.Of(volunteer.Country), wish.Since));
        }
        return Matching.Pairs(seekers, Apart.Among(kept, seekers.Select(seeker => seeker.Who)), seed, now);
    }

    /// <summary>Brings those together of whom it is still true that they may be.</summary>
    /// <returns>How many pairs.</returns>
    public static int Join(ITransaction kept, IEnumerable<(VolunteerId One, VolunteerId Other)> pairs, DateTimeOffset now)
    {
        var joined = 0;
        foreach (var (one, other) in pairs)
        {
            if (Free(kept, one) is not { } first || Free(kept, other) is not { } second || Apart.Are(kept, one, other)) continue;
            var talk = Talks.Begin(kept, one, TalkKind.Buddy, other, now, Together).Talk;
            foreach (var volunteer in (Volunteer[])[first, second])
            {
                Withdraw(kept, volunteer.Id);
                Timers.Set(kept, volunteer.Id, BuddyTimers.Found, VolunteerClock.NotAtNight(volunteer.Zone ?? VolunteerClock.HomeZone, now), new BuddyFound(talk));
            }
            joined++;
        }
        return joined;
    }

    /// <summary>How many look for one.</summary>
    public static int Count(ITransaction kept) => (int)s_wishes.Find(kept);

    /// <returns>False when there was none.</returns>
    public static bool Withdraw(ITransaction kept, VolunteerId who)
    {
        Timers.TakeOff(kept, who, BuddyTimers.NotYet);
        return kept.Remove(Table, who);
    }

    /// <summary>Calls, has no buddy, and may be brought together with others.</summary>
    public static bool MayMeet(ITransaction kept, Volunteer volunteer) =>
        volunteer is { Standing: Standing.Volunteer, Away: false } && !Belonging.IsKeptOut(kept, volunteer.Id) && TalkSides.Find(kept, volunteer.Id, TalkKind.Buddy) is null;

    /// <summary>Still looking; null when not.</summary>
    private static Volunteer? Free(ITransaction kept, VolunteerId who) =>
        kept.Has(Table, who) && Chats.Volunteer(kept, who) is { } volunteer && MayMeet(kept, volunteer) ? volunteer : null;
}

/// <summary>A volunteer's timers about a buddy.</summary>
internal static class BuddyTimers
{
    public const string All = "buddy-";
    public const string Found = "buddy-found";
    public const string NotYet = "buddy-not-yet";
    public const string Stay = "buddy-stay";
}
