using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Audit;

/// <summary>A line of the log as it is kept.</summary>
/// <param name="About">The mark of the volunteer to whom it was done; null where it was done to something else, or that volunteer asked to be forgotten.</param>
public sealed record KeptDeed(AuditEntry Entry, byte[]? About);

/// <summary>What organizers did. Numbers stand in it as fingerprints only.</summary>
public static class AuditLog
{
    /// <summary>How far back somebody looks; what is older stays in the store. As a file they have some 20 MB, and Telegram takes 50 MB from a bot.</summary>
    private const int MostLookedAt = 100_000;

    private const int MostPeople = 24;

    public static readonly Table<long, KeptDeed> Table = new("audit", deed => deed.Entry.Id, Key.Of, Write, Read)
    {
        // What an organizer did stays under the organizer's id, for others rely on it; to whom it was done goes.
        OwnedBy = new Owner<KeptDeed>(static (kept, volunteer) => kept.Range(ByPerson!, KeyRange.Only(Key.Of(kept.Marks.Person(volunteer)))), Unname),
    };

    public static readonly TableIndex<KeptDeed> ByWho = Table.By("who", static deed => Key.Of(deed.Entry.Who.Value));

    public static readonly TableIndex<KeptDeed> ByPerson = Table.By("about", static deed => deed.About is { } mark ? Key.Of(mark) : null, hasByteKeys: true);

    private static readonly Sequence s_ids = new("audit");

    public static void Add(ITransaction kept, Deed deed, Act act, PhoneNumber number, string? reason = null) => Add(kept, deed, act, kept.Marks.Fingerprint(number), reason);

    public static void Add(ITransaction kept, Deed deed, Act act, int count) => Add(kept, deed, act, count.ToString(CultureInfo.InvariantCulture), reason: null);

    public static void Add(ITransaction kept, Deed deed, Act act, string subject, string? reason) => Add(kept, deed, act, subject, about: null, reason, before: null, after: null);

    /// <summary>A change of something public, with what stood there and what stands there now.</summary>
    public static void Add(ITransaction kept, Deed deed, Act act, string subject, string? before, string after) =>
        Add(kept, deed, act, subject, about: null, reason: null, before, after);

    public static void Add(ITransaction kept, Deed deed, Act act, VolunteerId volunteer, string? reason) =>
        Add(kept, deed, act, volunteer.ToString(), kept.Marks.Person(volunteer), reason, before: null, after: null);

    /// <summary>A change of what a volunteer is.</summary>
    public static void Add(ITransaction kept, Deed deed, Act act, VolunteerId volunteer, string before, string after) =>
        Add(kept, deed, act, volunteer.ToString(), kept.Marks.Person(volunteer), reason: null, before, after);

    public static AuditEntry? Find(ITransaction kept, long id) => kept.Find(Table, id)?.Entry;

    /// <summary>The newest ones, newest first.</summary>
    public static IEnumerable<AuditEntry> Latest(ITransaction kept, int most = MostLookedAt) => kept.All(Table, descending: true).Take(most).Select(deed => deed.Entry);

    /// <summary>The newest ones of one person, newest first.</summary>
    public static IEnumerable<AuditEntry> LatestOf(ITransaction kept, VolunteerId who) =>
        kept.Range(ByWho, KeyRange.Only(Key.Of(who.Value)), descending: true).Take(MostLookedAt).Select(deed => deed.Entry);

    /// <summary>How often this was done to somebody.</summary>
    public static int Count(ITransaction kept, Act act, VolunteerId about) => kept.Range(ByPerson, KeyRange.Only(Key.Of(kept.Marks.Person(about)))).Count(deed => deed.Entry.Act == act);

    /// <summary>Who ever did something, the latest first.</summary>
    public static List<VolunteerId> People(ITransaction kept)
    {
        var latest = new List<AuditEntry>();
        for (var last = long.MaxValue; kept.Range(ByWho, KeyRange.Numbers(long.MinValue, last), descending: true).FirstOrDefault() is { Entry: var entry }; last = entry.Who.Value - 1)
            latest.Add(entry);
        return [.. latest.OrderByDescending(entry => entry.Id).Take(MostPeople).Select(entry => entry.Who)];
    }

    private static void Add(ITransaction kept, Deed deed, Act act, string subject, byte[]? about, string? reason, string? before, string? after) =>
        kept.Put(Table, new KeptDeed(new AuditEntry(kept.Next(s_ids), deed.At, deed.Who, act, subject, reason) { Before = before, After = after }, about));

    private static void Unname(ITransaction kept, VolunteerId volunteer, KeptDeed deed) =>
        kept.Put(Table, new KeptDeed(deed.Entry with { Subject = kept.Marks.Fingerprint(volunteer), Reason = null }, About: null));

    private static void Write(RecordWriter to, KeptDeed deed)
    {
        var entry = deed.Entry;
        to.Long(entry.Id).Time(entry.At).Long(entry.Who.Value).Text(entry.Act.ToString()).Text(entry.Subject).Text(entry.Reason).Text(entry.Before).Text(entry.After).BytesOrNull(deed.About);
    }

    private static KeptDeed Read(ref RecordReader from)
    {
        var entry = new AuditEntry(from.Long(), from.Time(), new VolunteerId(from.Long()), Enum.Parse<Act>(from.Text()), from.TextOrNull(), from.TextOrNull())
        {
            Before = from.TextOrNull(),
            After = from.TextOrNull(),
        };
        return new KeptDeed(entry, from.BytesOrNull());
    }
}
