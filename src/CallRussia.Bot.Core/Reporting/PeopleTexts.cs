using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Reporting.ReportTexts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What pages about volunteers say.</summary>
internal static class PeopleTexts
{
    public static Text Onboarding(PeopleReport report)
    {
        if (!report.IsTold) return T("too-few-people");
        var way = report.Onboarding;
        var text = T("onboarding").With("came", N(way.Came)).With("supporters", Supporters(way));
        (string Name, long Count)[] steps = [("promised", way.Promised), ("quiz", way.Quiz), ("first", way.First), ("second", way.Second), ("fourth", way.Fourth)];
        return steps.Aggregate(text, (said, step) => said.With(step.Name, N(step.Count)).With(step.Name + "-share", Share(step.Count, way.Came)));
    }

    /// <summary>Null when nobody was sent a word, or too few.</summary>
    public static Text? Nudges(PeopleReport report) => report.Nudges.Count == 0
        ? null
        : T("nudges").With("lines", new TextArg.Lines(report.Nudges.Select(effect => T($"nudge-{effect.Before}-{effect.Kind}")
            .With("told", N(effect.Told)).With("back", N(effect.Back)).With("share", Share(effect.Back, effect.Told)))));

    public static Text Cohorts(PeopleReport report) => report.Cohorts.Count == 0
        ? T("too-few-people")
        : T("cohorts").With("lines", new TextArg.Lines(report.Cohorts.Select(cohort => T("cohort")
            .With("monday", new TextArg.Date(cohort.Monday)).With("size", cohort.Size)
            .With("shares", string.Join(" · ", cohort.Shares.Select(share => $"{Math.Round(100 * share)}"))))));

    private static TextArg Supporters(FirstSteps way) => Folding.Told(way.Supporters) switch
    {
        null => T("supporters-few"),
        0 => T("supporters-none"),
        { } told => T("supporters").With("count", N(told)),
    };
}
