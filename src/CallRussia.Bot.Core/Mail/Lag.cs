using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>How far a bot is behind what came in; zero where nothing waits.</summary>
/// <param name="Inbox">The age of the first update that had no turn yet.</param>
/// <param name="Timers">How long ago the oldest timer that nobody took was due.</param>
public sealed record Lag(TimeSpan Inbox, TimeSpan Timers)
{
    public static Lag Of(ITransaction kept, BotId bot, DateTimeOffset now) => new(
        Since(Mail.Inbox.Of(kept, bot).FirstOrDefault(update => !update.IsAside)?.At, now),
        Since(kept.All(Mail.Timers.ByDue).FirstOrDefault()?.Due, now));

    // A clock that was put back makes nobody early.
    private static TimeSpan Since(DateTimeOffset? moment, DateTimeOffset now) => moment is { } at && at < now ? now - at : TimeSpan.Zero;
}
