using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Commands;

/// <summary>What an import says when it is over, or was stopped.</summary>
internal static class ImportWords
{
    public static void Report(Import import, bool isDryRun)
    {
        if (isDryRun) Console.WriteLine("Dry run: nothing was added. A real import would do this:");
        if (import.Reports.Count > 1)
            foreach (var file in import.Reports)
                Console.WriteLine($"{file.Name}: {file.Lines:N0} lines, {file.Added:N0} accepted, {file.Duplicates:N0} duplicate, {file.DoNotCall:N0} do not call, {file.Wrong:N0} wrong, {file.Excluded:N0} excluded");
        foreach (var file in import.Reports.Where(file => file.Column is not null)) Console.WriteLine($"Column of {file.Name}: {file.Column}");
        Sum(ImportReport.Sum(import.Reports));
        Console.WriteLine($"Regions:     {import.Regions,12:N0}");
        if (isDryRun && import.Batches > 1) Console.WriteLine("The memory took them in several batches, and a number that is in two of them counts as accepted twice.");
        if (import.Waiting > 0) Console.WriteLine($"Not added:   {import.Waiting,12:N0}");
        foreach (var file in import.Reports.Where(file => file.IsUseless))
            Console.Error.WriteLine($"{file.Name}: none of its lines is a number that is called.");
        if (import.LongestHold > TimeSpan.Zero) Console.WriteLine($"Hand-outs waited at most {import.LongestHold.TotalMilliseconds:N0} ms.");
    }

    private static void Sum(ImportReport report)
    {
        Console.WriteLine($"Lines:       {report.Lines,12:N0}");
        Console.WriteLine($"Accepted:    {report.Added,12:N0}");
        Console.WriteLine($"Duplicate:   {report.Duplicates,12:N0}");
        Console.WriteLine($"Do not call: {report.DoNotCall,12:N0}");
        Console.WriteLine($"Wrong:       {report.Wrong,12:N0}");
        Console.WriteLine($"Excluded:    {report.Excluded,12:N0}");
        foreach (var (reason, count) in report.Reasons.OrderByDescending(pair => pair.Value))
            Console.WriteLine($"  {count,12:N0}  {reason.Text()}");
        foreach (var rejects in report.Rejects) Console.WriteLine($"Rejected lines: {rejects}");
        if (report.NotWritten > 0) Console.WriteLine($"Not written:  {report.NotWritten,11:N0}  rejected lines; a rejects file holds {RejectsFile.MostLines:N0}.");
    }
}
