using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Mail;

/// <summary>How far the bot is behind what came in; zero where nothing waits.</summary>
/// <param name="Inbox">The age of the first update that had no turn yet.</param>
/// <param name="Timers">How long ago the oldest timer that nobody took was due.</param>
public sealed record Lag(TimeSpan Inbox, TimeSpan Timers)
{
    public static Lag Of(ITransaction kept, DateTimeOffset now) => new(
        Since(kept.All(Mail.Inbox.Updates).FirstOrDefault(update => !update.IsAside)?.At, now),
        Since(kept.All(Mail.Timers.ByDue).FirstOrDefault()?.Due, now));

    // A clock that was put back makes nobody early.
    private static TimeSpan Since(DateTimeOffset? moment, DateTimeOffset now) => moment is { } at && at < now ? now - at : TimeSpan.Zero;
}
