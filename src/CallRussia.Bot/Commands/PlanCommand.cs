using System.CommandLine;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Commands;

/// <summary>`plan refresh`: a new numbering plan from the files of the official registry.</summary>
internal static class PlanCommand
{
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
            Console.WriteLine($"Written to {Path.Combine(NumberingPlanFiles.DefaultDirectory, NumberingPlanFiles.RangesName)}.");
            return Task.FromResult(CommandLine.Done);
        }));
        return new Command("plan", "The numbering plan: which number belongs to which region.") { refresh };
    }
}
