namespace CallRussia.Bot.Benchmarks;

/// <summary>The whole base into a new bank, and a second list that overlaps it by half, as whole processes.</summary>
internal static class BankImportBenchmark
{
    /// <summary>Writes a file of numbers, in a process of its own: `numbers FILE --from 0 --lines 1000`.</summary>
    public const string Write = "numbers";

    public static Task Run(Arguments arguments) => Task.CompletedTask;
}
