namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>What volunteers did lately.</summary>
public static class Activities
{
    public static readonly TimeSpan NewFor = TimeSpan.FromDays(14);
    public static readonly TimeSpan ActiveFor = TimeSpan.FromDays(30);

    /// <param name="called">Reported calls.</param>
    public static Activity Of(DateTimeOffset joined, int called, DateTimeOffset? lastCall, DateTimeOffset now) => called > 0
        ? lastCall > now - ActiveFor ? Activity.Active : Activity.Lapsed
        : joined > now - NewFor ? Activity.New : Activity.NeverCalled;
}
