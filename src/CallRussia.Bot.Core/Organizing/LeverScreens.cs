using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>What is stopped, what could be, and the way from one to the other.</summary>
internal static class LeverScreens
{
    private const int RegionsPerPage = 12;

    private static readonly Button.Press ToAll = new(new Text("common.back.button"), new LeversAsked());

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => DeskScreens.ToMenu(Screen.Of(T("heading")).Row(new Button.Press(T("look.button"), new LeversAsked())));

    public static Screen All(LeversSeen seen, Scene scene)
    {
        var screen = seen.Pulled.Count == 0
            ? Screen.Of(T("heading"), T("nothing"))
            : Screen.Of(T("heading"), T("list").With("lines", new TextArg.Lines(seen.Pulled.Select(lever => Line(lever, scene)))));
        if (seen.Waiting > 0) screen = screen.And(T("waiting").With("count", seen.Waiting));
        foreach (var lever in seen.Pulled)
            screen = screen.Row(new Button.Press(Named("release", lever.Kind, lever.Region, ".button"), new ReleaseWanted(lever.Kind, lever.Region?.Text)));
        foreach (var kind in new[] { LeverKind.Everything, LeverKind.HandOuts, LeverKind.Broadcasts })
            if (seen.Find(kind, null) is null) screen = screen.Row(new Button.Press(Named("pull", kind, null, ".button"), new LeverWanted(kind, null)));
        return screen.Row(new Button.Press(T("pull.choose-region.button"), new LeversAsked(LeverPage.Regions))).Row(DeskScreens.Back(DeskPage.Menu));
    }

    /// <summary>Those with most numbers first: they are the ones that are looked for.</summary>
    public static Screen Regions(LeversSeen seen, int page)
    {
        var free = seen.Regions.Where(region => seen.Find(LeverKind.Region, region.Region) is null);
        var slice = Slice<RegionStock>.Of([.. free.OrderByDescending(region => region.Total).ThenBy(region => region.Region)], page, RegionsPerPage);
        var screen = slice.Items
            .Select(region => (Button)new Button.Press(T("region.button").With("region", new TextArg.RegionName(region.Region.Text)), new LeverWanted(LeverKind.Region, region.Region.Text)))
            .Chunk(2)
            .Aggregate(Screen.Of(T(slice.Items.Count == 0 ? "no-regions" : "regions")), (all, row) => all.Row(row));
        return screen.Turn(slice.Page, slice.Last, to => new LeversAsked(LeverPage.Regions, to)).Row(ToAll);
    }

    public static Screen Reason(GivingLeverReason giving)
    {
        var asks = Screen.Of(Named("pull", giving.Kind, giving.Region), T(giving switch { { Russian: null } => "reason.russian", { English: null } => "reason.english", _ => "reason.lithuanian" }));
        if (giving.Unfit) asks = asks.Before(T("reason.unfit").With("longest", Reasons.Longest));
        if (giving.Russian is not null) return asks.Row(new Button.Press(T(giving.English is null ? "reason.same.button" : "reason.same-english.button"), new SameForAllWanted())).Row(ToAll);
        return Enum.GetValues<ReadyReason>()
            .Where(ready => ready != ReadyReason.None)
            .Aggregate(asks, (screen, ready) => screen.Row(new Button.Press(T($"ready.{ready}.button"), new ReadyReasonChosen(ready))))
            .Row(ToAll);
    }

    public static Screen Confirm(ConfirmingLever sure, Scene scene)
    {
        var does = sure.Reason is null ? "release" : "pull";
        var screen = Screen.Of(Named($"{does}-sure", sure.Kind, sure.Region));
        if (sure.Reason is { } reason)
        {
            if (sure.Kind != LeverKind.Broadcasts) screen = screen.And(T("size").With("held", DeskScreens.N(sure.InHand)).With("numbers", DeskScreens.N(sure.Numbers)));
            screen = screen.And(WillRead(reason, scene));
        }
        else if (sure.Waiting > 0)
        {
            screen = screen.And(T("waiting").With("count", sure.Waiting));
        }
        return screen
            .Row(new Button.Press(T($"{does}-yes.button"), new LeverConfirmed()))
            .Row(new Button.Press(new Text("common.cancel.button"), new LeversAsked()));
    }

    public static Screen Pulled(LeverPulled pulled) => Screen.Of(Named("pulled", pulled.Kind, pulled.Region)).Row(ToAll);

    public static Screen Released(LeverReleased released) => Screen.Of(Named("released", released.Kind, released.Region), T("told").With("count", released.Told)).Row(ToAll);

    public static Screen NotPulled(LeverNotPulled not) => Screen.Of(T("not-pulled")).Row(ToAll);

    private static Text Line(Lever lever, Scene scene) => T("line")
        .With("what", Named("what", lever.Kind, lever.Region)).With("when", scene.DayTime(lever.Since)).With("reason", lever.Reason.Said(scene.Volunteer.Language));

    /// <summary>A ready one is known to be right in every language; of typed ones each is shown.</summary>
    private static Text WillRead(LeverReason reason, Scene scene) => reason.Ready != ReadyReason.None
        ? T("will-read").With("reason", reason.Said(scene.Volunteer.Language))
        : T("will-read-each").With("lines", new TextArg.Lines(Language.All.Select(language =>
            T("in-language").With("language", language.OwnName).With("reason", reason.In(language)))));

    private static Text Named(string key, LeverKind kind, RegionCode? region, string suffix = "")
    {
        var text = T($"{key}.{kind}{suffix}");
        return region is { } code ? text.With("region", new TextArg.RegionName(code.Text)) : text;
    }

    private static Text T(string key) => new("levers." + key);
}
