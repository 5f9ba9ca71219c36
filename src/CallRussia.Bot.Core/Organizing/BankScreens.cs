using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Organizing.DeskScreens;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>How the bank stands, and where its numbers came from.</summary>
internal static class BankScreens
{
    /// <summary>Names enough to know what part of the country is meant.</summary>
    private const int Named = 4;

    private const int RegionsPerPage = 12;
    private const int SourcesPerPage = 8;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30.44);

    public static Screen Overview(BankStatus bank, Scene scene)
    {
        var screen = Screen.Of(Totals(bank));
        if (bank.Regions.Sum(region => region.Stock.Total) == 0) screen = screen.And(T("bank.empty"));
        else screen = Opening(Open(Supply(screen, bank, scene), bank), bank, scene).And(Forecast(bank));
        if (bank.Silence.Week > 0) screen = screen.And(Asked(bank.Silence));
        return screen.Row(To("bank.regions", DeskPage.Regions), To("bank.refresh", DeskPage.Bank)).Row(Back(DeskPage.Menu));
    }

    /// <summary>The biggest first.</summary>
    public static Screen Regions(BankStatus bank, long page)
    {
        var slice = Slice<RegionStatus>.Of([.. bank.Regions.OrderByDescending(region => region.Stock.Total).ThenBy(region => region.Stock.Region)], page, RegionsPerPage);
        return Screen.Of(T("bank.regions").With("count", bank.Regions.Count), T("list").With("lines", new TextArg.Lines(slice.Items.Select(Line))))
            .Turn(slice, DeskPage.Regions)
            .Row(Back(DeskPage.Bank));
    }

    public static Screen Sources(SourcesSeen seen, long page, Scene scene)
    {
        if (seen.Sources.Count == 0) return Screen.Of(T("sources.none")).Row(Back(DeskPage.Menu));
        var slice = Slice<NumberSource>.Of(seen.Sources, page, SourcesPerPage);
        return slice.Items
            .Select((source, index) => (Button)new Button.Press(T("sources.nth.button").With("nth", index + 1), new PageAsked(DeskPage.Source, source.Id)))
            .Chunk(4)
            .Aggregate(
                Screen.Of(T("sources"), T("list").With("lines", new TextArg.Lines(slice.Items.Select((source, index) => Line(source, scene).With("nth", index + 1))))),
                (screen, row) => screen.Row(row))
            .Turn(slice, DeskPage.Sources)
            .Row(Back(DeskPage.Menu));
    }

    public static Screen Source(SourcesSeen seen, long id, Scene scene) => seen.Sources.FirstOrDefault(source => source.Id == id) is { } source
        ? Screen.Of(About(T("sources.one"), source, scene))
            .Row(new Button.Press(T("sources.withdraw.button"), new ErrandWanted(ErrandKind.Withdraw, id)))
            .Row(Back(DeskPage.Sources))
        : Screen.Of(T("source-unknown")).Row(Back(DeskPage.Sources));

    private static Text Totals(BankStatus bank)
    {
        TextArg Sum(Func<Numbers.RegionStock, long> count) => N(bank.Regions.Sum(region => count(region.Stock)));
        return T("bank.totals")
            .With("numbers", Sum(stock => stock.Total)).With("fresh", Sum(stock => stock.Fresh)).With("resting", Sum(stock => stock.Resting))
            .With("held", Sum(stock => stock.Held)).With("kept", Sum(stock => stock.Kept)).With("quarantined", Sum(stock => stock.Quarantined))
            .With("retired", Sum(stock => stock.Retired)).With("closed", Sum(stock => stock.DoNotCall));
    }

    /// <summary>Why free numbers may yet not be had, and when there will be more.</summary>
    private static Screen Supply(Screen screen, BankStatus bank, Scene scene)
    {
        TextArg Free(Func<RegionStatus, bool> which) => N(bank.Regions.Where(which).Sum(region => region.Stock.Fresh));
        screen = screen.And(T("bank.supply").With("open", Free(region => region.IsOpen)).With("outside", Free(region => region is { IsOpen: false, IsStopped: false })).With("stopped", Free(region => region.IsStopped)));
        return bank.NextRelease is { } next ? screen.And(T("bank.release").With("when", scene.When(next)).With("week", N(bank.ReleasedInAWeek))) : screen;
    }

    private static Screen Open(Screen screen, BankStatus bank)
    {
        var open = Ready(bank, region => region.IsOpen);
        var prime = Ready(bank, region => region.IsPrime);
        if (open.Count == 0) return screen.And(T("bank.nothing-open"));
        screen = screen.And(Names("bank.open", open));
        return prime.Count == 0 ? screen : screen.And(Names("bank.prime", prime));
    }

    /// <summary>What opens next, by the organizer's own clock.</summary>
    private static Screen Opening(Screen screen, BankStatus bank, Scene scene)
    {
        var next = Ready(bank, region => region.NextOpening is not null);
        if (next.Count == 0) return screen;
        var at = next.Min(region => region.NextOpening!.Value);
        return screen.And(Names("bank.opens", [.. next.Where(region => region.NextOpening == at)]).With("when", scene.When(at)));
    }

    private static Text Forecast(BankStatus bank) => bank.Lasts is { } lasts
        ? T("bank.forecast").With("untouched", N(bank.Untouched)).With("pace", N((long)Math.Ceiling(bank.HandOutsADay))).With("lasts", Length(lasts))
        : T("bank.no-forecast").With("untouched", N(bank.Untouched));

    private static Text Asked(SilenceCounts silence) =>
        T("bank.silence").With("today", N(silence.Today)).With("yesterday", N(silence.Yesterday)).With("week", N(silence.Week));

    private static Text Length(TimeSpan lasts) => lasts switch
    {
        _ when lasts >= 24 * Month => T("bank.years").With("count", N((long)(lasts / (12 * Month)))),
        _ when lasts >= 2 * Month => T("bank.months").With("count", N((long)(lasts / Month))),
        _ => T("bank.days").With("count", N((long)lasts.TotalDays)),
    };

    /// <summary>Regions with numbers to hand out, those with most first.</summary>
    private static List<RegionStatus> Ready(BankStatus bank, Func<RegionStatus, bool> which) =>
        [.. bank.Regions.Where(region => region.Stock.Fresh > 0 && which(region)).OrderByDescending(region => region.Stock.Fresh).ThenBy(region => region.Stock.Region)];

    private static Text Names(string key, List<RegionStatus> regions)
    {
        var lines = regions.Take(Named).Select(region => T("bank.name").With("region", new TextArg.RegionName(region.Stock.Region.Text)).With("fresh", N(region.Stock.Fresh)));
        if (regions.Count > Named) lines = lines.Append(T("bank.more").With("count", regions.Count - Named));
        return T(key).With("count", regions.Count).With("lines", new TextArg.Lines(lines));
    }

    private static Text Line(RegionStatus region) => T(region.IsPrime ? "bank.line-prime" : region.IsOpen ? "bank.line-open" : "bank.line")
        .With("region", new TextArg.RegionName(region.Stock.Region.Text))
        .With("numbers", N(region.Stock.Total)).With("fresh", N(region.Stock.Fresh)).With("closed", N(region.Stock.DoNotCall));

    private static Text Line(NumberSource source, Scene scene) => About(T("sources.line"), source, scene);

    private static Text About(Text text, NumberSource source, Scene scene) => text
        .With("name", source.Name).With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(source.AddedAt))))
        .With("numbers", N(source.Numbers)).With("untouched", N(source.Untouched));
}
