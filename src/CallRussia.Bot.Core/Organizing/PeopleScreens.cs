using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Organizing.DeskScreens;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>People whom organizers look at.</summary>
internal static class PeopleScreens
{
    private const int PerPage = 10;

    public static Screen ToLookAt(PeopleSeen seen, long page, Scene scene)
    {
        var slice = Slice<PersonToLookAt>.Of(seen.ToLookAt, page, PerPage);
        var screen = seen.ToLookAt.Count == 0
            ? Screen.Of(T("people.none"))
            : Screen.Of(T("people").With("count", seen.ToLookAt.DistinctBy(person => person.Volunteer).Count()), Lines(slice, person => Line(person, scene)));
        return Buttons(screen, slice.Items.Select(person => person.Volunteer), "people.suspend.button", ErrandKind.Suspend)
            .Turn(slice, DeskPage.People)
            .Row(PersonScreens.Seek)
            .Row(new Button.Press(T("people.by-id.button"), new NameWanted(ErrandKind.Suspend)))
            .Row(new Button.Press(T("people.suspended.button").With("count", seen.Suspended.Count), new PageAsked(DeskPage.Suspended)))
            .Row(Back(DeskPage.Menu));
    }

    public static Screen Suspended(PeopleSeen seen, long page, Scene scene)
    {
        var slice = Slice<SuspendedPerson>.Of(seen.Suspended, page, PerPage);
        var screen = seen.Suspended.Count == 0
            ? Screen.Of(T("people.none-suspended"))
            : Screen.Of(T("people.suspended").With("count", seen.Suspended.Count), Lines(slice, person => Line(person, scene)));
        return Buttons(screen, slice.Items.Select(person => person.Volunteer), "people.restore.button", ErrandKind.Restore)
            .Turn(slice, DeskPage.Suspended)
            .Row(Back(DeskPage.People));
    }

    public static Screen Traced(HoneytokenTraced traced, Scene scene)
    {
        var number = (TextArg)traced.Number.ToString();
        var screen = traced switch
        {
            { IsPlanted: false } => Screen.Of(T("traced.not-planted").With("number", number)),
            { ShownAt: null } => Screen.Of(T("traced.not-shown").With("number", number)),
            // Whoever was forgotten since is known to nobody.
            { ShownTo: null, ShownAt: { } at } => Screen.Of(T("traced.forgotten").With("number", number).With("when", scene.DayTime(at))),
            { ShownTo: { } who, ShownAt: { } at } => Screen.Of(T("traced").With("number", number).WithPerson(who).With("when", scene.DayTime(at)))
                .Row(new Button.Press(T("people.suspend.button").With("who", PersonText.Short(who)), new ErrandWanted(ErrandKind.Suspend, who.Value))),
        };
        return screen.Row(Back(DeskPage.Honeytokens));
    }

    private static Text Line(PersonToLookAt person, Scene scene) => T("people.line")
        .With("who", PersonText.Short(person.Volunteer)).With("brake", T("brake." + person.Brake)).With("when", scene.DayTime(person.At));

    private static Text Line(SuspendedPerson person, Scene scene) => T("people.suspended-line")
        .With("who", PersonText.Short(person.Volunteer)).With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(person.Since)))).With("reason", person.Reason);

    private static Text Lines<TPerson>(Slice<TPerson> slice, Func<TPerson, Text> line) => T("list").With("lines", new TextArg.Lines(slice.Items.Select(line)));

    private static Screen Buttons(Screen screen, IEnumerable<VolunteerId> people, string label, ErrandKind kind) => people
        .Distinct()
        .Select(who => (Button)new Button.Press(T(label).With("who", PersonText.Short(who)), new ErrandWanted(kind, who.Value)))
        .Chunk(2)
        .Aggregate(screen, (s, row) => s.Row(row));
}
