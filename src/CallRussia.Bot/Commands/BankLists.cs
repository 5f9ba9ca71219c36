using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Commands;

/// <summary>Lists of numbers for `bank`. A line that can't be taken is named, the others are taken, and the verb ends with 1.</summary>
internal static class BankLists
{
    private const int NumbersAtOnce = 10_000;

    public static async Task<int> Close(Bank bank, string file, CancellationToken cancellationToken)
    {
        var all = new ListCount();
        await using var stream = Open(file);
        foreach (var step in Accepted(NumberList.Read(stream), all).Chunk(NumbersAtOnce))
        {
            var closed = await bank.Store.CloseNumbers([.. step.Select(line => line.Number)], AuditEntry.CommandLine, TimeProvider.System.GetUtcNow(), cancellationToken);
            (all.New, all.Before) = (all.New + closed.Closed, all.Before + closed.Before);
        }
        Console.WriteLine($"Closed:        {all.New,12:N0}");
        return all.End("Before:");
    }

    public static async Task<int> Plant(Bank bank, string file, CancellationToken cancellationToken)
    {
        var all = new ListCount();
        await using var stream = Open(file);
        var placed = NumberList.Read(stream).Select(line => (Line: line, Place: line.Refusal == Refusal.None ? bank.Plan.Find(line.Number) : Placement.Refused(line.Refusal)))
            .Select(one => (Line: one.Line with { Refusal = one.Place.IsCallable ? Refusal.None : one.Place.Refusal }, one.Place.Region));
        foreach (var step in placed.Where(one => all.Takes(one.Line)).Chunk(NumbersAtOnce))
        {
            var planted = await bank.Store.PlantHoneytokens(
                [.. step.Select(one => (one.Line.Number, one.Region!.Code))], AuditEntry.CommandLine, TimeProvider.System.GetUtcNow(), cancellationToken);
            (all.New, all.Before) = (all.New + planted.Planted, all.Before + planted.Before);
        }
        Console.WriteLine($"Planted:       {all.New,12:N0}");
        return all.End("Before:");
    }

    /// <param name="given">A number, or - for those of standard input.</param>
    /// <returns>The worst of the exit codes.</returns>
    public static async Task<int> Each(string given, Func<PhoneNumber, Task<int>> act)
    {
        if (PhoneNumber.TryParse(given, out var number, out _)) return await act(number);
        var (all, code) = (new ListCount(), CommandLine.Done);
        await using var stream = Open(given);
        foreach (var line in Accepted(NumberList.Read(stream), all)) code = Math.Max(code, await act(line.Number));
        return Math.Max(code, all.Code);
    }

    private static IEnumerable<ListedNumber> Accepted(IEnumerable<ListedNumber> lines, ListCount all) => lines.Where(all.Takes);

    private static Stream Open(string file) => file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);

    private sealed class ListCount
    {
        private long _refused;

        public long New { get; set; }

        public long Before { get; set; }

        public int Code => _refused == 0 ? CommandLine.Done : CommandLine.Failed;

        public bool Takes(ListedNumber line)
        {
            if (line.Refusal == Refusal.None) return true;
            _refused++;
            Console.Error.WriteLine($"Line {line.Line}: {line.MaskedText ?? line.Number.ToString()}: {line.Refusal.Text()}.");
            return false;
        }

        public int End(string before)
        {
            Console.WriteLine($"{before,-14} {Before,12:N0}");
            if (_refused > 0) Console.WriteLine($"Not taken:     {_refused,12:N0}");
            return Code;
        }
    }
}
