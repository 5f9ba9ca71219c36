using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Wellbeing;

internal static class FeelingScreens
{
    public static readonly Text Thanks = T("thanks.toast");

    public static Screen Ask(int nth)
    {
        var screen = Screen.Of(T($"question-{nth + 1}"));
        if (nth == 0) screen = screen.And(T("nameless"));
        return Enumerable.Range(0, Feelings.Choices)
            .Aggregate(screen, (all, choice) => all.Row(new Button.Press(Choice(nth, choice), new FeelingChosen(nth, choice))))
            .Row(new Button.Press(new Text("common.close.button"), new Cancelled()));
    }

    public static Screen Show(FeelingsSeen seen)
    {
        var screen = Screen.Of(T("seen"));
        foreach (var month in seen.Months) screen = screen.And(T("month").With("month", new TextArg.Month(Months.FirstDay(month.Month))).With("lines", new TextArg.Lines(Lines(month))));
        if (seen.Months.Count == 0) screen = screen.And(T("too-few").With("enough", Feelings.Enough));
        return screen.Row(new Button.Press(new Text("common.back.button"), new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0)));
    }

    private static IEnumerable<Text> Lines(MonthOfFeelings month) => month.Questions.SelectMany((counts, nth) => counts is null ? [] : counts.Select((count, choice) =>
        T("line").With("choice", Choice(nth, choice)).With("share", (int)Math.Round(100.0 * count / counts.Sum()))).Prepend(T("asked").With("question", T($"question-{nth + 1}"))));

    private static Text Choice(int nth, int choice) => T($"choice-{nth + 1}-{choice + 1}.button");

    private static Text T(string key) => new("feeling." + key);
}
