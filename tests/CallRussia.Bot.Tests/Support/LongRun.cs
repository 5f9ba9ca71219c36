using System.Globalization;

namespace CallRussia.Bot.Tests.Support;

/// <summary>What whoever looks longer, or again, sets by variables such as <c>SIM_SEED</c>.</summary>
internal static class LongRun
{
    /// <returns>Null where it is not set.</returns>
    public static int? Asked(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>One that nobody chose, or <c>SIM_SEED</c>; and <c>SIM_RUNS</c> in all, each the next one.</summary>
    public static IEnumerable<int> Seeds() => Enumerable.Range(Asked("SIM_SEED") ?? Environment.TickCount & 0xff_ffff, Asked("SIM_RUNS") ?? 1);
}
