using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>One person, who has no name here.</summary>
internal static class PersonScreens
{
    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing(AtPerson at) =>
        DeskScreens.ToMenu(Screen.Of(T("heading").With("who", $"{at.Who}")).Row(new Button.Press(T("look.button"), new PersonAsked(at.Who))));

    public static Screen One(PersonSeen seen, Scene scene)
    {
        var heading = T("heading").With("who", seen.Who.ToString());
        if (!seen.IsKnown) return DeskScreens.ToMenu(Screen.Of(heading, T("unknown")));
        var role = scene.Campaign.Owners.Contains(seen.Who.Value) ? Role.Owner : seen.Role;
        var screen = Screen.Of(heading, T("role").With("role", new Text("team.role." + role)));
        if (seen.Suspended is { } suspended) screen = screen.And(T("suspended").With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(suspended.Since)))).With("reason", suspended.Reason));
        if (seen.Looks.Count > 0)
            screen = screen.And(T("looks").With("lines", new TextArg.Lines(seen.Looks.Take(5).Select(look =>
                T("look").With("brake", new Text("organize.brake." + look.Brake)).With("when", scene.DayTime(look.At))))));
        screen = screen.Row(seen.Suspended is null
            ? new Button.Press(T("suspend.button"), new ErrandWanted(ErrandKind.Suspend, seen.Who.Value))
            : new Button.Press(T("restore.button"), new ErrandWanted(ErrandKind.Restore, seen.Who.Value)));
        if (role != Role.None) screen = screen.Row(new Button.Press(T("role.button"), new TeamAsked(seen.Who.Value)));
        return DeskScreens.ToMenu(screen);
    }

    public static Screen Hidden() => DeskScreens.ToMenu(Screen.Of(T("hidden")).Row(new Button.Press(new Text("organize.people.by-id.button"), new NameWanted(ErrandKind.Suspend))));

    private static Text T(string key) => new("person." + key);
}
