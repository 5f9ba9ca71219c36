using System.CommandLine;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Commands;

/// <summary>`plan refresh`: a new numbering plan from the files of the official registry.</summary>
internal static class PlanCommand
{
    /// <summary>Changes that are listed of each kind; the rest is summed up.</summary>
    private const int Listed = 12;

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "ABC-3xx.csv, ABC-4xx.csv, ABC-8xx.csv, DEF-9xx.csv of the registry.", Arity = ArgumentArity.OneOrMore };
        var accept = new Option<bool>("--accept-loss") { Description = "Takes a registry that lost more than a fifth of its codes; otherwise that is taken for a damaged file." };
        var refresh = new Command("refresh", "Compiles the numbering plan from the registry's files and says what changed. The bot takes it at its next start.") { files, accept };
        refresh.SetAction((parsed, _) => Verb.Guard(() =>
        {
            var refreshed = PlanRefresh.Run(NumberingPlanFiles.DefaultDirectory, parsed.GetValue(files)!, TimeProvider.System.GetUtcNow(), parsed.GetValue(accept));
            Console.WriteLine($"Ranges:  {refreshed.Ranges,14:N0}");
            Console.WriteLine($"Numbers: {refreshed.NumbersBefore,14:N0} before");
            Console.WriteLine($"         {refreshed.NumbersAfter,14:N0} now ({refreshed.NumbersAfter - refreshed.NumbersBefore:+#,0;-#,0;0})");
            Changes(refreshed.Changes);
            Console.WriteLine($"Written to {Path.Combine(NumberingPlanFiles.DefaultDirectory, NumberingPlanFiles.RangesName)}.");
            Console.WriteLine("Numbers that are in the bank keep the region they came with; imports from now on follow the new plan.");
            return Task.FromResult(CommandLine.Done);
        }));
        return new Command("plan", "The numbering plan: which number belongs to which region.") { refresh };
    }

    private static void Changes(IReadOnlyList<PlanChange> changes)
    {
        if (changes.Count == 0) Console.WriteLine("Nothing changed.");
        Most("New numbers:", [.. changes.Where(change => change.From is null)], change => $"{change.To}");
        Most("Gone:", [.. changes.Where(change => change.To is null)], change => $"{change.From}");
        Most("Moved:", [.. changes.Where(change => change is { From: not null, To: not null })], change => $"{change.From} → {change.To}");
    }

    private static void Most(string title, List<PlanChange> changes, Func<PlanChange, string> words)
    {
        if (changes.Count == 0) return;
        Console.WriteLine($"{title,-13}{changes.Sum(change => change.Numbers),10:N0}");
        foreach (var change in changes.Take(Listed)) Console.WriteLine($"  {change.Numbers,14:N0}  {words(change)}");
        if (changes.Count > Listed) Console.WriteLine($"  {changes.Skip(Listed).Sum(change => change.Numbers),14:N0}  in {changes.Count - Listed:N0} more");
    }
}
