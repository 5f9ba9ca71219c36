using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

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
            .Stay<FeelingsSeen>((_, seen, _) => [new Effect.Overlay(FeelingScreens.Show(seen))]);

        dialogue.In<AnsweringQuestion>()
            .Shows((asking, _) => FeelingScreens.Ask(asking.Nth))
            .StayIf<FeelingChosen>((asking, chosen, _) => chosen.Nth == asking.Nth && chosen.Choice is >= 0 and < Feelings.Choices, "this question", (_, chosen, _) =>
                [new CountFeeling(chosen.Nth, chosen.Choice)])
            .PermitIf<FeelingCounted, AnsweringQuestion>((asking, _, _) => asking.Nth + 1 < Feelings.Questions, "more to come", (asking, _, _) => asking with { Nth = asking.Nth + 1 })
            .PermitIf<FeelingCounted, State>((asking, _, _) => asking.Nth + 1 >= Feelings.Questions, "the last one", (asking, _, _) => Go.To(asking.Return, new Effect.Toast(FeelingScreens.Thanks)))
            .Permit<Cancelled, State>((asking, _, _) => Go.To(asking.Return));
    }
}
