using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Personal;

/// <summary>The choice of regions that one prefers.</summary>
internal static class WishScreens
{
    public static readonly Text Dropped = T("dropped.toast");
    public static readonly Text Enough = T("enough.toast").With("most", WishedRegions.Most);

    private const int PerPage = 12;

    public static Screen Choose(WishesSeen seen, Scene scene)
    {
        var wished = scene.Volunteer.Wished;
        var slice = Slice<RegionCode>.Of(seen.Regions, seen.Page, PerPage);
        var screen = Screen.Of(T("heading").With("most", WishedRegions.Most));
        if (wished is not null) screen = screen.And(Said(wished));
        screen = slice.Items
            .Select(region => (Button)new Button.Press(Label(region, wished?.Has(region) == true), new WishSwitched(region.Text, slice.Page)))
            .Chunk(2).Aggregate(screen, (all, row) => all.Row(row))
            .Turn(slice.Page, slice.Last, page => new WishesAsked(page));
        if (wished is not null) screen = screen.Row(new Button.Press(T("any.button"), new WishesDropped()));
        return screen.Row(new Button.Press(new Text("common.back.button"), new SettingsAsked()));
    }

    /// <summary>What is wished for, as a line of its own.</summary>
    public static Text Said(WishedRegions wished) => T("wished").With("lines", new TextArg.Lines(wished.All.Select(region => Named("line", region))));

    private static Text Label(RegionCode region, bool isWished) => Named("region.button", region) is var label && isWished ? new Text("common.done").With("label", label) : label;

    private static Text Named(string key, RegionCode region) => T(key).With("region", new TextArg.RegionName(region.Text));

    private static Text T(string key) => new("wish." + key);
}
