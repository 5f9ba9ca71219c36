using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What people say: the top of a week and whether it grows, everywhere and by region.</summary>
internal static class SayingScreens
{
    private const int Top = 10;
    private const int TopOfRegion = 3;
    private const int RegionsOnPage = 8;

    private static readonly Button.Press Close = new(new Text("common.close.button"), new Back());

    public static Screen Show(SayingsSeen seen, Scene scene)
    {
        // What an editor has taken out since has no words any more.
        var known = seen.Sayings.Where(saying => scene.Library.Objections.Find(saying.Objection) is not null).ToList();
        var regions = known.Where(saying => saying.Region is not null).GroupBy(saying => saying.Region!.Value).OrderByDescending(region => region.Sum(saying => saying.Count)).ThenBy(region => region.Key).ToList();
        var pages = (regions.Count + RegionsOnPage - 1) / RegionsOnPage;
        var page = Math.Clamp(seen.Page, 0, pages);
        var screen = Screen.Of(T(seen.WeeksAgo == 0 ? "this-week" : "week").With("monday", new TextArg.Date(Monday(scene.At, seen.WeeksAgo))));
        screen = page == 0 ? Everywhere(screen, known, seen.WeeksAgo, scene) : ByRegion(screen, regions.Skip((page - 1) * RegionsOnPage).Take(RegionsOnPage), seen.WeeksAgo, scene);
        return Turns(screen, seen.WeeksAgo, page, pages).Row(Close);
    }

    private static Screen Everywhere(Screen screen, List<Saying> known, int weeksAgo, Scene scene)
    {
        var top = known.Where(saying => saying.Region is null).Take(Top).ToList();
        return top.Count == 0
            ? screen.And(T("nothing"))
            : screen.And(Lines(top, weeksAgo, scene)).And(T(weeksAgo == 0 ? "note-this-week" : "note"));
    }

    private static Screen ByRegion(Screen screen, IEnumerable<IGrouping<RegionCode, Saying>> regions, int weeksAgo, Scene scene)
    {
        foreach (var region in regions)
            screen = screen.And(T("region").With("region", new TextArg.RegionName(region.Key.Text)).With("lines", Lines([.. region.Take(TopOfRegion)], weeksAgo, scene)));
        return screen;
    }

    private static Text Lines(List<Saying> sayings, int weeksAgo, Scene scene) =>
        T("list").With("lines", new TextArg.Lines(sayings.Select((saying, index) => Line(saying, index + 1, weeksAgo, scene))));

    /// <summary>A week that goes on can be seen to grow, not to shrink: it is not over.</summary>
    private static Text Line(Saying saying, int nth, int weeksAgo, Scene scene)
    {
        var key = saying.Before switch
        {
            null => "line-new",
            { } before when saying.Count > before => "line-up",
            { } before when saying.Count == before => "line-same",
            _ => weeksAgo == 0 ? "line-so-far" : "line-down",
        };
        var line = T(key).With("nth", nth).With("title", scene.Library.Objections.Find(saying.Objection)!.Title).With("count", saying.Count);
        return saying.Before is { } then ? line.With("before", then) : line;
    }

    private static Screen Turns(Screen screen, int weeksAgo, int page, int pages)
    {
        List<Button> turns = [];
        if (page == 0 && pages > 0) turns.Add(new Button.Press(T("regions.button"), new ReportAsked(weeksAgo, 1)));
        if (page > 0) turns.Add(new Button.Press(T("everywhere.button"), new ReportAsked(weeksAgo, 0)));
        if (page > 0 && page < pages) turns.Add(new Button.Press(new Text("common.next.button"), new ReportAsked(weeksAgo, page + 1)));
        if (turns.Count > 0) screen = screen.Row([.. turns]);
        return weeksAgo == 0
            ? screen.Row(new Button.Press(T("last-week.button"), new ReportAsked(1, 0)))
            : screen.Row(new Button.Press(T("earlier.button"), new ReportAsked(weeksAgo + 1, 0)), new Button.Press(T("this-week.button"), new ReportAsked(0, 0)));
    }

    private static DateOnly Monday(DateTimeOffset at, int weeksAgo)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        return today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - (7 * weeksAgo));
    }

    private static Text T(string key) => new("report." + key);
}
