using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Bank;

/// <summary>A number of the campaign's own.</summary>
/// <param name="Volunteer">The one who saw it; goes when that one is forgotten.</param>
/// <param name="ShownAt">When; nobody else will ever see it.</param>
public sealed record Honeytoken(byte[] Token, int Region, DateTimeOffset PlantedAt, VolunteerId? Volunteer, DateTimeOffset? ShownAt)
{
    public override string ToString() => "Honeytoken";
}

/// <summary>
/// The campaign's own numbers. Each is a retired touched number too, so that the bank's own hand-outs pass it over and a report on it finds
/// what it looks for.
/// </summary>
public sealed class Honeytokens(BankRegions regions, OpenRegions open, Func<PhoneNumber, bool> isCalled)
{
    /// <summary>Who collects numbers meets one among the first hundred; who calls a few is rarely troubled.</summary>
    private const ulong OneIn = 64;

    private const ulong ForHoneytoken = ulong.MaxValue;

    public static readonly Table<byte[], Honeytoken> Table = new(
        "honeytoken", token => token.Token, Key.Of,
        static (to, token) => to.Bytes(token.Token).Long(token.Region).Time(token.PlantedAt).Long(token.Volunteer?.Value).Time(token.ShownAt),
        static (ref RecordReader from) => new Honeytoken(from.Bytes().ToArray(), from.Int(), from.Time(), from.VolunteerOrNull(), from.TimeOrNull()))
    {
        HasByteKeys = true,
        Followed = static (kept, before, after) =>
        {
            if (before is not null) kept.Remember(s_all!).Remove(Key.Of(before.Token));
            if (after is not null) kept.Remember(s_all!)[Key.Of(after.Token)] = after;
        },
        // Who saw it goes; that it was seen stays, for nobody else may see it. There are some hundred at most.
        OwnedBy = new Owner<Honeytoken>(
            static (kept, volunteer) => kept.All(Table!).Where(token => token.Volunteer == volunteer), static (kept, _, token) => kept.Put(Table!, token with { Volunteer = null })),
    };

    /// <summary>All of them, in the order of their tokens.</summary>
    private static readonly Memo<SortedDictionary<Key, Honeytoken>> s_all = new(static () => [Table!], static kept => new(kept.All(Table!).ToDictionary(static token => Key.Of(token.Token))));

    public static bool IsPlanted(ITransaction kept, byte[] token) => kept.Has(Table, token);

    public static Honeytoken? Find(ITransaction kept, PhoneNumber number) => kept.Find(Table, kept.Marks.Token(number));

    /// <returns>False when it was planted before.</returns>
    public bool Plant(ITransaction kept, PhoneNumber number, RegionCode region, DateTimeOffset at)
    {
        var token = kept.Marks.Token(number);
        var id = regions.Add(kept, region);
        if (!kept.TryAdd(Table, token, new Honeytoken(token, id, at, null, null))) return false;
        var touched = kept.Find(TouchedNumbers.Table, token) ?? new TouchedNumber(token, id, NumberState.Fresh, null, null, 0);
        if (touched.State.Status < NumberStatus.Retired) TouchedNumbers.Save(kept, touched with { State = new NumberState { Status = NumberStatus.Retired }, Agreed = null });
        return true;
    }

    /// <summary>From now on a number like any other that is retired: nobody is handed it again.</summary>
    /// <returns>False when it was none.</returns>
    public static bool Unplant(ITransaction kept, PhoneNumber number) => kept.Remove(Table, kept.Marks.Token(number));

    /// <summary>Now and then the next number is one of ours that nobody has seen: by a keyed function of the lease, so that nobody can foresee it.</summary>
    public TouchedNumber? Pick(ITransaction kept, VolunteerId volunteer, LeaseId next, DateTimeOffset at)
    {
        if (kept.Marks.Order.Of((ulong)next.Value, ForHoneytoken) % OneIn != 0) return null;
        // One for each volunteer: it tells what a second one would tell. In the order of the tokens, which is anybody's guess.
        var all = kept.Remember(s_all).Values;
        if (all.Any(token => token.Volunteer == volunteer)) return null;
        foreach (var token in all.Where(token => token.ShownAt is null))
        {
            if (!open.IsOpen(kept, token.Region, at) || !isCalled(kept.Marks.Number(token.Token))) continue;
            if (kept.Find(TouchedNumbers.Table, token.Token) is not { State.Status: not NumberStatus.DoNotCall } number) continue;
            kept.Put(Table, token with { Volunteer = volunteer, ShownAt = at });
            return number;
        }
        return null;
    }
}
