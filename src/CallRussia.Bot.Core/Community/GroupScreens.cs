using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Groups, as those see them who are in one, would like to be, or look after one.</summary>
internal static class GroupScreens
{
    private const int PerPage = 8;

    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new Cancelled());
    private static readonly Button.Press ToCommunity = new(new Text("common.back.button"), new CommunityAsked());
    private static readonly Button.Press ToAll = new(T("all.button"), new GroupsAsked());

    /// <summary>"Germany", "Berlin".</summary>
    public static Text Place(Group group) => group.IsCity ? T("city").With("city", group.City) : T("country").With("country", new TextArg.CountryName(group.Country));

    public static Button.Press BackTo(long group) => new(T("back.button"), new GroupAsked(group));

    public static Screen All(GroupsSeen seen, Scene scene)
    {
        if (seen.WhyNone == WhyNoGroups.KeptOut) return Screen.Of(new Text("community.closed")).Row(ToCommunity);
        if (seen.WhyNone is { } why)
        {
            var none = Screen.Of(T("heading"), T("none." + why));
            return (why == WhyNoGroups.NoCountry ? none.Row(new Button.Press(T("settings.button"), new SettingsAsked())) : none).Row(ToCommunity);
        }
        var slice = Slice<GroupShown>.Of(seen.All, seen.Page, PerPage);
        var screen = Screen.Of(T("heading"), T("about"), T("lines").With("lines", new TextArg.Lines(slice.Items.Select(Line))));
        return slice.Items.Select(shown => (Button)new Button.Press(T("open.button").With("place", Place(shown.Group)), new GroupAsked(shown.Group.Id))).Chunk(2)
            .Aggregate(screen, (all, row) => all.Row(row))
            .Turn(slice.Page, slice.Last, page => new GroupsAsked(page)).Row(ToCommunity);
    }

    public static Screen One(GroupShown shown, Scene scene)
    {
        var group = shown.Group;
        var screen = Screen.Of(T("one").With("place", Place(group)));
        screen = screen.And(group.IsOpen ? T("how-many").With("count", group.Told) : T(shown.IsMember ? "gathers-in" : "gathers"));
        if (shown.IsMember && group.IsOpen) screen = screen.And(T("in"));
        if (shown.Goal is { } goal) screen = screen.And(goal.Dared is { } dared ? T("goal-dared").With("dared", dared).With("goal", goal.Calls) : T("goal").With("goal", goal.Calls).With("fewest", Limits.SmallestGroup));
        if (shown.News is { } news) screen = screen.And(T("news").With("when", scene.DayTime(news.OutAt ?? news.At)).With("words", news.Words));
        if (shown.Events is { Count: > 0 } events) screen = Events(screen, events, scene);
        if (shown.IsMember && group.IsOpen) screen = screen.Row(new Button.Press(new Text("learned.of-group.button"), new LessonsAsked(LessonShelf.Group, Group: group.Id)));
        if (!shown.IsMember) screen = screen.Row(new Button.Press(T("join.button"), new GroupJoined(group.Id)));
        else screen = Hosted(screen, shown, scene);
        if (shown.HasChat) screen = screen.Row(new Button.Press(new Text("group-chat.join.button"), new GroupEntryWanted(group.Id)));
        if (shown is { IsMember: true, Hosting: not GroupHosting.ByMe }) screen = screen.Row(new Button.Press(T("leave.button"), new GroupLeft(group.Id)));
        if (shown is { IsMember: true, Hosting: GroupHosting.BySomebody }) screen = screen.Row(new Button.Press(T("report.button"), new HostReportWanted(group.Id)));
        return screen.Row(ToAll, ToCommunity);
    }

    public static Screen Write(WritingGroupNews writing)
    {
        var screen = writing.Words.Length == 0 ? Screen.Of(T("write")) : Screen.Of(T("overview"), T("quote").With("words", writing.Words), T("write-anew"));
        if (writing is { IsCut: true, Words.Length: > 0 }) screen = screen.And(T("cut"));
        if (writing.Fault != GroupNewsFault.None) screen = screen.Before(T("fault." + writing.Fault).With("longest", GroupNews.Longest));
        return writing.Words.Length == 0 ? screen.Row(Cancel) : screen.Row(new Button.Press(T("send.button"), new GroupNewsSent()), Cancel);
    }

    public static Screen City(AddingCity adding)
    {
        var screen = Screen.Of(T("which-city"));
        if (adding.Fault != CityFault.None) screen = screen.Before(T("fault." + adding.Fault).With("longest", GroupRules.LongestCity));
        return screen.Row(Cancel);
    }

    /// <summary>For the host. A small group has none, and it is said why.</summary>
    public static Screen Goals(Group group)
    {
        var back = BackTo(group.Id);
        if (!GroupGoals.MayHave(group)) return Screen.Of(T("goal-too-small").With("smallest", GroupGoals.Smallest)).Row(back);
        var screen = GroupGoals.Choices.Select(calls => (Button)new Button.Press(T("goal-calls.button").With("goal", calls), new GroupGoalChosen(group.Id, calls))).Chunk(3)
            .Aggregate(Screen.Of(T("goal-choose")), (all, row) => all.Row(row));
        return (group.Goal is null ? screen : screen.Row(new Button.Press(T("goal-none.button"), new GroupGoalChosen(group.Id, 0)))).Row(back);
    }

    public static Screen Added(Group city) => Screen.Of(T("added").With("place", Place(city))).Row(ToAll, ToCommunity);

    public static Screen Said(string key) => Screen.Of(T(key)).Row(ToAll, ToCommunity);

    public static Screen Said(string key, long group) => Screen.Of(T(key)).Row(BackTo(group), ToAll);

    /// <summary>By itself, below whatever is going on.</summary>
    public static Screen Word(GroupWordSeen seen) =>
        (seen.News is { } news ? Screen.Of(T("word.News").With("place", Place(seen.Group)), T("quote").With("words", news.Words)) : Screen.Of(T("word.Opened").With("place", Place(seen.Group))))
            .Row(new Button.Press(T("word.button"), new GroupAsked(seen.Group.Id), Lasting: true));

    public static Screen Told(HostTold told) => Screen.Of(T(told.Yes ? "told.yes" : "told.no")).Row(new Button.Press(T("word.button"), new GroupAsked(told.Group), Lasting: true));

    public static Screen Returned(GroupNewsReturned returned) =>
        Screen.Of(T("returned"), T("reason." + returned.Reason)).Row(new Button.Press(T("word.button"), new GroupAsked(returned.Group), Lasting: true));

    private static Text Line(GroupShown shown)
    {
        var line = T((shown.Group.IsOpen ? "line-open" : "line-gathers") + (shown.IsMember ? "-in" : "")).With("place", Place(shown.Group));
        return shown.Group.IsOpen ? line.With("count", shown.Group.Told) : line;
    }

    private static Screen Events(Screen screen, IReadOnlyList<Event> events, Scene scene) => screen
        .And(T("events").With("lines", new TextArg.Lines(events.Index().Select(one => T("event").With("nth", one.Index + 1).With("title", one.Item.Title).With("when", scene.When(one.Item.StartsAt))))))
        .Row([.. events.Index().Select(one => new Button.Press(T("event.button").With("nth", one.Index + 1), new EventOpened(one.Item.Id)))]);

    private static Screen Hosted(Screen screen, GroupShown shown, Scene scene)
    {
        var id = shown.Group.Id;
        switch (shown.Hosting)
        {
            case GroupHosting.ByMe:
                return Mine(screen, shown);
            case GroupHosting.Asked:
                return screen.And(T("asked")).Row(new Button.Press(T("not-host.button"), new HostingLeft(id)));
            case GroupHosting.BySomebody:
                return screen;
            default:
                return scene.Volunteer.Standing == Standing.Volunteer && shown.Group.IsOpen ? screen.And(T("no-host")).Row(new Button.Press(T("host.button"), new HostingWanted(id))) : screen;
        }
    }

    private static Screen Mine(Screen screen, GroupShown shown)
    {
        var id = shown.Group.Id;
        screen = screen.And(T(shown.IsNewsWaiting ? "mine-waits" : "mine"));
        if (!shown.IsNewsWaiting) screen = screen.Row(new Button.Press(T("write.button"), new GroupNewsWanted(id)));
        screen = screen.Row(new Button.Press(new Text("event.make.button"), new GroupEventWanted(id)));
        screen = screen.Row(new Button.Press(T("goal.button"), new GroupGoalWanted(id)));
        if (shown.HasChat) screen = screen.And(new Text("group-chat.linked"));
        screen = screen.Row(shown.HasChat ? new Button.Press(new Text("group-chat.unlink.button"), new GroupRoomLeft(id)) : new Button.Press(new Text("group-chat.link.button"), new GroupRoomWanted(id)));
        if (shown.Group is { IsOpen: true, IsCity: false }) screen = screen.Row(new Button.Press(T("city.button"), new CityWanted(id)));
        return screen.Row(new Button.Press(T("host-no-more.button"), new HostingLeft(id)));
    }

    private static Text T(string key) => new("group." + key);
}
