using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Bank;

/// <summary>What one import brought.</summary>
/// <param name="Count">Its numbers; 0 until it is whole.</param>
/// <param name="Source">As it was called; a file's name for the most part.</param>
public sealed record Segment(long Id, int Count, string Source, DateTimeOffset CreatedAt, SegmentStage Stage);

/// <summary>The values are stored.</summary>
public enum SegmentStage
{
    /// <summary>Being written, or its import ended before: nobody sees its blocks.</summary>
    Unfinished = 0,
    Whole = 1,

    /// <summary>Withdrawn: its touched numbers are still to be retired.</summary>
    Leaving = 2,
}

/// <summary>The numbers of one region in one segment, and how many of them have been handed out or passed over, in the keyed order.</summary>
public sealed record Pile(long Segment, int Region, int Count, int Taken)
{
    public int Left => Count - Taken;

    /// <summary>In how many blocks its numbers lie; all but the last one are full.</summary>
    public int Blocks => (Count + BlockCodec.NumbersPerBlock - 1) / BlockCodec.NumbersPerBlock;
}

/// <summary>Up to 8,192 rising numbers of a pile, as <see cref="BlockCodec"/> writes them. Never changed.</summary>
/// <param name="Id">See <see cref="Blocks.Id"/>.</param>
public sealed record Block(long Id, int Count, byte[] Steps);

/// <summary>Segments, by their ids.</summary>
public static class Segments
{
    public static readonly Table<long, Segment> Table = new(
        "segment", segment => segment.Id, Key.Of,
        static (to, segment) => to.Long(segment.Id).Long(segment.Count).Text(segment.Source).Time(segment.CreatedAt).Long((int)segment.Stage),
        static (ref RecordReader from) => new Segment(from.Long(), from.Int(), from.Text(), from.Time(), (SegmentStage)from.Int()));

    private static readonly Sequence s_ids = new("segment");

    /// <summary>Takes an id, to which the blocks are bound before they are kept. Ids are never used again.</summary>
    public static long Announce(ITransaction kept, string source, DateTimeOffset at)
    {
        var segment = new Segment(kept.Next(s_ids), 0, source, at, SegmentStage.Unfinished);
        kept.Put(Table, segment);
        return segment.Id;
    }

    /// <summary>The moment at which its numbers are in the bank.</summary>
    public static void Complete(ITransaction kept, long id, IReadOnlyCollection<(int Region, int Count)> piles)
    {
        foreach (var (region, count) in piles) kept.Put(Piles.Table, new Pile(id, region, count, 0));
        kept.Change(Table, id, segment => segment with { Count = piles.Sum(pile => pile.Count), Stage = SegmentStage.Whole });
        kept.Move(Piles.Changed);
    }

    /// <summary>Announced, and not whole: being written, or the import ended before.</summary>
    public static long? FirstUnfinished(ITransaction kept) => kept.All(Table).FirstOrDefault(segment => segment.Stage == SegmentStage.Unfinished)?.Id;
}

/// <summary>Piles of whole segments, by segment and region.</summary>
public static class Piles
{
    /// <summary>Moves when piles come or go.</summary>
    public static readonly Stamp Changed = new("lanes");

    public static readonly Table<(long Segment, int Region), Pile> Table = Of("lane");

    /// <summary>Piles of withdrawn segments whose touched numbers are still to be retired.</summary>
    public static readonly Table<(long Segment, int Region), Pile> Leaving = Of("leaving");

    private static Table<(long Segment, int Region), Pile> Of(string name) => new(
        name, pile => (pile.Segment, pile.Region), key => Key.Of(key.Segment, key.Region),
        static (to, pile) => to.Long(pile.Segment).Long(pile.Region).Long(pile.Count).Long(pile.Taken),
        static (ref RecordReader from) => new Pile(from.Long(), from.Int(), from.Int(), from.Int()))
    {
        HasByteKeys = true,
    };
}

/// <summary>Blocks, by segment, region and place.</summary>
public static class Blocks
{
    private const int SegmentShift = 40;
    private const int RegionShift = 24;

    public static readonly Table<long, Block> Table = new(
        "block", block => block.Id, Key.Of,
        static (to, block) => to.Long(block.Id).Long(block.Count).Bytes(block.Steps),
        static (ref RecordReader from) => new Block(from.Long(), from.Int(), from.Bytes().ToArray()))
    {
        IsBulky = true,
    };

    public static long Id(long segment, int region, int place) => (segment << SegmentShift) | ((long)region << RegionShift) | (uint)place;

    public static (long Segment, int Region) PileOf(long id) => (id >> SegmentShift, (int)(id >> RegionShift & 0xffff));

    /// <summary>The keys of all blocks of a segment.</summary>
    public static KeyRange OfSegment(long segment) => KeyRange.Numbers(segment << SegmentShift, ((segment + 1) << SegmentShift) - 1);

    /// <exception cref="DamagedException">It is missing.</exception>
    public static byte[] Open(ITransaction kept, long id) => kept.Find(Table, id)?.Steps ?? throw new DamagedException("A block of numbers");

    /// <summary>The block in which the number at a rank of a pile lies.</summary>
    public static long Holding(long segment, int region, int rank) => Id(segment, region, rank / BlockCodec.NumbersPerBlock);

    /// <summary>The number at a rank of a pile.</summary>
    /// <param name="steps">Of the block in which it lies.</param>
    public static Numbers.PhoneNumber At(byte[] steps, int rank) => Numbers.PhoneNumber.FromNational(BlockCodec.At(steps, rank % BlockCodec.NumbersPerBlock));
}
