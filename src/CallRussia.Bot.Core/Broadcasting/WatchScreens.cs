using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>A broadcast that was ordered: how far it is, and what can be done about it. Redrawn while it goes, so its buttons are lasting ones.</summary>
internal static class WatchScreens
{
    private const int Cells = 10;

    public static Screen Show(Broadcast broadcast, Scene scene)
    {
        var screen = Screen.Of(T("watch").With("status", T("status." + broadcast.Status)), ComposeScreens.Words(broadcast.Draft), AudienceScreens.Who(broadcast.Draft.To));
        screen = broadcast.Status switch
        {
            BroadcastStatus.Waiting => screen.And(Waiting(broadcast, scene)).And(T("when").With("time", Time(broadcast.Draft.When, scene))),
            BroadcastStatus.Scheduled => screen.And(AudienceScreens.Reach(broadcast)).And(T("when").With("time", Time(broadcast.Draft.When, scene))),
            _ => Tapped(Going(screen, broadcast), broadcast, scene),
        };
        return Deeds(ComposeScreens.Previews(screen, broadcast, lasting: true), broadcast, scene).Row(Lasting(ToList));
    }

    /// <summary>For whoever went on to something else meanwhile.</summary>
    public static Screen Ended(Broadcast broadcast, Scene scene) =>
        Screen.Of(T("ended." + broadcast.Status).With("opening", Opening(broadcast)), Counts(broadcast.Progress)).Row(Open(broadcast.Id));

    public static Screen Waits(BroadcastWaits waits) => Screen.Of(T("waits").With("count", waits.Recipients))
        .Row(Open(waits.Id))
        .Row(Deed("approve.button", waits.Id, BroadcastDeed.Approve), Deed("return.button", waits.Id, BroadcastDeed.Cancel));

    public static Screen Decided(BroadcastDecided decided)
    {
        var screen = Screen.Of(T(decided.Approved ? "decided.approved" : "decided.returned")).Row(Open(decided.Id));
        return decided.Why is { } why ? screen.And(Returned(why)) : screen;
    }

    /// <summary>As the organizer gave it who sent it back.</summary>
    public static Text Returned(ReturnReason why) => T("returned").With("reason", why.Ready == ReadyReturn.None ? (TextArg)why.Words : T("returned." + why.Ready));

    private static Text Waiting(Broadcast broadcast, Scene scene) =>
        T(broadcast.Author == scene.Volunteer.Id ? "waiting.mine" : "waiting.others").With("count", broadcast.Reachable);

    private static Screen Going(Screen screen, Broadcast broadcast)
    {
        var progress = broadcast.Progress;
        if (broadcast.Status is BroadcastStatus.Sending or BroadcastStatus.Paused) screen = screen.And(Bar(progress));
        screen = screen.And(Counts(progress));
        if (broadcast.IsHeldUp && progress.UnderWay > 0) screen = screen.And(T("under-way").With("count", progress.UnderWay));
        if (broadcast.Stopped is { } stopped) return screen.And(T("stopped." + stopped));
        if (broadcast.Status != BroadcastStatus.Sending || progress.PerSecond < 0.5) return screen;
        return screen.And(progress.Left is { } left
            ? T("rate-left").With("count", (int)Math.Round(progress.PerSecond)).With("left", new TextArg.Duration(left))
            : T("rate").With("count", (int)Math.Round(progress.PerSecond)));
    }

    /// <summary>As it stood when the page was drawn. Links that were not counted say nothing.</summary>
    private static Screen Tapped(Screen screen, Broadcast broadcast, Scene scene) =>
        broadcast.Taps > 0 ? screen.And(T("taps").With("count", broadcast.Taps))
        : scene.Campaign.Pages is not null && CountedLinks.Has(broadcast.Draft) ? screen.And(T("taps-none"))
        : screen;

    private static Text Bar(BroadcastProgress progress)
    {
        var share = progress.Total == 0 ? 0 : (double)progress.Settled / progress.Total;
        var full = (int)(share * Cells);
        return T("bar").With("bar", new string('▓', full) + new string('░', Cells - full)).With("percent", (int)(share * 100));
    }

    /// <summary>What became of them; what happened to nobody is not said.</summary>
    private static Text Counts(BroadcastProgress progress)
    {
        (string Key, int Count)[] rest =
        [
            ("blocked", progress.Blocked), ("failed", progress.Failed), ("unknown", progress.Unknown), ("deleted", progress.Deleted), ("dropped", progress.Dropped),
        ];
        return Lines(rest.Where(fate => fate.Count > 0).Select(fate => T("fate." + fate.Key).With("count", fate.Count))
            .Prepend(T("fate.sent").With("sent", progress.Sent).With("total", progress.Total)));
    }

    private static Screen Deeds(Screen screen, Broadcast broadcast, Scene scene)
    {
        bool Can(BroadcastDeed deed) => DeedScreens.Fits(deed, broadcast, scene);
        List<Button> steer = [];
        if (Can(BroadcastDeed.Approve)) steer.Add(Deed("approve.button", broadcast.Id, BroadcastDeed.Approve));
        if (Can(BroadcastDeed.Pause)) steer.Add(Deed("pause.button", broadcast.Id, BroadcastDeed.Pause));
        if (Can(BroadcastDeed.Resume)) steer.Add(Deed("resume.button", broadcast.Id, BroadcastDeed.Resume));
        if (Can(BroadcastDeed.Cancel)) steer.Add(Deed(Can(BroadcastDeed.Approve) ? "return.button" : "cancel.button", broadcast.Id, BroadcastDeed.Cancel));
        if (steer.Count > 0) screen = screen.Row([.. steer]);
        if (Can(BroadcastDeed.ResendUnknown)) screen = screen.Row(Deed("resend.button", broadcast.Id, BroadcastDeed.ResendUnknown));
        if (Can(BroadcastDeed.Recall)) screen = screen.Row(Deed("recall.button", broadcast.Id, BroadcastDeed.Recall));
        return screen.Row(new Button.Press(T("copy.button"), new CopyWanted(broadcast.Id), Lasting: true));
    }

    private static TextArg Opening(Broadcast broadcast) => Language.All.Where(broadcast.Draft.Messages.ContainsKey).Take(1)
        .Select(language => Sketch(broadcast.Draft.Messages[language])).FirstOrDefault(T("no-words"));

    private static Button.Press Deed(string label, BroadcastId id, BroadcastDeed deed) => new(T(label), new DeedWanted(id, deed), Lasting: true);

    private static Button.Press Open(BroadcastId id) => new(T("open.button"), new BroadcastOpened(id), Lasting: true);

    private static Button.Press Lasting(Button.Press press) => press with { Lasting = true };
}
