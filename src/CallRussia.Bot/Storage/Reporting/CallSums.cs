using System.Globalization;
using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>Hand-outs counted by every <see cref="Cut"/>, and within each by outcome. It knows no person and no number.</summary>
internal sealed class CallSums
{
    /// <summary>In place of an outcome where there is none.</summary>
    private const int Unreported = 0;

    private static readonly string[] s_hours = [.. Enumerable.Range(0, HourCounts.Hours).Select(hour => hour.ToString(CultureInfo.InvariantCulture))];

    private readonly Dictionary<Cell, long>[] _cells = [.. Enum.GetValues<Cut>().Select(_ => new Dictionary<Cell, long>())];

    public Steps Total { get; private set; }

    /// <summary>Counts one hand-out. Regions go by their ids in the store.</summary>
    public void Add(CallRow call)
    {
        var outcome = (int?)call.Outcome ?? Unreported;
        var region = call.Region.ToString(CultureInfo.InvariantCulture);
        Add(Cut.Outcome, outcome == Unreported ? Group.Unknown : outcome.ToString(CultureInfo.InvariantCulture), outcome, 1);
        Add(Cut.Region, region, outcome, 1);
        Add(Cut.Hour, s_hours[call.Hour], outcome, 1);
        Add(Cut.Country, call.Country ?? Group.Unknown, outcome, 1);
        Add(Cut.Tier, call.Tier is { } tier ? s_hours[(int)tier] : Group.Unknown, outcome, 1);
        Add(Cut.Language, call.Language ?? Group.Unknown, outcome, 1);
        Add(Cut.Guide, call.Guide ?? Group.Unknown, outcome, 1);
        if (call.Outcome is { } ended && AnswerRates.Tells(ended))
            Add(Cut.RegionHour, $"{region}:{s_hours[call.Hour]}", (int)(ended.WasAnswered() ? Outcome.Talked : Outcome.NoAnswer), 1);
    }

    public void Add(Cut cut, string key, int outcome, long calls)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_cells[(int)cut], new Cell(key, outcome), out _) += calls;
        if (cut == Cut.Outcome) Total += Steps.Of(Read(outcome), calls);
    }

    public IEnumerable<Group> Groups(Cut cut) => _cells[(int)cut]
        .GroupBy(cell => cell.Key.Key, StringComparer.Ordinal)
        .Select(group => new Group(group.Key, group.Aggregate(default(Steps), static (sum, cell) => sum + Steps.Of(Read(cell.Key.Outcome), cell.Value))));

    /// <summary>How many of a cut's groups ended so; of all of them when <paramref name="key"/> is null.</summary>
    public long Count(Cut cut, string? key, Outcome outcome) => key is null
        ? _cells[(int)cut].Where(cell => cell.Key.Outcome == (int)outcome).Sum(cell => cell.Value)
        : _cells[(int)cut].GetValueOrDefault(new Cell(key, (int)outcome));

    /// <summary>Cut by cut: its number, the length of what follows, and its cells.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var cut = 0; cut < _cells.Length; cut++)
        {
            var cells = Written(_cells[cut]);
            writer.Write7BitEncodedInt(cut);
            writer.Write7BitEncodedInt(cells.Length);
            writer.Write(cells);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Adds what <see cref="ToBytes"/> gave; of the cuts that are not wanted nothing is read.</summary>
    public void Add(byte[] written, IReadOnlySet<Cut> wanted)
    {
        using var bytes = new MemoryStream(written);
        using var reader = new BinaryReader(bytes);
        while (bytes.Position < bytes.Length)
        {
            var cut = (Cut)reader.Read7BitEncodedInt();
            var end = reader.Read7BitEncodedInt() + bytes.Position;
            if (!wanted.Contains(cut)) bytes.Position = end;
            while (bytes.Position < end) Add(cut, reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64());
        }
    }

    private static byte[] Written(Dictionary<Cell, long> cells)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var (cell, calls) in cells)
        {
            writer.Write(cell.Key);
            writer.Write7BitEncodedInt(cell.Outcome);
            writer.Write7BitEncodedInt64(calls);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    private static Outcome? Read(int stored) => stored == Unreported ? null : (Outcome)stored;

    private readonly record struct Cell(string Key, int Outcome);
}
