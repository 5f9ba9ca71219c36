using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>What became of lines.</summary>
/// <param name="Added">New in the bank.</param>
/// <param name="Duplicates">In the batch twice, or in the bank already.</param>
/// <param name="DoNotCall">Never to be called again; not added.</param>
public sealed record AddedNumbers(long Added, long Duplicates, long DoNotCall)
{
    public static AddedNumbers operator +(AddedNumbers one, AddedNumbers other) =>
        new(one.Added + other.Added, one.Duplicates + other.Duplicates, one.DoNotCall + other.DoNotCall);
}

/// <summary>What became of a batch.</summary>
/// <param name="Sources">As in <see cref="NumberBatch.Sources"/>: the source of a number's first line has added it.</param>
/// <param name="Regions">New numbers by region.</param>
public sealed record BatchAdded(IReadOnlyList<AddedNumbers> Sources, IReadOnlyDictionary<RegionCode, int> Regions)
{
    /// <summary>The longest time for which others who wanted to write had to wait.</summary>
    public TimeSpan LongestHold { get; init; }

    public AddedNumbers Sum => Sources.Aggregate(new AddedNumbers(0, 0, 0), (sum, source) => sum + source);

    internal static BatchAdded Nothing(NumberBatch batch) =>
        new([.. batch.Sources.Select(_ => new AddedNumbers(0, 0, 0))], new Dictionary<RegionCode, int>());
}
