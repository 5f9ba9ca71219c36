using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Storage;

/// <summary>For a few numbers that are at hand.</summary>
public static class FewNumbers
{
    /// <inheritdoc cref="IStore.AddNumbers"/>
    public static async Task<AddedNumbers> AddNumbers(
        this IStore store, IEnumerable<(PhoneNumber Number, RegionCode Region)> numbers, string source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var batch = new NumberBatch();
        batch.From(source);
        foreach (var (number, region) in numbers) batch.Add(number, region);
        return (await store.AddNumbers(batch, at, cancellationToken)).Sum;
    }
}
