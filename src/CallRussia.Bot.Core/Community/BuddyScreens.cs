using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>A buddy: how to find one, and what two can do together.</summary>
internal static class BuddyScreens
{
    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new CommunityAsked());
    private static readonly Button.Press ToBuddy = new(T("page.button"), new BuddyAsked());
    private static readonly Button.Press GoOn = new(new Text("relay.go-on.button"), new Back());
    private static readonly Button.Press GetNumber = new(new Text("calling.get-number.button"), new NumberAsked(), Lasting: true);
    private static readonly Button.Press Seeking = new(T("seek.button"), new BuddyWanted());

    public static Screen Page(BuddySeen seen, Scene scene) => seen switch
    {
        { IsClosed: true } => Screen.Of(new Text("community.closed")).Row(ToBack),
        { Buddy: { } buddy } => Together(buddy, scene),
        { Wish: { } wish } => Screen.Of(T("looking"), CommunityScreens.HoursText(wish.Hours))
            .Row(new Button.Press(T("change.button"), new BuddyWanted()), new Button.Press(T("stop.button"), new BuddyUnwanted()))
            .Row(ToBack),
        _ => Screen.Of(T("what"), T("rules")).Row(Seeking).Row(ToBack),
    };

    public static Screen Seek(SeekingBuddy seeking, Scene scene)
    {
        if (seeking.CanHold is null)
            return Screen.Of(T("experience"))
                .Row(new Button.Press(T("new.button"), new ExperienceSaid(CanHold: false)))
                .Row(new Button.Press(T("hold.button"), new ExperienceSaid(CanHold: true)))
                .Row(Cancel);
        if (seeking.AtHours)
        {
            var hours = CommunityScreens.Hours(Screen.Of(T("hours")), seeking.Hours, scene);
            return (seeking.Hours.IsChosen ? hours.Row(new Button.Press(T("ready.button"), new HoursChosen())) : hours).Row(Cancel);
        }
        var screen = Language.All.Select(language => new Button.Press(
                CommunityScreens.Marked(new Text($"language.{language.Code}.button"), (seeking.Languages & language.Bit) != 0), new LanguageSwitched(language)))
            .Aggregate(Screen.Of(T("languages")), (all, button) => all.Row(button));
        return (seeking.Languages != 0 ? screen.Row(new Button.Press(new Text("common.next.button"), new LanguagesChosen())) : screen).Row(Cancel);
    }

    public static Screen Found(long talk) => Screen.Of(T("found")).Row(new Button.Press(T("meet.button"), new TalkOpened(TalkKind.Buddy, talk), Lasting: true));

    public static Screen NotYet() => Screen.Of(T("not-yet"))
        .Row(new Button.Press(T("page.button"), new BuddyAsked(), Lasting: true), new Button.Press(new Text("mentor.ask.button"), new CompanyAsked(), Lasting: true));

    public static Screen MayStay(long talk) => Screen.Of(T("may-stay")).Row(Stay(talk, lasting: true));

    /// <summary>What the buddy gets.</summary>
    public static Screen Rung(MayRing may)
    {
        var screen = Screen.Of(T($"rung.{may.Ring}").With("name", may.Hearer.From));
        return may.Ring == Ring.Join ? screen.Row(GetNumber) : screen;
    }

    public static Screen HasRung(MayRing may)
    {
        var screen = Screen.Of(T($"has-rung.{may.Ring}").With("name", may.Name));
        return (may.Ring == Ring.Join ? screen.Row(GetNumber) : screen).Row(ToBuddy, GoOn);
    }

    public static Screen NotRung(MayNotRing not) => Screen.Of(T("not-rung." + not.Why).With("name", not.Name)).Row(ToBuddy, GoOn);

    public static Screen Stay(StaySaid said, Scene scene) => Screen.Of(said.Until is { } until
            ? T("stays-until").With("name", said.Name).With("until", Day(until, scene))
            : T("stay-said").With("name", said.Name))
        .Row(ToBuddy);

    public static Screen StayTold(StaySaid said, Hearer hearer) => said.Until is null
        ? Screen.Of(T("stay-told").With("name", hearer.From)).Row(Stay(hearer.Talk, lasting: true))
        : Screen.Of(T("stay-both-told").With("name", hearer.From));

    public static Screen SureToShare(long talk) => Screen.Of(T("sure-to-share"))
        .Row(new Button.Press(T("share-yes.button"), new SharingConfirmed(talk)))
        .Row(ToBuddy);

    public static Screen Shared(SharingSaid said) => Screen.Of(said.With is { } with
            ? T("shared").With("name", said.Name).With("profile", Profile(said.Name, with))
            : T("share-said").With("name", said.Name))
        .Row(ToBuddy);

    public static Screen ShareTold(SharingSaid said, Hearer hearer, VolunteerId from) => said.With is null
        ? Screen.Of(T("share-told").With("name", hearer.From)).Row(new Button.Press(T("share.button"), new SharingWanted(hearer.Talk), Lasting: true))
        : Screen.Of(T("shared").With("name", hearer.From).With("profile", Profile(hearer.From, from.Value)));

    private static Screen Together(BuddyOf buddy, Scene scene)
    {
        var screen = Screen.Of(T("together").With("name", buddy.Name).With("until", Day(buddy.Until, scene)))
            .Row(new Button.Press(new Text("community.write.button").With("name", buddy.Name), new TalkOpened(TalkKind.Buddy, buddy.Talk)))
            .Row(new Button.Press(T("join.button"), new BuddyRung(buddy.Talk, Ring.Join)))
            .Row(new Button.Press(T("word.button"), new BuddyRung(buddy.Talk, Ring.Word)));
        if (buddy.Stays) screen = screen.And(T("you-stay"));
        else if (buddy.MayStay) screen = screen.Row(Stay(buddy.Talk, lasting: false));
        return screen
            .Row(new Button.Press(T("share.button"), new SharingWanted(buddy.Talk)), RelayScreens.Report(TalkKind.Buddy, buddy.Talk))
            .Row(new Button.Press(new Text("relay.end.Buddy.button"), new TalkEndWanted(TalkKind.Buddy, buddy.Talk)), ToBack);
    }

    /// <summary>Telegram opens it for whoever talked with the bot, as both did.</summary>
    private static TextArg.Linked Profile(string name, long who) => new(T("profile").With("name", name), $"tg://user?id={who}");

    private static TextArg.Date Day(DateTimeOffset at, Scene scene) => new(DateOnly.FromDateTime(scene.Local(at)));

    private static Button.Press Stay(long talk, bool lasting) => new(T("stay.button"), new StayWanted(talk), lasting);

    private static Button.Press Cancel => new(new Text("common.cancel.button"), new Cancelled());

    private static Text T(string key) => new("buddy." + key);
}
