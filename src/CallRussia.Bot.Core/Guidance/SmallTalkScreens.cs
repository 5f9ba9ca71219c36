using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>What day and hour it is where the person called lives, and a few gentle openings that fit.</summary>
internal static class SmallTalkScreens
{
    /// <summary>As many as can be chosen from while the telephone rings; at least one fits any moment.</summary>
    private const int Openings = 3;

    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Evening = new(17, 0);

    public static Screen Page(Lease lease, int look, RegionCatalogue regions, PoliteHours hours, Scene scene)
    {
        var region = regions[lease.Region];
        var times = PoliteHours.LocalTimes(region, scene.At);
        var isHoliday = hours.IsHoliday(region, scene.At);
        var screen = Screen.Of(T("small-talk")).And(T("there").With("clocks", new TextArg.Lines(times.Select(Clock))));
        if (isHoliday) screen = screen.And(T("holiday-there"));
        if (region.City is { } city) screen = screen.And(T("main-city").With("city", city.In(scene.Volunteer.Language.Code)));
        return Fitting(scene.Library.SmallTalk, Moments(times[0].DateTime, isHoliday), lease.Id.Value + (look & int.MaxValue))
            .Aggregate(screen, (page, opening) => page.And(opening.Words))
            .Row(new Button.Press(T("other-openings.button"), new SmallTalkAsked((look + 1) & int.MaxValue)))
            .Row(GuideScreens.ToContents);
    }

    /// <summary>What the clock and the calendar there call for.</summary>
    private static List<SmallTalkMoment> Moments(DateTime local, bool isHoliday) =>
    [
        .. isHoliday ? [SmallTalkMoment.Holiday] : Array.Empty<SmallTalkMoment>(),
        .. local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [SmallTalkMoment.Weekend] : Array.Empty<SmallTalkMoment>(),
        .. TimeOnly.FromDateTime(local) < Noon ? [SmallTalkMoment.Morning] : Array.Empty<SmallTalkMoment>(),
        .. TimeOnly.FromDateTime(local) >= Evening ? [SmallTalkMoment.Evening] : Array.Empty<SmallTalkMoment>(),
        .. local.Month is 12 or 1 or 2 ? [SmallTalkMoment.Winter] : Array.Empty<SmallTalkMoment>(),
        .. local.Month is 6 or 7 or 8 ? [SmallTalkMoment.Summer] : Array.Empty<SmallTalkMoment>(),
    ];

    /// <summary>Two of the moment and one for any day; others with every look and every number, so that nobody sounds like a machine.</summary>
    private static IEnumerable<SmallTalk> Fitting(IReadOnlyList<SmallTalk> all, List<SmallTalkMoment> moments, long look)
    {
        var ofMoment = Next(all.Where(opening => moments.Contains(opening.When)).ToList(), Openings - 1, look);
        return [.. ofMoment, .. Next(all.Where(opening => opening.When == SmallTalkMoment.Any).ToList(), Openings - ofMoment.Count, look)];
    }

    private static List<SmallTalk> Next(List<SmallTalk> openings, int count, long look) =>
        [.. Enumerable.Range(0, Math.Min(count, openings.Count)).Select(i => openings[(int)(((look * count) + i) % openings.Count)])];

    private static Text Clock(DateTimeOffset local) => T("clock")
        .With("weekday", new TextArg.Weekday(local.DayOfWeek)).With("time", new TextArg.Clock(local.DateTime)).With("offset", $"+{local.Offset.TotalHours:0}");

    private static Text T(string key) => new("cards." + key);
}
