using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What pages and pictures of reports have in common: names of groups, heads, shares.</summary>
internal static class ReportTexts
{
    public static Text T(string key) => new("report." + key);

    /// <summary>Counts of a campaign are far below two milliards.</summary>
    public static TextArg N(long count) => (int)Math.Min(count, int.MaxValue);

    /// <summary>In whole percent; 0 of nothing.</summary>
    public static int Share(long part, long whole) => whole > 0 ? (int)Math.Round(100.0 * part / whole) : 0;

    public static Text Head(ReportPage page, Period period, DateOnly first, DateOnly last) => first == last
        ? T("head-day").With("page", Name(page)).With("day", new TextArg.Date(first))
        : T("head").With("page", Name(page)).With("period", T($"period.{period}")).With("first", new TextArg.Date(first)).With("last", new TextArg.Date(last));

    /// <summary>The head in one line, for pictures.</summary>
    public static Text Title(ReportPage page, Period period, DateOnly first, DateOnly last) => first == last
        ? T("title-day").With("page", Name(page)).With("day", new TextArg.Date(first))
        : T("title").With("page", Name(page)).With("period", T($"period.{period}")).With("last", new TextArg.Date(last));

    public static Text Name(ReportPage page) => T($"page.{page}");

    /// <summary>A group as people call it.</summary>
    public static Text Name(Cut cut, Group group) => group.Key switch
    {
        null => T("others"),
        Group.Unknown => T(cut == Cut.Outcome ? "unreported" : "unknown"),
        var key => cut switch
        {
            Cut.Outcome => new Text($"calling.outcome.{(Outcome)Number(key)}.button"),
            Cut.Region => T("name").With("name", new TextArg.RegionName(key)),
            Cut.Country => T("name").With("name", new TextArg.CountryName(key)),
            Cut.Tier => T($"tier.{(Tier)Number(key)}"),
            Cut.Language => T($"language.of-{key}"),
            Cut.Hour => T("hour").With("hour", key),
            _ => T("name").With("name", key),
        },
    };

    public static int Number(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
