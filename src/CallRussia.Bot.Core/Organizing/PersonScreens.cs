using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>One person.</summary>
internal static class PersonScreens
{
    public static readonly Button.Press Seek = new(T("seek.button"), new PersonSought());

    public static readonly Effect.ChoosePerson Choose = new(T("seek"), T("choose.button"));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing(AtPerson at) =>
        DeskScreens.ToMenu(Screen.Of(T("heading").WithPerson(new VolunteerId(at.Who))).Row(new Button.Press(T("look.button"), new PersonAsked(at.Who))));

    public static Screen One(PersonSeen seen, Scene scene)
    {
        var heading = T("heading").WithPerson(seen.Who);
        if (!seen.IsKnown) return DeskScreens.ToMenu(Screen.Of(heading, T("unknown")));
        var role = seen.RoleIn(scene);
        var screen = Screen.Of(heading, T("role").With("role", new Text("team.role." + role)));
        if (seen.Suspended is { } suspended) screen = screen.And(T("suspended").With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(suspended.Since)))).With("reason", suspended.Reason));
        if (seen.Looks.Count > 0)
            screen = screen.And(T("looks").With("lines", new TextArg.Lines(seen.Looks.Take(5).Select(look =>
                T("look").With("brake", new Text("organize.brake." + look.Brake)).With("when", scene.DayTime(look.At))))));
        if (seen.Suspended is null && seen.Who != scene.Volunteer.Id) screen = screen.Row(new Button.Press(new Text("thanks.button"), new ThanksWanted(seen.Who.Value)));
        screen = Suspension(screen, seen, role, scene);
        if (role != Role.None) screen = screen.Row(new Button.Press(T("role.button"), new TeamAsked(seen.Who.Value)));
        return DeskScreens.ToMenu(screen);
    }

    /// <summary>What can be done about the numbers of this person, or why nothing can.</summary>
    private static Screen Suspension(Screen screen, PersonSeen seen, Role role, Scene scene)
    {
        var isOwn = seen.Who == scene.Volunteer.Id;
        if (seen.Suspended is not null)
            return Rights.MayRestore(scene.Role, isOwn) ? screen.Row(new Button.Press(T("restore.button"), new ErrandWanted(ErrandKind.Restore, seen.Who.Value))) : screen.And(T("you-suspended"));
        if (isOwn) return screen.And(T("you"));
        return Rights.MaySuspend(scene.Role, role)
            ? screen.Row(new Button.Press(T("suspend.button"), new ErrandWanted(ErrandKind.Suspend, seen.Who.Value)))
            : screen.And(T(role == Role.Owner ? "above.owner" : "above"));
    }

    /// <summary>To the person concerned, wherever they are.</summary>
    public static Screen Told(SuspensionTold told)
    {
        if (told.IsOver) return Screen.Of(T("told-restored"));
        var screen = Screen.Of(new Text("calling.none.suspended"));
        return told.LostRole ? screen.And(T("told-role")) : screen;
    }

    public static Screen Hidden() => DeskScreens.ToMenu(Screen.Of(T("hidden")).Row(Seek).Row(new Button.Press(new Text("organize.people.by-id.button"), new NameWanted(ErrandKind.Suspend))));

    private static Text T(string key) => new("person." + key);
}
