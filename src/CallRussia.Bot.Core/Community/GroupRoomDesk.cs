using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Links a group's chat at Telegram, and lets members into it.</summary>
internal static class GroupRoomDesk
{
    public static Trigger Make(ITransaction kept, MakeGroupCode ask, Deed deed) =>
        GroupHosts.Is(kept, ask.Group, deed.Who) && GroupDesk.Find(kept, ask.Group, deed) is { } group ? new GroupCodeMade(group, GroupRooms.MakeCode(kept, group.Id, deed.At)) : new GroupGone();

    public static Trigger Leave(ITransaction kept, LeaveGroupRoom ask, Deed deed)
    {
        if (!GroupHosts.Is(kept, ask.Group, deed.Who) || GroupDesk.Find(kept, ask.Group, deed) is not { } group) return new GroupGone();
        GroupRooms.Unlink(kept, group.Id, deed.At);
        return new GroupSeen(GroupDesk.Show(kept, group, deed));
    }

    public static Trigger Order(ITransaction kept, AskForGroupEntry ask, Deed deed)
    {
        if (Open(kept, ask.Group, deed) is not { } chat) return new GroupGone();
        if (GroupEntries.Find(kept, ask.Group, deed.Who, deed.At) is not { } entry)
        {
            GroupEntries.Order(kept, chat, deed.Who, deed.At);
            return new GroupEntryComes(ask.Group);
        }
        if (entry.IsSpent) return new GroupEntrySpent(ask.Group);
        return entry.Link.Length == 0 ? new GroupEntryComes(ask.Group) : new GroupEntrySeen(Groups.Find(kept, ask.Group)!, entry.Link, entry.Until, ComesByItself: false);
    }

    public static Trigger Keep(ITransaction kept, KeepGroupEntry ask, Deed deed)
    {
        var chat = Open(kept, ask.Group, deed);
        if (chat is not null && GroupEntries.Find(kept, ask.Group, deed.Who, deed.At) is { Link: "", IsSpent: false } entry)
        {
            kept.Put(GroupEntries.Table, entry with { Link = ask.Link });
            return new GroupEntrySeen(Groups.Find(kept, ask.Group)!, ask.Link, entry.Until, ComesByItself: true);
        }
        // They left meanwhile, or have one already: nobody is to join by this one.
        if ((chat ?? GroupRooms.Of(kept, ask.Group)) is { } known) GroupEntries.Revoke(kept, known, ask.Link);
        return new GroupNothingToTell();
    }

    /// <summary>Where the chat was unlinked they have heard of that.</summary>
    public static Trigger Drop(ITransaction kept, DropGroupEntry ask, Deed deed)
    {
        if (GroupRooms.At(kept, new VolunteerId(ask.Into)) is not { } chat || kept.Find(GroupEntries.Table, (chat.Group, deed.Who)) is not { Link: "", IsSpent: false } entry) return new GroupNothingToTell();
        GroupEntries.TakeBack(kept, entry, deed.At);
        return new GroupEntryDropped(chat.Group);
    }

    /// <summary>After a long stop it may be too late for what was to be said.</summary>
    public static Trigger Look(ITransaction kept, LookAtGroupReminder ask, Deed deed) =>
        Events.Find(kept, ask.Event) is { CancelledFor: null, Group: { } group } one && GroupRooms.Of(kept, group) is { } chat && GroupHosts.Is(kept, group, deed.Who) && EventTimers.IsInTime(one, ask.News, deed.Now)
            ? new GroupReminderSeen(chat.Hearer(), chat.Language, one, ask.News)
            : new GroupNothingToTell();

    private static GroupRoom? Open(ITransaction kept, long group, Deed deed) =>
        Groups.Has(kept, group, deed.Who) && GroupDesk.Find(kept, group, deed) is not null ? GroupRooms.Open(kept, group) : null;
}
