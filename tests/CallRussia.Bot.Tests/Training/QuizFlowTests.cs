using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Training;

public sealed class QuizFlowTests
{
    private static readonly IReadOnlyList<QuizQuestion> Questions = Some.World.Content.Library.Quiz;

    [Fact]
    public void A_newcomer_who_asks_for_one_number_too_many_is_offered_the_quiz()
    {
        var then = Talk.In(new Home()).Answering(new QuizComesFirst()).When(new NumberAsked());

        Assert.Equal(new QuizOffered(), then.State);
        Assert.Contains(new QuizStarted(), then.Buttons);
    }

    [Fact]
    public void Who_answers_all_rightly_passes_and_may_ask_for_a_number()
    {
        var then = Talk.In(new QuizOffered()).Taps(new QuizStarted());
        for (var question = 0; question < Questions.Count; question++)
        {
            then = Talk.In(then.State).Taps(new QuizAnswered(question, Questions[question].Right));
            then = Talk.In(then.State).Taps(new QuizWentOn());
        }

        Assert.Equal(new QuizDone(), then.State);
        Assert.Equal(Some.Now, then.Volunteer.QuizPassedAt);
        Assert.Contains(new NumberAsked(), then.Buttons);
    }

    [Fact]
    public void A_missed_question_comes_again_at_the_end_and_only_that_one()
    {
        var then = Talk.In(new QuizAsking(Left: 1 << (Questions.Count - 1), Missed: 0))
            .Taps(new QuizAnswered(Questions.Count - 1, (Questions[^1].Right + 1) % Questions[^1].Options));
        Assert.Equal(new QuizExplained(Questions.Count - 1, Right: false, Left: 0, 1 << (Questions.Count - 1)), then.State);

        then = Talk.In(then.State).Taps(new QuizWentOn());
        Assert.Equal(new QuizAsking(1 << (Questions.Count - 1), Missed: 0), then.State);
        Assert.Null(then.Volunteer.QuizPassedAt);
    }

    [Fact]
    public void The_quiz_may_be_put_off_at_every_step_but_the_last_where_it_is_passed_already()
    {
        var then = Talk.In(new QuizOffered()).When(new Back());
        Assert.Contains(new HomeAsked(), then.Buttons);
        then = Talk.In(then.State).Taps(new QuizStarted());
        for (var question = 0; question < Questions.Count; question++)
        {
            Assert.Contains(new HomeAsked(), then.Buttons);
            Assert.Equal(new Home(), Talk.In(then.State).Taps(new HomeAsked()).State);
            then = Talk.In(then.State).Taps(new QuizAnswered(question, Questions[question].Right));
            Assert.Equal(question < Questions.Count - 1, then.Buttons.Contains(new HomeAsked()));
            then = Talk.In(then.State).Taps(new QuizWentOn());
        }
        Assert.Equal(new QuizDone(), then.State);
    }

    [Fact]
    public void An_answer_to_another_question_counts_for_nothing()
    {
        var asking = new QuizAsking(Left: 0b11, Missed: 0);
        Assert.Equal(asking, Talk.In(asking).Taps(new QuizAnswered(1, Questions[1].Right)).State);
    }
}
