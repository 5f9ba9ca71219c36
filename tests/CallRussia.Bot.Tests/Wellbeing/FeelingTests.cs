using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Wellbeing;

/// <summary>Three questions a month.</summary>
public sealed class FeelingTests
{
    [Fact]
    public void Three_questions_are_answered_one_after_another_and_lead_back()
    {
        var over = new CallsOver(3, 1);
        var then = Talk.In(over).Taps(new QuestionsWanted());
        Assert.Equal(Months.Of(Some.Now), then.Volunteer.AskedIn);
        for (var nth = 0; nth < 3; nth++)
        {
            Assert.Equal(new AnsweringQuestion(over, nth), then.State);
            then = Talk.In(then.State).As(then.Volunteer).Answering(new FeelingCounted()).Taps(new FeelingChosen(nth, 2));
            Assert.Equal([new CountFeeling(nth, 2)], then.Asked);
        }
        Assert.Equal(over, then.State);
        Assert.DoesNotContain(new QuestionsWanted(), then.Buttons);
    }

    [Fact]
    public void Nobody_is_asked_twice_in_a_month_and_everybody_may_be_in_the_next()
    {
        Assert.Equal(new Home(), Talk.In(new Home()).As(WellbeingSamples.Asked).Taps(new QuestionsWanted()).State);
        Assert.IsType<AnsweringQuestion>(Talk.In(new Home()).As(WellbeingSamples.Asked).AtTime(Some.Now.AddDays(6)).Taps(new QuestionsWanted()).State);
    }

    [Fact]
    public void A_forged_or_late_answer_counts_nothing()
    {
        Assert.Empty(Talk.In(new AnsweringQuestion(new Home(), 1)).Taps(new FeelingChosen(0, 1)).Asked);
        Assert.Empty(Talk.In(new AnsweringQuestion(new Home(), 1)).Taps(new FeelingChosen(1, 9)).Asked);
        Assert.Empty(Talk.In(new Home()).Taps(new FeelingChosen(0, 1)).Asked);
    }

    [Fact]
    public void They_are_offered_only_after_calls() => Assert.DoesNotContain(new QuestionsWanted(), Talk.In(new CallsOver(0, 0)).When(new Back()).Buttons);
}
