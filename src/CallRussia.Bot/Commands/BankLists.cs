using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Commands;

/// <summary>Lists of numbers for `bank`. A line that can't be taken is reported, the others are taken, and the verb ends with 1.</summary>
internal static class BankLists
{
    /// <summary>Every number of a line is closed, or the line is reported: no line counts as done while somebody in it could still be called.</summary>
    public static async Task<int> Close(Bank bank, string file, CancellationToken cancellationToken)
    {
        var all = new ListCount();
        await using var stream = Open(file);
        foreach (var step in NumberList.Read(stream).Where(all.Takes).SelectMany(line => line.Numbers).Chunk(Limits.NumbersAtOnce))
        {
            var closed = await bank.Store.Write(kept => BankDesk.Close(kept, step, Verb.Deed()), cancellationToken);
            (all.New, all.Before) = (all.New + closed.Closed, all.Before + closed.Before);
        }
        await Note(bank, FilePurpose.DoNotCall, file, all, cancellationToken);
        Console.WriteLine($"Closed:        {all.New,12:N0}");
        return all.End("Before:");
    }

    /// <summary>Read as strictly as an import: a wrong number that is planted will be called.</summary>
    public static async Task<int> Plant(Bank bank, string file, CancellationToken cancellationToken)
    {
        var all = new ListCount();
        await using var stream = Open(file);
        var reader = new ImportReader(bank.Plan);
        foreach (var part in reader.Read(stream))
        {
            foreach (var line in part.Refused) all.Refuse(line.Line, line.MaskedText, line.Refusal);
            foreach (var step in part.Accepted.ToArray().Select(placed => (placed.Number, reader.Regions[placed.Region])).Chunk(Limits.NumbersAtOnce))
            {
                var planted = await bank.Store.Write(kept => bank.Store.Rules.Bank.Plant(kept, step, Verb.Deed()), cancellationToken);
                (all.New, all.Before) = (all.New + planted, all.Before + step.Length - planted);
            }
        }
        await Note(bank, FilePurpose.Honeytokens, file, all, cancellationToken);
        Console.WriteLine($"Planted:       {all.New,12:N0}");
        return all.End("Before:");
    }

    /// <param name="given">A number, or - for numbers from standard input, one a line.</param>
    /// <returns>The worst of the exit codes.</returns>
    public static async Task<int> Each(string given, Func<PhoneNumber, Task<int>> act)
    {
        if (PhoneNumber.TryParse(given, out var number, out _)) return await act(number);
        var (all, code) = (new ListCount(), CommandLine.Done);
        await using var stream = Open(given);
        foreach (var line in NumberList.Read(stream).Where(all.TakesOne)) code = Math.Max(code, await act(line.Numbers[0]));
        return Math.Max(code, all.Code);
    }

    private static Task<Trigger> Note(Bank bank, FilePurpose purpose, string file, ListCount all, CancellationToken cancellationToken) =>
        bank.Ask(new NoteFile(purpose, FileName.ForLog(file), new FileCounts(all.New, all.Before, 0, all.Refused)), cancellationToken);

    private static Stream Open(string file) => file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);

    private sealed class ListCount
    {
        public long Refused { get; private set; }

        public long New { get; set; }

        public long Before { get; set; }

        public int Code => Refused == 0 ? CommandLine.Done : CommandLine.Failed;

        public bool Takes(ListedNumbers line)
        {
            if (line.Refusal != Refusal.None) Refuse(line.Line, line.MaskedText!, line.Refusal);
            return line.Refusal == Refusal.None;
        }

        /// <summary>With two numbers in a line nobody knows which one is meant.</summary>
        public bool TakesOne(ListedNumbers line)
        {
            if (line.Numbers.Count <= 1) return Takes(line);
            Refuse(line.Line, line.Numbers[0].ToString(), Refusal.SeveralNumbers);
            return false;
        }

        public void Refuse(long line, string maskedText, Refusal refusal)
        {
            Refused++;
            Console.Error.WriteLine($"Line {line}: {maskedText}: {refusal.Text()}.");
        }

        public int End(string before)
        {
            Console.WriteLine($"{before,-14} {Before,12:N0}");
            if (Refused > 0) Console.WriteLine($"Not taken:     {Refused,12:N0}");
            return Code;
        }
    }
}
