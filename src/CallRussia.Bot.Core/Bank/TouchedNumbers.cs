using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Bank;

/// <summary>One number that was handed out at least once, passed over, or closed before its turn.</summary>
/// <param name="Token">See <see cref="Marks.Token"/>.</param>
/// <param name="Region">See <see cref="BankRegions"/>.</param>
/// <param name="Agreed">The lease on which a call was agreed, while the number is kept for it.</param>
/// <param name="HeldBy">The lease in whose hands it is.</param>
/// <param name="Rev">Counts the changes: a report can be undone only while nothing came after it.</param>
public sealed record TouchedNumber(byte[] Token, int Region, NumberState State, LeaseId? Agreed, LeaseId? HeldBy, long Rev)
{
    /// <summary>The segment in one of whose piles it still lies untouched: it was closed before its turn came.</summary>
    public long? Ahead { get; init; }

    /// <summary>An organizer is to look at it, by <c>Leases/Flags</c>; until then nobody is handed it.</summary>
    public long? Flag { get; init; }

    /// <summary>Somebody gave it back without calling: who must not have it again is asked of <see cref="BarredNumbers"/>. Null: that was not noted yet when it was kept.</summary>
    public bool? IsBarredForSome { get; init; }

    /// <summary>When anyone may have it again; null while it is in hand, flagged, retired or do-not-call.</summary>
    public DateTimeOffset? FreeAt => this switch
    {
        { HeldBy: not null } or { Flag: not null } => null,
        { State.Status: NumberStatus.Free } => DateTimeOffset.MinValue,
        { State.Status: NumberStatus.Kept or NumberStatus.Resting or NumberStatus.Quarantined } => State.Until,
        _ => null,
    };

    public Shelf Shelf => new(HeldBy is not null ? Shelf.InHand : Flag is not null && State.Status < NumberStatus.Retired ? Shelf.Flagged : (int)State.Status, FreeAt is { } free ? Counts.Day(free) : 0);

    // A number is with one volunteer at most, and its mark is no name to print.
    public override string ToString() => $"TouchedNumber({State.Status})";
}

/// <summary>Where a touched number is counted.</summary>
/// <param name="Status">Its <see cref="NumberStatus"/>, <see cref="InHand"/> or <see cref="Flagged"/>.</param>
/// <param name="Day">On which it is free again, in days since 0001-01-01 (UTC); 0 when it has no such time.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Shelf(int Status, long Day)
{
    public const int InHand = 6;

    /// <summary>It rests until somebody has looked at it.</summary>
    public const int Flagged = 7;

    private const int DayBits = 32;

    public long Packed => ((long)Status << DayBits) | Day;

    public static Shelf Unpacked(long packed) => new((int)(packed >> DayBits), packed & ((1L << DayBits) - 1));
}

/// <summary>What is remembered of numbers between calls, under their tokens.</summary>
public static class TouchedNumbers
{
    /// <summary>"Somebody": who doubted the number has been forgotten, and any other volunteer may still confirm it.</summary>
    private const long Forgotten = -1;

    private const int SecondBits = 34;
    private const int AvoidBits = 2;

    /// <summary>What <see cref="NumberState.Avoid"/> may be.</summary>
    public static readonly IReadOnlyList<Daypart?> Avoidances = [null, .. Enum.GetValues<Daypart>().Select(part => (Daypart?)part)];

    private static readonly DateTimeOffset s_firstSecond = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many touched numbers of a region lie on which shelf: first the region, then <see cref="Shelf.Packed"/>.</summary>
    public static readonly Counts Shelves = new("touched");

    public static readonly Table<byte[], TouchedNumber> Table = new("number", number => number.Token, Key.Of, Write, Read)
    {
        HasByteKeys = true,
        OwnedBy = new Owner<TouchedNumber>(
            static (kept, volunteer) => kept.Range(Kept!, KeyRange.Beginning(volunteer.Value)).Concat(kept.Range(Doubted!, KeyRange.Only(Key.Of(volunteer.Value)))),
            static (kept, volunteer, number) => kept.Change(Table!, number.Token, now => now with { State = Without(volunteer, now.State), Agreed = now.State.KeptFor == volunteer.Value ? null : now.Agreed })),
        // A promise that ran out binds nobody any more: the link between volunteer and number goes.
        KeptFor = new Expiry<TouchedNumber>(
            static (kept, _, now) => kept.All(Kept!).Where(number => number is { HeldBy: null, State.Status: NumberStatus.Kept } && number.State.Until < now),
            static (kept, number) => kept.Put(Table!, number with { State = number.State with { KeptFor = null, CallAt = null }, Agreed = null })),
        Followed = static (kept, before, after) =>
        {
            kept.Remember(RestingNumbers.Memo).Follow(before, after);
            if (before?.Region == after?.Region && before?.Shelf == after?.Shelf) return;
            if (before is not null) Shelves.Add(kept, -1, before.Region, before.Shelf.Packed);
            if (after is not null) Shelves.Add(kept, +1, after.Region, after.Shelf.Packed);
        },
    };

    /// <summary>Those that will be free, by region, the part of the day to avoid, and when; see <see cref="FreeKeys"/>.</summary>
    public static readonly TableIndex<TouchedNumber> Free = Table.By("free", static number => number.FreeAt is { } at ? Key.Of(FreeKey(number.Region, number.State.Avoid, at)) : null);

    /// <summary>Those kept for somebody, by volunteer and the time of the call.</summary>
    public static readonly TableIndex<TouchedNumber> Kept = Table.By(
        "kept", static number => number.State.KeptFor is { } volunteer ? Key.Of(volunteer, (number.State.CallAt ?? default).UtcTicks) : null, hasByteKeys: true);

    public static readonly TableIndex<TouchedNumber> Doubted = Table.By("doubted", static number => number.State.DoubtedBy is { } volunteer ? Key.Of(volunteer) : null);

    /// <summary>Those that a pile still counts as untouched, by segment and region.</summary>
    public static readonly TableIndex<TouchedNumber> Ahead = Table.By("ahead", static number => number.Ahead is { } segment ? Key.Of(segment, number.Region) : null, hasByteKeys: true);

    /// <summary>
    /// Keeps what became of the number that was read. It is changed only from that revision, and never goes from one lease to another: a
    /// number is with one volunteer at most.
    /// </summary>
    /// <returns>As it is now kept, with its next revision.</returns>
    public static TouchedNumber Save(ITransaction kept, TouchedNumber number)
    {
        var before = kept.Find(Table, number.Token);
        if ((before?.Rev ?? 0) != number.Rev || (before?.HeldBy is { } held && number.HeldBy is { } now && held != now))
            throw new InvalidOperationException("A number was changed since it was read, or another lease holds it.");
        var saved = number with { Rev = number.Rev + 1 };
        kept.Put(Table, saved);
        return saved;
    }

    /// <summary>Keys of <see cref="Free"/>: the numbers of a region that avoid a part of the day and are free at <paramref name="to"/>. Keys have seconds: look at <see cref="TouchedNumber.FreeAt"/>.</summary>
    public static KeyRange FreeKeys(int region, Daypart? avoiding, DateTimeOffset from, DateTimeOffset to) =>
        KeyRange.Numbers(FreeKey(region, avoiding, from), FreeKey(region, avoiding, to));

    /// <summary>The rest and the doubt stay, whose they were does not.</summary>
    public static NumberState Without(VolunteerId volunteer, NumberState state)
    {
        if (state.KeptFor == volunteer.Value) state = state with { KeptFor = null, CallAt = null };
        return state.DoubtedBy == volunteer.Value ? state with { DoubtedBy = Forgotten } : state;
    }

    public static void WriteState(RecordWriter to, NumberState state) => to
        .Long((int)state.Status).Time(state.Until).Long(state.Attempts).Long((int?)state.Avoid).Long(state.KeptFor).Time(state.CallAt).Long(state.CallLaters).Long(state.DoubtedBy);

    public static NumberState ReadState(ref RecordReader from) => new()
    {
        Status = (NumberStatus)from.Int(),
        Until = from.TimeOrNull(),
        Attempts = from.Int(),
        Avoid = (Daypart?)from.IntOrNull(),
        KeptFor = from.LongOrNull(),
        CallAt = from.TimeOrNull(),
        CallLaters = from.Int(),
        DoubtedBy = from.LongOrNull(),
    };

    private static long FreeKey(int region, Daypart? avoid, DateTimeOffset at)
    {
        var second = Math.Clamp((at.UtcTicks - s_firstSecond.UtcTicks) / TimeSpan.TicksPerSecond, 0, (1L << SecondBits) - 1);
        var part = avoid is { } daypart ? (long)daypart + 1 : 0;
        return ((long)region << (SecondBits + AvoidBits)) | (part << SecondBits) | second;
    }

    private static void Write(RecordWriter to, TouchedNumber number)
    {
        to.Bytes(number.Token).Long(number.Region);
        WriteState(to, number.State);
        to.Long(number.Agreed?.Value).Long(number.HeldBy?.Value).Long(number.Rev).Long(number.Ahead).Long(number.Flag).Bool(number.IsBarredForSome);
    }

    private static TouchedNumber Read(ref RecordReader from)
    {
        var (token, region, state) = (from.Bytes().ToArray(), from.Int(), ReadState(ref from));
        var (agreed, heldBy, rev) = (from.LeaseOrNull(), from.LeaseOrNull(), from.Long());
        return new TouchedNumber(token, region, state, agreed, heldBy, rev) { Ahead = from.LongOrNull(), Flag = from.LongOrNull(), IsBarredForSome = from.BoolOrNull() };
    }
}
