using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Core.Community;

/// <summary>When a group's chat at Telegram hears of a meeting: a day and ten minutes before. The timers are the host's, by whose turn it is said, and go with them.</summary>
internal static class GroupReminders
{
    public static void Set(ITransaction kept, Event one, DateTimeOffset at)
    {
        TakeOff(kept, one);
        if (one.CancelledFor is not null || one.Group is not { } group || GroupRooms.Of(kept, group) is null || GroupHosts.Of(kept, group) is not { } host) return;
        foreach (var (news, due) in EventTimers.Reminders(one))
            if (due > at) Timers.Set(kept, host.Who, Of(one) + (int)news, due, new GroupReminderDue(one.Id, news));
    }

    public static void TakeOff(ITransaction kept, Event one)
    {
        if (one.Group is { } group && GroupHosts.Of(kept, group) is { } host) Timers.TakeOffBeginning(kept, host.Who, Of(one));
    }

    private static string Of(Event one) => $"group-chat:{one.Id}:";
}
