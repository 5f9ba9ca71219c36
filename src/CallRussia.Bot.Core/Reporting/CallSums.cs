using System.Globalization;
using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Hand-outs of one day counted by one cut. They name no person and no number.</summary>
/// <param name="Day">Its number; <see cref="EveryDay"/> for the sum of all days.</param>
public sealed record KeptSums(Cut Cut, int Day, IReadOnlyList<CallSum> Sums)
{
    public const int EveryDay = -1;

    /// <summary>By cut and day: a report reads the stretch of a cut that it wants, and nothing else.</summary>
    public static readonly Table<(Cut Cut, int Day), KeptSums> Table = new(
        "report_sums", sums => (sums.Cut, sums.Day), key => Key.Of((long)key.Cut, key.Day),
        static (to, sums) => to.Long((int)sums.Cut).Long(sums.Day).Many(sums.Sums, static (one, sum) => one.Text(sum.Key).Long(sum.Outcome).Long(sum.Calls)),
        static (ref RecordReader from) => new KeptSums(
            (Cut)from.Int(), from.Int(), from.Many(static (ref RecordReader one) => new CallSum(one.Text(), one.Int(), one.Long()))))
    {
        HasByteKeys = true,
        IsBulky = true,
    };
}

/// <param name="Outcome">Its number; 0 where there is none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CallSum(string Key, int Outcome, long Calls);

/// <summary>Hand-outs counted by every <see cref="Cut"/>, and within each by outcome.</summary>
internal sealed class CallSums
{
    /// <summary>In place of an outcome where there is none.</summary>
    private const int Unreported = 0;

    private static readonly Cut[] s_cuts = Enum.GetValues<Cut>();
    private static readonly string[] s_hours = [.. Enumerable.Range(0, HourCounts.Hours).Select(hour => hour.ToString(CultureInfo.InvariantCulture))];

    private readonly Dictionary<(string Key, int Outcome), long>[] _cells = [.. s_cuts.Select(_ => new Dictionary<(string, int), long>())];

    public Steps Total { get; private set; }

    /// <summary>Counts one hand-out. Regions go by their ids in the store.</summary>
    public void Add(CountedCall call)
    {
        var lease = call.Lease;
        var outcome = (int?)lease.Outcome ?? Unreported;
        var region = lease.Region.ToString(CultureInfo.InvariantCulture);
        Add(Cut.Outcome, outcome == Unreported ? Group.Unknown : outcome.ToString(CultureInfo.InvariantCulture), outcome, 1);
        Add(Cut.Region, region, outcome, 1);
        Add(Cut.Hour, s_hours[lease.LocalHour], outcome, 1);
        Add(Cut.Country, call.Volunteer?.Country ?? Group.Unknown, outcome, 1);
        Add(Cut.Tier, lease.Tier is { } tier ? s_hours[(int)tier] : Group.Unknown, outcome, 1);
        Add(Cut.Language, call.Volunteer?.Language.Code ?? Group.Unknown, outcome, 1);
        Add(Cut.Guide, lease.Guide ?? Group.Unknown, outcome, 1);
        if (lease.Outcome is { } ended && AnswerRates.Tells(ended))
            Add(Cut.RegionHour, $"{region}:{s_hours[lease.LocalHour]}", (int)(ended.WasAnswered() ? Outcome.Talked : Outcome.NoAnswer), 1);
    }

    public void Add(KeptSums sums)
    {
        foreach (var (key, outcome, calls) in sums.Sums) Add(sums.Cut, key, outcome, calls);
    }

    public IEnumerable<Group> Groups(Cut cut) => _cells[(int)cut]
        .GroupBy(cell => cell.Key.Key, StringComparer.Ordinal)
        .Select(group => new Group(group.Key, group.Aggregate(default(Steps), static (sum, cell) => sum + Steps.Of(Read(cell.Key.Outcome), cell.Value))));

    /// <summary>How many of a cut's groups ended so; of all of them when <paramref name="key"/> is null.</summary>
    public long Count(Cut cut, string? key, Outcome outcome) => key is null
        ? _cells[(int)cut].Where(cell => cell.Key.Outcome == (int)outcome).Sum(cell => cell.Value)
        : _cells[(int)cut].GetValueOrDefault((key, (int)outcome));

    /// <summary>As they are kept for a day.</summary>
    public IEnumerable<KeptSums> Kept(int day) =>
        from cut in s_cuts
        where _cells[(int)cut].Count > 0
        select new KeptSums(cut, day, [.. _cells[(int)cut].Select(cell => new CallSum(cell.Key.Key, cell.Key.Outcome, cell.Value))]);

    private void Add(Cut cut, string key, int outcome, long calls)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_cells[(int)cut], (key, outcome), out _) += calls;
        if (cut == Cut.Outcome) Total += Steps.Of(Read(outcome), calls);
    }

    private static Outcome? Read(int stored) => stored == Unreported ? null : (Outcome)stored;
}
