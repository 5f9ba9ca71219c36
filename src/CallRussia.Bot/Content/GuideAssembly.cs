using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Puts the guide in order and checks that it is the same guide in every language.</summary>
internal static class GuideAssembly
{
    private const string OpenerPrefix = "opener.";
    private const string TipPrefix = "tip.";

    /// <summary>The moments of a call for which the screens ask a tip: each needs at least one.</summary>
    public static IReadOnlyList<string> Moments { get; } =
    [
        "before-first-call", "before-call",
        "after-no-answer", "after-busy", "after-voicemail", "after-switched-off", "after-no-such-number",
        "after-no", "after-hard-call", "after-child", "after-not-a-person", "after-other-language",
        "after-talk", "after-short-talk", "after-long-talk", "after-call-later",
        "after-not-called", "after-line-failed", "after-changed-mind",
    ];

    /// <summary>Whether a text is reached by the index of the guide, so that no code names it.</summary>
    public static bool Reaches(GuideIndex guide, string key) =>
        guide.Openers.Contains(key)
        || Moments.Any(moment => guide.Tips.TryGetValue(moment, out var tips) && tips.Contains(key))
        || guide.Phases.Concat(guide.Pages).Any(id => key == GuideIndex.Title(id).Key || key == GuideIndex.Body(id).Key);

    /// <param name="directory">The content folder, as errors name it.</param>
    public static GuideIndex Assemble(
        string directory, IReadOnlyList<GuideScreen> screens, IReadOnlyList<ContentSource> texts, ContentReport report)
    {
        foreach (var same in screens.GroupBy(static screen => screen.Id, StringComparer.Ordinal))
        {
            CheckSame([.. same], report);
        }

        var keys = texts.Select(static text => text.Key).Distinct(StringComparer.Ordinal).ToList();
        var guide = new GuideIndex(
            Ids(screens, GuideScreen.Phase),
            Ids(screens, GuideScreen.Page),
            [.. keys.Where(static key => key.StartsWith(OpenerPrefix, StringComparison.Ordinal))],
            Tips(keys));
        CheckWords(directory, guide, report);
        return guide;
    }

    /// <summary>Every number is shown with a first sentence and a tip, so there must be some.</summary>
    private static void CheckWords(string directory, GuideIndex guide, ContentReport report)
    {
        foreach (var moment in Moments.Where(moment => !guide.Tips.ContainsKey(moment)))
        {
            report.Add(new ContentError(
                $"{directory}/texts/tip.yaml", 1, $"There is no tip for the moment {moment}", $"Write {moment}: and below it a name with ru:, en: and lt:"));
        }

        if (guide.Openers.Count == 0)
        {
            report.Add(new ContentError(
                $"{directory}/texts/opener.yaml", 1, "There is no first sentence to choose", "Write a name and below it ru:, en: and lt:"));
        }
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
