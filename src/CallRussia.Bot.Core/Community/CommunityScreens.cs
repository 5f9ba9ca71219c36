using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

internal static class CommunityScreens
{
    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());

    /// <summary>One screen: first who waits for an answer, then what is open.</summary>
    public static Screen Community(CommunitySeen seen, Scene scene)
    {
        if (seen.IsClosed) return Screen.Of(T("closed")).Row(new Button.Press(new Text("help.problem.button"), new ProblemWanted())).Row(ToBack);
        var screen = Screen.Of(T("heading"));
        if (seen.Word is { } word) screen = screen.And(T($"word.{word.Kind}").With("name", word.Name)).Row(Write(word));
        if (scene.Volunteer.Standing == Standing.Volunteer) screen = Buddy(screen, seen);
        if (seen.CallTogether is { } together) screen = screen.And(new Text("together.here").With("count", together));
        screen = screen.And(T(seen.WaitsForWord ? "word.waits" : seen.AreOnDuty ? "word.on-duty" : "word.nobody"));
        if (seen.Waiting is > 0 and var waiting) screen = screen.And(T("waiting").With("count", waiting));
        if (seen.IsNew > 0) screen = screen.And(T("is-new").With("count", seen.IsNew));
        if (seen.Lessons > 0) screen = screen.And(T("lessons").With("count", seen.Lessons));
        if (seen.Events > 0) screen = screen.And(T("events").With("count", seen.Events));
        if (seen.GroupNews > 0) screen = screen.And(T("group-news").With("count", seen.GroupNews));
        if (scene.Volunteer.Standing == Standing.Volunteer) screen = screen.Row(new Button.Press(new Text("together.button"), new TogetherAsked()));
        screen = screen.Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked()));
        if (scene.Volunteer.Standing == Standing.Volunteer) screen = screen.Row(new Button.Press(T("buddy.button"), new BuddyAsked()), new Button.Press(T("duty.button"), new DutyAsked()));
        screen = screen.Row(new Button.Press(T("lessons.button"), new LessonsAsked(LessonShelf.Newest)), new Button.Press(new Text("changes.button"), new WhatIsNewAsked())).Row(new Button.Press(new Text("event.button"), new EventsAsked()), new Button.Press(new Text("group.button"), new GroupsAsked()));
        screen = screen.Row([new Button.Press(new Text("work.button"), new WorkAsked()), .. InviteScreens.Offered(scene)]);
        return (seen.Name is { } name ? screen.And(T("name").With("name", name)).Row(new Button.Press(T("name.button"), new NameChangeWanted())) : screen).Row(ToBack);
    }

    public static Screen Name(ChoosingName choosing)
    {
        var screen = Screen.Of(T("choose-name"));
        if (choosing.Unfit) screen = screen.Before(T("name-unfit").With("longest", Aliases.Longest));
        return screen.Row(new Button.Press(new Text("common.cancel.button"), new Cancelled()));
    }

    /// <summary>Days of the week and parts of the day on the person's clock, each switched by a touch.</summary>
    public static Screen Hours(Screen screen, FreeHours hours, Scene scene)
    {
        if (!scene.IsClockKnown()) screen = screen.And(T("hours-guess"));
        screen = Enumerable.Range(0, 7)
            .Select(day => (Button)new Button.Press(Marked(T($"day.{day}"), (hours.Days >> day & 1) != 0), new DaySwitched(day)))
            .Chunk(4).Aggregate(screen, (all, row) => all.Row(row));
        return Enum.GetValues<DayPart>()
            .Select(part => (Button)new Button.Press(
                Marked(Part(part), (hours.Parts >> (int)part & 1) != 0), new PartSwitched(part)))
            .Chunk(2).Aggregate(screen, (all, row) => all.Row(row));
    }

    /// <summary>"Mon–Sun, 17–21" in words.</summary>
    public static Text HoursText(FreeHours hours) => T("hours")
        .With("days", hours.Days == FreeHours.AllDays ? T("every-day") : new TextArg.Listing(Enumerable.Range(0, 7).Where(day => (hours.Days >> day & 1) != 0).Select(day => (TextArg)T($"day.{day}"))))
        .With("parts", new TextArg.Listing(Enum.GetValues<DayPart>().Where(part => (hours.Parts >> (int)part & 1) != 0).Select(part => (TextArg)Part(part))));

    public static Text Marked(Text label, bool isOn) => isOn ? new Text("common.done").With("label", label) : label;

    private static Text Part(DayPart part) => T($"part.{part}").With("from", FreeHours.Begins(part)).With("to", FreeHours.Ends(part));

    private static Screen Buddy(Screen screen, CommunitySeen seen) => seen switch
    {
        { Buddy: { } buddy } => screen.And(T("buddy.have").With("name", buddy.Name)).Row(Write(buddy)),
        { LooksForBuddy: not null } => screen.And(T("buddy.looking")),
        _ => screen.And(T("buddy.none")),
    };

    private static Button.Press Write(TalkSeen talk) => new(T("write.button").With("name", talk.Name), new TalkOpened(talk.Kind, talk.Talk));

    private static Text T(string key) => new("community." + key);
}
