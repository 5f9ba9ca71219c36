using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Work for which nobody is called. The values are stored and stand on buttons.</summary>
public enum WorkKind
{
    Translating = 0,
    CheckingFacts = 1,
    Testing = 2,

    /// <summary>Leads meetings and groups.</summary>
    Hosting = 3,
    Design = 4,
    Press = 5,
}

/// <summary>Somebody offers to do some work.</summary>
/// <param name="Note">A sentence about it, without what leads to them; empty for none.</param>
/// <param name="WrittenAt">When the team wrote to them; null while it did not.</param>
public sealed record WorkOffer(VolunteerId Who, WorkKind Kind, DateTimeOffset At, string Note = "", DateTimeOffset? WrittenAt = null)
{
    public const int LongestNote = 300;

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"offer of {Kind}";
}

/// <summary>Who offered which work; it goes when it is done, not needed, taken back, or half a year old.</summary>
public static class WorkOffers
{
    /// <summary>What shows somebody to others.</summary>
    private static readonly WorkKind[] s_public = [WorkKind.Hosting, WorkKind.Press];

    public static readonly Table<(VolunteerId Who, WorkKind Kind), WorkOffer> Table = new(
        "work_offer", offer => (offer.Who, offer.Kind), key => Key.Of(key.Who.Value, (long)key.Kind),
        static (to, offer) => to.Long(offer.Who.Value).Long((int)offer.Kind).Time(offer.At).Text(offer.Note).Time(offer.WrittenAt),
        static (ref RecordReader from) => new WorkOffer(new VolunteerId(from.Long()), (WorkKind)from.Int(), from.Time(), from.Text(), from.TimeOrNull()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<WorkOffer>(Of, static (kept, _, offer) => kept.Remove(Table!, (offer.Who, offer.Kind)))
        {
            Section = "WorkOffered",
            Show = static offer => new { Kind = offer.Kind.ToString(), offer.At, offer.Note, offer.WrittenAt },
        },
        KeptFor = new Expiry<WorkOffer>(
            static (kept, retention, now) => kept.Range(ByTime!, KeyRange.Numbers(0, (now - retention.WorkOffers).UtcTicks)), static (kept, offer) => kept.Remove(Table!, (offer.Who, offer.Kind)))
        {
            Period = static retention => retention.WorkOffers,
        },
    };

    /// <summary>The longest first.</summary>
    public static readonly TableIndex<WorkOffer> ByTime = Table.By("at", static offer => Key.Of(offer.At.UtcTicks));

    /// <summary>Of one kind, the longest first.</summary>
    public static readonly TableIndex<WorkOffer> ByKind = Table.By("kind", static offer => Key.Of((long)offer.Kind, offer.At.UtcTicks), hasByteKeys: true);

    /// <summary>Where helping is dangerous, nothing is offered that shows somebody to others.</summary>
    public static bool IsOpen(WorkKind kind, Volunteer volunteer) => !DangerousPlaces.Has(volunteer.Country) || !s_public.Contains(kind);

    public static IEnumerable<WorkOffer> Of(ITransaction kept, VolunteerId who) => kept.Range(Table, KeyRange.Beginning(who.Value));

    public static WorkOffer? Find(ITransaction kept, VolunteerId who, WorkKind kind) => kept.Find(Table, (who, kind));

    /// <summary>Those that wait; of whoever is kept out none does, as long as that lasts.</summary>
    public static IEnumerable<WorkOffer> Of(ITransaction kept, WorkKind kind) => kept.Range(ByKind, KeyRange.Beginning((long)kind)).Where(offer => !Belonging.IsKeptOut(kept, offer.Who));

    public static void RemoveAll(ITransaction kept, VolunteerId who)
    {
        foreach (var offer in Of(kept, who).ToList()) kept.Remove(Table, (offer.Who, offer.Kind));
    }
}
