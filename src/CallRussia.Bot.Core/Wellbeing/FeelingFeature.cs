using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Three questions a month about how volunteers are. Answered or not: nobody is asked twice, and nobody knows who said what.</summary>
public sealed record FeelingFeature() : Feature("fe")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["question"] = typeof(AnsweringQuestion) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(QuestionsWanted),
        ["c"] = typeof(FeelingChosen),
        ["l"] = typeof(FeelingsWanted),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .PermitIf<QuestionsWanted, AnsweringQuestion>((_, _, scene) => !scene.IsAsked(), "once a month", (state, _, scene) =>
                Go.To(new AnsweringQuestion(Aside.From(state)), new Effect.Remember(scene.Volunteer with { AskedIn = Months.Of(scene.At) })))
            .Stay<FeelingsWanted>((_, _, _) => [new LookAtFeelings()])
            .Stay<FeelingsSeen>((_, seen, _) => [new Effect.Overlay(Show(seen))]);

        dialogue.In<AnsweringQuestion>()
            .Shows((asking, _) => Ask(asking.Nth))
            .StayIf<FeelingChosen>((asking, chosen, _) => chosen.Nth == asking.Nth && chosen.Choice is >= 0 and < Feelings.Choices, "this question", (_, chosen, _) =>
                [new CountFeeling(chosen.Nth, chosen.Choice)])
            .PermitIf<FeelingCounted, AnsweringQuestion>((asking, _, _) => asking.Nth + 1 < Feelings.Questions, "more to come", (asking, _, _) => asking with { Nth = asking.Nth + 1 })
            .PermitIf<FeelingCounted, State>((asking, _, _) => asking.Nth + 1 >= Feelings.Questions, "the last one", (asking, _, _) => Go.To(asking.Return, new Effect.Toast(T("thanks.toast"))))
            .Permit<Cancelled, State>((asking, _, _) => Go.To(asking.Return));
    }

    private static Screen Ask(int nth)
    {
        var screen = Screen.Of(T($"question-{nth + 1}"));
        if (nth == 0) screen = screen.And(T("nameless"));
        return Enumerable.Range(0, Feelings.Choices)
            .Aggregate(screen, (all, choice) => all.Row(new Button.Press(Choice(nth, choice), new FeelingChosen(nth, choice))))
            .Row(new Button.Press(new Text("common.close.button"), new Cancelled()));
    }

    private static Screen Show(FeelingsSeen seen)
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
