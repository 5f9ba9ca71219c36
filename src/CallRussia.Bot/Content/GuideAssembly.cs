using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Content;

/// <summary>Puts the guide in order and checks that it is the same guide in every language.</summary>
internal static class GuideAssembly
{
    private const string OpenerPrefix = "opener.";
    private const string TipPrefix = "tip.";

    /// <summary>Whether a text belongs to the guide and is reached by its index, so that no code names it.</summary>
    public static bool Reaches(string key) =>
        key.StartsWith("guide.", StringComparison.Ordinal)
        || key.StartsWith(OpenerPrefix, StringComparison.Ordinal)
        || key.StartsWith(TipPrefix, StringComparison.Ordinal);

    public static GuideIndex Assemble(IReadOnlyList<GuideScreen> screens, IReadOnlyList<ContentSource> texts, ContentReport report)
    {
        foreach (var same in screens.GroupBy(static screen => screen.Id, StringComparer.Ordinal))
        {
            CheckSame([.. same], report);
        }

        var keys = texts.Select(static text => text.Key).Distinct(StringComparer.Ordinal).ToList();
        return new GuideIndex(
            Ids(screens, GuideScreen.Phase),
            Ids(screens, GuideScreen.Page),
            [.. keys.Where(static key => key.StartsWith(OpenerPrefix, StringComparison.Ordinal))],
            Tips(keys));
    }

    private static List<string> Ids(IReadOnlyList<GuideScreen> screens, string kind) =>
        [.. screens.Where(screen => screen.Kind == kind).OrderBy(static screen => screen.Order)
            .Select(static screen => screen.Id).Distinct(StringComparer.Ordinal)];

    // tip.<moment>.<name>
    private static Dictionary<string, IReadOnlyList<string>> Tips(List<string> keys) =>
        keys.Where(static key => key.StartsWith(TipPrefix, StringComparison.Ordinal) && key.Count('.') == 2)
            .GroupBy(static key => key.Split('.')[1], StringComparer.Ordinal)
            .ToDictionary(static moment => moment.Key, static moment => (IReadOnlyList<string>)[.. moment], StringComparer.Ordinal);

    private static void CheckSame(IReadOnlyList<GuideScreen> same, ContentReport report)
    {
        foreach (var language in Language.All.Where(language => same.All(screen => screen.Language != language)))
        {
            report.Add(new ContentError(
                same[0].File, 1, $"The page {same[0].Id} has no {language.Code}", $"Add it under guide/{language.Code} with the same id"));
        }

        foreach (var other in same.Where(screen => (screen.Order, screen.Kind) != (same[0].Order, same[0].Kind)))
        {
            report.Add(new ContentError(other.File, 1, $"order or kind differs from {same[0].File}", "Write the same in every language"));
        }
    }
}
