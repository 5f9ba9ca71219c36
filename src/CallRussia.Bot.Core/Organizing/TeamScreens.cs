using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The team as organizers see it, and an invitation as the invited one does.</summary>
internal static class TeamScreens
{
    /// <summary>The highest first; organizers see what they may give.</summary>
    private static readonly Role[] Roles = [Role.Owner, Role.Organizer, Role.Editor, Role.Moderator];

    private static readonly Button.Press ToTeam = new(T("team.button"), new TeamAsked());
    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new TeamAsked());
    private static readonly Button.Press GoOn = new(T("go-on.button"), new Back());

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => DeskScreens.ToMenu(Screen.Of(T("heading")).Row(ToTeam));

    public static Screen All(TeamSeen seen, Scene scene)
    {
        var owners = scene.Campaign.Owners.Order().Select(id => Line(new VolunteerId(id), T("by-configuration"), scene));
        var members = seen.Members.Where(member => !scene.Campaign.Owners.Contains(member.Volunteer.Value)).ToList();
        var lines = owners.Concat(members.Select(member => Line(member.Volunteer, T((member.Away ? "away." : "role.") + member.Role), scene)));
        var screen = Screen.Of(T("heading"), T("list").With("lines", new TextArg.Lines(lines)));
        if (seen.Open.Count > 0) screen = screen.And(T("open").With("lines", new TextArg.Lines(seen.Open.Select((offer, i) => Line(offer, i + 1, scene)))));
        screen = members
            .Select(member => (Button)new Button.Press(T("member.button").With("who", PersonText.Short(member.Volunteer)), new TeamAsked(member.Volunteer.Value)))
            .Chunk(3)
            .Aggregate(screen, (all, row) => all.Row(row));
        screen = seen.Open
            .Select((offer, i) => (Button)new Button.Press(T("withdraw.button").With("nth", i + 1), new OfferUnwanted(offer.Id)))
            .Chunk(3)
            .Aggregate(screen, (all, row) => all.Row(row));
        return Roles.Where(role => Rights.MayGive(scene.Role, role))
            .Aggregate(screen, (all, role) => all.Row(new Button.Press(T($"offer.{role}.button"), new OfferWanted(role))))
            .Row(DeskScreens.Back(DeskPage.Menu));
    }

    public static Screen Member(TeamSeen seen, VolunteerId who, Scene scene)
    {
        var role = scene.Campaign.Owners.Contains(who.Value) ? Role.Owner : seen.RoleOf(who);
        var screen = Screen.Of(T("member").WithPerson(who).With("role", T("role." + role)), T("may." + role));
        foreach (var other in Roles.Where(other => TeamFeature.MayChange(who, role, other, scene)))
            screen = screen.Row(new Button.Press(T($"make.{other}.button"), new RoleWanted(who.Value, role, other)));
        if (role != Role.None && TeamFeature.MayChange(who, role, Role.None, scene))
            screen = screen.Row(new Button.Press(T("make.None.button"), new RoleWanted(who.Value, role, Role.None)));
        return screen.Row(ToTeam);
    }

    public static Screen Confirm(ConfirmingOffer sure) => Screen.Of(T("offer-sure").With("role", T("role." + sure.Role)), T("may." + sure.Role))
        .Row(new Button.Press(T("offer-yes.button"), new OfferConfirmed()))
        .Row(Cancel);

    public static Screen Confirm(ConfirmingRole sure, Scene scene)
    {
        var text = T(sure.Next == Role.None ? "take-sure" : "change-sure").WithPerson(sure.Who).With("from", T("role." + sure.Had)).With("to", T("role." + sure.Next));
        var screen = Screen.Of(text);
        if (sure.Next != Role.None) screen = screen.And(T("may." + sure.Next));
        if (sure.Who == scene.Volunteer.Id) screen = screen.And(T("yourself"));
        return screen.Row(new Button.Press(T(sure.Next == Role.None ? "take-yes.button" : "change-yes.button"), new RoleConfirmed())).Row(Cancel);
    }

    public static Screen Offered(RoleOffered offered, Scene scene)
    {
        var link = RoleLinks.Link(scene.Campaign.BotName, offered.Code);
        var screen = Screen.Of(T("offered").With("role", T("role." + offered.Offer.Role)).With("until", scene.Deadline(offered.Offer.Until)).With("link", link));
        if (scene.Campaign.BotName is not null) screen = screen.Row(new Button.Link(T("share.button"), "https://t.me/share/url?url=" + Uri.EscapeDataString(link)));
        return screen.Row(ToTeam);
    }

    public static Screen Changed(RoleChanged changed) => Screen.Of(
        T(changed.To == Role.None ? "taken" : "changed").WithPerson(changed.Volunteer).With("role", T("role." + (changed.To == Role.None ? changed.From : changed.To)))).Row(ToTeam);

    public static Screen Said(string key) => Screen.Of(T(key)).Row(ToTeam);

    public static Screen Invitation(Invited invited, Scene scene)
    {
        var screen = Screen.Of(T("invited").With("role", T("role." + invited.Role)), T("may." + invited.Role), T("promise"));
        if (scene.Role != Role.None) screen = screen.And(T("instead").With("role", T("role." + scene.Role)));
        return screen.Row(new Button.Press(T("accept.button"), new RoleAccepted())).Row(new Button.Press(T("decline.button"), new Cancelled()));
    }

    public static Screen Welcome(Role role) => DeskScreens.Menu(role).Before(T("welcome").With("role", T("role." + role)));

    public static Screen Void() => Screen.Of(T("void")).Row(GoOn);

    public static Screen Covered(Role has, Role offered) => Screen.Of(T("covered").With("has", T("role." + has)).With("offered", T("role." + offered))).Row(GoOn);

    public static Screen Given(Role role) => role == Role.None ? Screen.Of(T("given.nothing")) : DeskScreens.ToMenu(Screen.Of(T("given").With("role", T("role." + role)), T("may." + role)));

    public static Screen Taken(OfferTaken taken) =>
        Screen.Of(T("offer-taken").With("who", PersonText.Short(new VolunteerId(taken.Who))).With("role", T("role." + taken.Role)));

    private static Text Line(VolunteerId who, Text role, Scene scene) =>
        T(who == scene.Volunteer.Id ? "line-you" : "line").With("who", PersonText.Short(who)).With("role", role);

    private static Text Line(RoleOffer offer, int nth, Scene scene) =>
        T("open-line").With("nth", nth).With("role", T("role." + offer.Role)).With("who", PersonText.Short(offer.By)).With("until", scene.Deadline(offer.Until));

    private static Text T(string key) => new("team." + key);
}
