using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>The groups, as the team sees them: first what waits, and since when.</summary>
internal static class GroupQueueScreens
{
    private const int NewsShown = 1;
    private const int HostsShown = 3;
    private const int PerPage = 6;

    private static readonly Button.Press ToDesk = new(new Text("common.back.button"), new DeskAsked());

    public static Screen Waits() => Screen.Of(T("waits")).Row(new Button.Press(T("button"), new GroupQueueAsked(), Lasting: true));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("heading")).Row(new Button.Press(T("button"), new GroupQueueAsked()));

    /// <summary>Hosts and cities are for organizers.</summary>
    public static Screen All(AtGroups at, GroupQueueSeen seen, Scene scene)
    {
        var isOrganizer = scene.Role >= Role.Organizer;
        var screen = Screen.Of(T("heading"), seen.News.Count + seen.Hosts.Count == 0 ? T("nothing") : T("waiting").With("news", seen.News.Count).With("hosts", seen.Hosts.Count));
        foreach (var shown in seen.News.Take(NewsShown)) screen = News(screen, shown, scene);
        if (!isOrganizer) return screen.Row(ToDesk);
        foreach (var host in seen.Hosts.Take(HostsShown)) screen = Asks(screen, host, scene);
        var slice = Slice<GroupCared>.Of(seen.Groups, at.Page, PerPage);
        if (slice.Items.Count > 0) screen = screen.And(T("open").With("lines", new TextArg.Lines(slice.Items.Index().Select(cared => Line(cared.Index + 1, cared.Item)))));
        foreach (var (index, cared) in slice.Items.Index()) screen = Care(screen, index + 1, cared);
        return screen.Turn(slice.Page, slice.Last, page => new GroupQueueAsked(page)).Row(ToDesk);
    }

    public static Screen Why(long news) => Enum.GetValues<GroupNewsReason>()
        .Aggregate(Screen.Of(T("why")), (screen, reason) => screen.Row(new Button.Press(T($"reason.{reason}.button"), new GroupNewsRefused(news, reason))))
        .Row(new Button.Press(new Text("common.back.button"), new GroupQueueAsked()));

    private static Screen News(Screen screen, GroupNewsShown shown, Scene scene) => screen
        .And(T("news").With("place", GroupScreens.Place(shown.Group)).With("waited", scene.Waited(shown.News.At)).With("words", shown.News.Words))
        .Row(new Button.Press(T("pass.button"), new GroupNewsPassed(shown.News.Id)), new Button.Press(T("refuse.button"), new GroupNewsRefusing(shown.News.Id)));

    private static Screen Asks(Screen screen, HostShown shown, Scene scene)
    {
        var (host, who) = (shown.Host, PersonText.Short(shown.Host.Who));
        Button.Press Decide(bool yes, string label) => new(T(label).With("who", who), new HostDecided(host.Group, host.Who.Value, yes));
        return screen
            .And(T("host").With("place", GroupScreens.Place(shown.Group)).With("waited", scene.Waited(host.AskedAt)).With("who", who).With("calls", shown.Calls)
                .With("course", new Text(shown.HasCourse ? "mentor.mentors.course" : "mentor.mentors.no-course")))
            .Row(Decide(yes: true, "confirm.button"), Decide(yes: false, "decline.button"));
    }

    private static Screen Care(Screen screen, int nth, GroupCared cared)
    {
        var group = cared.Group;
        List<Button> row = [];
        if (cared.Host is { } host) row.Add(new Button.Press(T("dismiss.button").With("nth", nth), new HostDecided(group.Id, host.Value, Yes: false)));
        if (group.IsOpen && !group.IsCity) row.Add(new Button.Press(T("city.button").With("nth", nth), new CityWanted(group.Id)));
        if (group is { IsCity: true, HasOpened: false }) row.Add(new Button.Press(T("remove.button").With("nth", nth), new CityRemoved(group.Id)));
        return row.Count == 0 ? screen : screen.Row([.. row]);
    }

    private static Text Line(int nth, GroupCared cared) => T(cared.Group.IsOpen ? cared.Host is null ? "line" : "line-hosted" : "line-gathers").With("nth", nth).With("place", GroupScreens.Place(cared.Group)).With("count", cared.Group.Told);

    private static Text T(string key) => new("group-queue." + key);
}
