namespace CallRussia.Bot.Hosting;

/// <summary>
/// Time that only goes forward, even when somebody puts the machine's clock forward or back. Waits, paces and silences are measured by it; the clock
/// is for appointments and for what people read.
/// </summary>
internal static class SteadyTime
{
    /// <summary>The time since a moment that stays the same while the process lives.</summary>
    public static TimeSpan Steady(this TimeProvider clock) => clock.GetElapsedTime(0);
}
