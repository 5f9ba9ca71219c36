using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Somebody to talk to, as those see it who ask, who listen, and who look after both.</summary>
internal static class MentorScreens
{
    private const int PerPage = 5;
    private const int MostWaiting = 5;

    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());
    private static readonly Button.Press ToCommunity = new(new Text("common.back.button"), new CommunityAsked());
    private static readonly Button.Press ToHelp = new(T("help.button"), new HelpLinesAsked());

    public static Screen Company(CompanySeen seen, Scene scene)
    {
        var screen = Screen.Of(T("company"), seen.IsClosed ? new Text("community.closed") : Standing(seen, scene));
        if (!seen.IsClosed)
        {
            if (seen.Mentor is { } mentor) screen = screen.Row(Write(mentor));
            else if (seen.WaitsSince is not null) screen = screen.Row(new Button.Press(T("not-wanted.button"), new WordUnwanted()));
            else if (seen.AreOnDuty) screen = screen.Row(new Button.Press(T("wanted.button"), new WordWanted()));
            if (seen.Buddy is { } buddy) screen = screen.Row(new Button.Press(T("tell-buddy.button"), new BuddyRung(buddy.Talk, Ring.Word))).Row(Write(buddy));
        }
        return screen.Row(ToHelp).Row(new Button.Press(T("team.button"), new ProblemWanted())).Row(ToBack);
    }

    /// <summary>Those of the country first, then those for everybody.</summary>
    public static Screen HelpLines(int page, Scene scene)
    {
        var slice = Slice<HelpLine>.Of(scene.Library.Help.For(scene.Volunteer.Country), page, PerPage);
        var screen = Screen.Of(T(scene.Library.Help.Has(scene.Volunteer.Country) ? "help" : "help-elsewhere"));
        foreach (var line in slice.Items)
            screen = screen.And(T("line").With("line", line.Words).With("source", new TextArg.Linked(T("source"), line.Source)).With("checked", new TextArg.Month(line.Checked)));
        return screen.Turn(slice.Page, slice.Last, at => new HelpLinesAsked(at)).Row(new Button.Press(new Text("common.back.button"), new CompanyAsked()));
    }

    public static Screen Unanswered(WordUnanswered unanswered) => Screen.Of(T(unanswered.IsOver ? "nobody-came" : "nobody-yet").With("waited", new TextArg.Duration(unanswered.Waited)))
        .Row(new Button.Press(T("ask.button"), new CompanyAsked(), Lasting: true))
        .Row(new Button.Press(T("help.button"), new HelpLinesAsked(), Lasting: true));

    public static Screen Waits(WordOpen open, Scene scene) => Screen.Of(T("waits").With("waited", scene.Waited(open.Since)))
        .Row(new Button.Press(T("take.button"), new WordTaken(open.Id), Lasting: true));

    public static Screen Gone(WordGone gone) => (gone.Busy is { } busy ? Screen.Of(T("busy").With("name", busy.Name)).Row(Write(busy)) : Screen.Of(T("taken"))).Row(new Button.Press(T("duty.button"), new DutyAsked()), ToBack);

    /// <summary>What the one who waited gets.</summary>
    public static Screen Came(WordIsYours yours) => Screen.Of(T("came").With("name", yours.Hearer.From));

    public static Screen HandedOver(HandedOver handed) => handed.Done
        ? Screen.Of(T("handed-over")).Row(ToBack)
        : Screen.Of(T("nobody-else")).Row(new Button.Press(T("help.button"), new HelpLinesAsked())).Row(ToBack);

    public static Screen Duty(DutySeen seen, Scene scene)
    {
        if (seen.Mentor is not { } mentor) return NoMentor(seen);
        var screen = Screen.Of(T(mentor.ConfirmedAt is null ? "duty.applied" : mentor.IsPaused ? "duty.paused" : "duty.on"), CommunityScreens.HoursText(mentor.Hours));
        if (seen.Talk is { } talk) screen = screen.And(new Text("community.word.Helping").With("name", talk.Name)).Row(Write(talk));
        foreach (var word in seen.Waiting.Take(MostWaiting))
            screen = screen.Row(new Button.Press(T("take-waiting.button").With("waited", scene.Waited(word.Since)), new WordTaken(word.Id)));
        screen = screen.Row(new Button.Press(T("duty.hours.button"), new DutyWanted()));
        if (mentor.ConfirmedAt is not null) screen = screen.Row(new Button.Press(T(mentor.IsPaused ? "duty.again.button" : "duty.pause.button"), new DutyPaused(!mentor.IsPaused)));
        return screen.Row(new Button.Press(T("duty.leave.button"), new DutyLeft()), ToCommunity);
    }

    public static Screen Hours(ChoosingDuty choosing, Scene scene)
    {
        var screen = CommunityScreens.Hours(Screen.Of(T("duty.choose")), choosing.Hours, scene);
        return (choosing.Hours.IsChosen ? screen.Row(new Button.Press(T("duty.ready.button"), new HoursChosen())) : screen).Row(new Button.Press(new Text("common.cancel.button"), new Cancelled()));
    }

    public static Screen Told(MentorTold told) => Screen.Of(T(told.Yes ? "told.yes" : "told.no")).Row(new Button.Press(T("duty.button"), new DutyAsked(), Lasting: true));

    public static Screen Applied() => Screen.Of(T("applied")).Row(new Button.Press(T("mentors.button"), new MentorsAsked(), Lasting: true));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("mentors")).Row(new Button.Press(T("mentors.button"), new MentorsAsked()));

    /// <summary>For the team.</summary>
    public static Screen All(AtMentors at, MentorsSeen seen, Scene scene)
    {
        var slice = Slice<MentorShown>.Of(seen.All, at.Page, PerPage);
        var screen = Screen.Of(T("mentors"));
        if (seen.All.Count == 0) screen = screen.And(T("mentors.none"));
        foreach (var mentor in slice.Items)
        {
            screen = screen.And(T(mentor.IsConfirmed ? "mentors.confirmed" : "mentors.waits")
                .With("who", PersonText.Short(mentor.Who)).With("when", scene.DayTime(mentor.AppliedAt)).With("calls", mentor.Calls).With("course", T(mentor.HasCourse ? "mentors.course" : "mentors.no-course")));
            var no = new Button.Press(T(mentor.IsConfirmed ? "mentors.dismiss.button" : "mentors.no.button").With("who", PersonText.Short(mentor.Who)), new MentorDecided(mentor.Who.Value, Yes: false));
            screen = mentor.IsConfirmed ? screen.Row(no) : screen.Row(new Button.Press(T("mentors.yes.button").With("who", PersonText.Short(mentor.Who)), new MentorDecided(mentor.Who.Value, Yes: true)), no);
        }
        return screen.Turn(slice.Page, slice.Last, page => new MentorsAsked(page)).Row(new Button.Press(new Text("common.back.button"), new DeskAsked()));
    }

    private static Screen NoMentor(DutySeen seen) => seen.MayApply
        ? Screen.Of(T("duty.may"), T("duty.promise")).Row(new Button.Press(T("duty.apply.button"), new DutyWanted())).Row(ToCommunity)
        : Screen.Of(T("duty.not-yet")).Row(ToCommunity);

    private static Text Standing(CompanySeen seen, Scene scene) => seen switch
    {
        { Mentor: { } mentor } => new Text("community.word.Helped").With("name", mentor.Name),
        { WaitsSince: { } since } => T("waiting").With("waited", scene.Waited(since)),
        { AreOnDuty: true } => T("on-duty"),
        { Next: { } next } => T("next-duty").With("when", scene.When(next)),
        _ => T("no-duty"),
    };

    private static Button.Press Write(TalkSeen talk) => new(new Text("community.write.button").With("name", talk.Name), new TalkOpened(talk.Kind, talk.Talk));

    private static Text T(string key) => new("mentor." + key);
}
