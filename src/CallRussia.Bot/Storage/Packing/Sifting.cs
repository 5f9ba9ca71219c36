using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>
/// A batch against the bank and the do-not-call register. Who is on the register is counted as that, whatever else it is; a number of the
/// bank stays what it is; of a number's lines the first one counts, with its region.
/// </summary>
/// <param name="piles">By place of the region: what is new goes there. Null only counts.</param>
internal sealed class Sifting(NumberBatch batch, IReadOnlyList<PilePacker?>? piles, int workers)
{
    private readonly int[] _added = new int[NumberBatch.MostSources];
    private readonly int[] _duplicates = new int[NumberBatch.MostSources];
    private readonly int[] _doNotCall = new int[NumberBatch.MostSources];
    private readonly int[] _byRegion = new int[batch.Regions.Count];
    private readonly ulong[] _marks = new ulong[NumberBatch.PageNumbers / 64];

    /// <summary>What an empty bank would make of a batch.</summary>
    public static BatchAdded Alone(NumberBatch batch, CancellationToken cancellationToken) => new Sifting(batch, piles: null, Environment.ProcessorCount).Run(bank: null, cancellationToken);

    /// <param name="bank">Null compares with an empty bank.</param>
    public BatchAdded Run(BankInside? bank, CancellationToken cancellationToken)
    {
        var known = bank is null ? null : new KnownNumbers(bank.Piles);
        var fold = new PageFold(batch, Suspicion(bank));
        var pages = Enumerable.Range(0, NumberBatch.Pages).Where(batch.HasPage);
        foreach (var page in InOrder.Select(pages, fold.Fold, workers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sift(page, known?.Mark(page.Page, _marks) ?? false, bank is null ? null : Refused(page, bank));
        }
        return Counted();
    }

    private static Func<long, bool>? Suspicion(BankInside? bank)
    {
        if (bank is not { Hints: { Count: > 0 } hints }) return null;
        return national => hints.Contains(bank.Hint(national));
    }

    private BatchAdded Counted() => new(
        [.. batch.Sources.Select((_, source) => new AddedNumbers(_added[source], _duplicates[source], _doNotCall[source]))],
        batch.Regions.Zip(_byRegion).Where(region => region.Second > 0).ToDictionary(region => region.First, region => region.Second));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sift(FoldedPage page, bool anyKnown, HashSet<int>? refused)
    {
        for (var source = 0; source < batch.Sources.Count; source++) _duplicates[source] += page.Duplicates[source];
        foreach (var word in page.Numbers)
        {
            var line = new BatchLine(word);
            if (refused is not null && refused.Contains(line.Low)) continue;
            if (anyKnown && (_marks[line.Low >> 6] >> line.Low & 1) != 0)
            {
                _duplicates[line.Source]++;
                continue;
            }
            _added[line.Source]++;
            _byRegion[line.Region]++;
            piles?[line.Region]!.Add(FoldedPage.National(page.Page, line.Low));
        }
    }

    /// <summary>Every line of such a number counts as do-not-call.</summary>
    private HashSet<int>? Refused(FoldedPage page, BankInside bank)
    {
        if (page.Suspects is not { } suspects) return null;
        suspects.RemoveWhere(low => !bank.IsClosed(PhoneNumber.FromNational(FoldedPage.National(page.Page, low))));
        foreach (var low in suspects)
        {
            var sources = batch.SourcesOf(FoldedPage.National(page.Page, low));
            foreach (var source in sources) _doNotCall[source]++;
            // All but the first line were counted as repetitions of it.
            foreach (var source in sources.SkipLast(1)) _duplicates[source]--;
        }
        return suspects;
    }
}

/// <summary>What an import compares with.</summary>
/// <param name="Piles">See <see cref="KnownNumbers"/>.</param>
/// <param name="Hints">Of the numbers on the do-not-call register.</param>
/// <param name="Hint">The hint of a number. Called from several threads.</param>
internal sealed record BankInside(IEnumerable<IEnumerable<byte[]>> Piles, IReadOnlySet<int> Hints, Func<long, int> Hint, Func<PhoneNumber, bool> IsClosed);
