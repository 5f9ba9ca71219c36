using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>A volunteer's timers by name. One number in hand at a time: its timers need no id.</summary>
public static class TimerKeys
{
    public const string LeaseWarning = "lease-warning";
    public const string LeaseEnd = "lease-end";
    public const string Opening = "opening";

    public static string AnnouncementOver(int message) => $"announced:{message}";
    public const string Resumed = "resumed";
    public const string Breath = "breath";
    public const string Reminder = "reminder";

    /// <summary>Two days without a call after one of the first.</summary>
    public const string Return = "return";

    /// <summary>An hour of calling together ends.</summary>
    public const string SharedHour = "shared-hour";

    /// <summary>What invites somebody to call: whoever is suspended hears none of it.</summary>
    public static IReadOnlyList<string> Invitations { get; } = [Opening, Resumed, Reminder, Return, SharedHour];

    /// <summary>How all reminders of agreed calls begin.</summary>
    public const string CallLater = "call-later-";

    public static string CallLaterSoon(LeaseId lease) => $"call-later-soon:{lease}";

    public static string CallLaterDayBefore(LeaseId lease) => $"call-later-day:{lease}";
}
