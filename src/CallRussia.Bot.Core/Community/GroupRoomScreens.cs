using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Community;

/// <summary>A group's chat at Telegram, as its host and its members see it, and what is said in it.</summary>
internal static class GroupRoomScreens
{
    /// <summary>Telegram opens the choice of a chat, and asks for the one right that the bot needs.</summary>
    public static Screen HowToLink(GroupCodeMade made, Scene scene)
    {
        var screen = Screen.Of(T("how").With("place", GroupScreens.Place(made.Group)), T("how-safe"), T("how-long").With("lives", new TextArg.Duration(GroupRooms.CodeLives)));
        screen = scene.Campaign.BotName is { } bot ? screen.Row(new Button.Link(T("choose.button"), $"https://t.me/{bot}?startgroup={made.Code}&admin=invite_users")) : screen.And(T("not-now"));
        return screen.Row(GroupScreens.BackTo(made.Group.Id));
    }

    public static Screen Told(GroupRoomTold told) => Screen.Of(T("told." + told.News)).Row(GroupScreens.BackTo(told.Group) with { Lasting = true });

    /// <summary>Whoever does not want to be seen stays here.</summary>
    public static Screen Sure(long group) => Screen.Of(T("sure"), T("sure-link")).Row(new Button.Press(T("sure.button"), new GroupEntryConfirmed(group))).Row(new Button.Press(T("stay.button"), new GroupAsked(group)));

    public static Screen Comes(long group) => Screen.Of(T("comes")).Row(GroupScreens.BackTo(group));

    public static Screen Spent(long group) => Screen.Of(T("spent")).Row(GroupScreens.BackTo(group));

    public static Screen Entry(GroupEntrySeen seen, Scene scene) => Screen.Of(T("entry").With("place", GroupScreens.Place(seen.Group)).With("until", scene.Deadline(seen.Until)))
        .Row(new Button.Link(T("entry.button"), seen.Link)).Row(GroupScreens.BackTo(seen.Group.Id) with { Lasting = true });

    public static Screen Failed(long group) => Screen.Of(T("failed")).Row(GroupScreens.BackTo(group) with { Lasting = true });

    /// <summary>Telegram made no link; one press asks it again.</summary>
    public static Screen Dropped(long group) => Screen.Of(T("dropped")).Row(new Button.Press(T("again.button"), new GroupEntryConfirmed(group), Lasting: true)).Row(GroupScreens.BackTo(group) with { Lasting = true });

    /// <summary>The title and the hour, on the clock on which it was planned. Where it is stands in the bot, for those who come.</summary>
    public static Screen Reminder(GroupReminderSeen seen, Scene scene)
    {
        var (one, zone) = (seen.Event, VolunteerClock.Zone(seen.Event.Zone));
        return Screen.Of(T("reminder." + seen.News)
            .With("title", Discretion.Of(one.Title))
            .With("when", new TextArg.DayTime(LocalClock.Local(zone, one.StartsAt), LocalClock.Local(zone, scene.At)))
            .With("zone", new TextArg.ZoneName(one.Zone)));
    }


    private static Text T(string key) => new("group-chat." + key);
}
