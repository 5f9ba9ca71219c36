using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Chooses the hours at which the bot reminds of calling.</summary>
/// <param name="Set">As it is set now.</param>
/// <param name="Offered">What was understood of typed words, or is possible near it.</param>
public sealed record AtReminders(State Return, WeeklyHour? Set = null, HoursHeard Heard = HoursHeard.Nothing, IReadOnlyList<WeeklyHour>? Offered = null) : Aside(Return), IPage
{
    public bool Equals(AtReminders? other) => base.Equals(other) && Set == other.Set && Heard == other.Heard && (Offered ?? []).SequenceEqual(other.Offered ?? []);

    public override int GetHashCode() => HashCode.Combine(Return, Set, Heard, Offered?.Count);
}

/// <summary>How typed hours were taken. The values are stored.</summary>
public enum HoursHeard
{
    /// <summary>Nothing was typed.</summary>
    Nothing = 0,
    Understood = 1,

    /// <summary>Nobody in Russia is called at that time.</summary>
    Closed = 2,
    Unclear = 3,
}

/// <summary>The hours are right; no day at all ends the reminders.</summary>
/// <param name="Days">See <see cref="WeeklyHour.Days"/>.</param>
public sealed record ReminderChosen(int Days, int Minute) : Trigger
{
    public static ReminderChosen Never { get; } = new(0, 0);
}

/// <summary>A reminder's answer that ends it for the day.</summary>
public sealed record NotToday : Trigger;

/// <summary>A chosen hour has come. The timer is all that is kept of the choice.</summary>
public sealed record ReminderDue(int Days, int Minute) : TimeCame;

/// <summary>When somebody is reminded. Answered by <see cref="ReminderSeen"/>.</summary>
public sealed record LookAtReminder : Ask;

public sealed record ReminderSeen(WeeklyHour? Hour) : Answer;

/// <summary>Whether the hour that has come is said, and when the next one comes. Answered by <see cref="ReminderCame"/>.</summary>
public sealed record CallReminder(WeeklyHour Hour) : Ask;

/// <param name="Next">Null when there is none any more.</param>
public sealed record ReminderCame(WeeklyHour Hour, bool Rings, DateTimeOffset? Next) : Answer;
