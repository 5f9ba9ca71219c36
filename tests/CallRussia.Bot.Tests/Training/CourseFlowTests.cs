using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Training;

public sealed class CourseFlowTests
{
    private static readonly CourseModule Module = Some.Library.Course[0];
    private static readonly DateOnly Today = new(2026, 11, 25);

    private readonly Renderer _renderer = new(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);

    public static TheoryData<string> Modules => [.. Some.Library.Course.Select(module => module.Id)];

    [Fact]
    public void There_are_eight_modules_under_three_minutes_each()
    {
        Assert.Equal(["why", "safety", "opening", "listening", "tricks", "story", "hard-calls", "care"], Some.Library.Course.Select(module => module.Id));
        Assert.All(Some.Library.Course, module =>
        {
            Assert.InRange(module.Minutes, 1, 2);
            Assert.InRange(module.Screens, 3, 6);
            Assert.InRange(module.Questions.Count, 3, 4);
            Assert.Contains(module.Questions, question => question.Safety);
        });
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_answered_rightly_is_done_and_ends_with_what_to_keep(string id)
    {
        var module = Some.Library.Course.Single(one => one.Id == id);
        var then = Walk(module, (_, question) => question.Right);

        Assert.Equal(new ModuleDone(id), then.State);
        Assert.Contains("lesson.keep", then.Keys);
        Assert.Equal([id], then.Volunteer.Training.Modules);
        Assert.Empty(then.Volunteer.Training.Cards);
        Assert.Null(then.Volunteer.Training.Study);
        Assert.Null(then.Volunteer.CourseFinishedAt);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Missed_questions_come_again_until_all_are_right_and_once_more_tomorrow(string id)
    {
        var module = Some.Library.Course.Single(one => one.Id == id);
        var asked = new List<string>();
        // Wrong on the first two rounds, another wrong answer each time where there is one.
        var then = Walk(module, (place, question) =>
        {
            asked.Add(question.Id);
            var times = asked.Count(one => one == question.Id);
            return times < 3 ? (question.Right + times) % question.Options is var option && option != question.Right ? option : (option + 1) % question.Options : question.Right;
        });

        Assert.Equal(new ModuleDone(id), then.State);
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(_ => module.Questions.Select(question => question.Id)), asked);
        Assert.Equal(module.Questions.Select(question => new Card(id, question.Id, 0, Today.AddDays(1))).OrderBy(card => card.Question), then.Volunteer.Training.Cards.OrderBy(card => card.Question));
    }

    [Fact]
    public void Only_what_was_missed_comes_again_and_only_then_it_is_said()
    {
        var said = new List<bool>();
        var asked = new List<string>();
        Walk(Module, (place, question) =>
        {
            asked.Add(question.Id);
            return question == Module.Questions[1] && place.Missed == 0 && place.Left == 0b1110 ? (question.Right + 1) % question.Options : question.Right;
        }, then => said.Add(then.Keys.Contains("quiz.again")));

        Assert.Equal([.. Module.Questions.Select(question => question.Id), Module.Questions[1].Id], asked);
        Assert.Equal([false, false, false, true, false], said);
    }

    [Fact]
    public void A_wrong_answer_shows_why_that_answer_does_not_work()
    {
        var place = new Study(Module.Id, Module.Screens + 1, Module.AllQuestions, 0, 5);
        for (var option = 0; option < Module.Questions[0].Options; option++)
        {
            var then = Talk.In(new Studying(place)).Taps(new QuestionAnswered(Module.Questions[0].Id, option));
            Assert.Contains(Module.Questions[0].Why(Module, option).Key, then.Keys);
            Assert.Contains(option == Module.Questions[0].Right ? "quiz.right" : "quiz.wrong", then.Keys);
        }
    }

    [Fact]
    public void An_answer_to_another_question_or_beyond_the_answers_counts_for_nothing()
    {
        var place = new Studying(new Study(Module.Id, Module.Screens + 1, Module.AllQuestions, 0, 5));
        Assert.Equal(place, Talk.In(place).Taps(new QuestionAnswered(Module.Questions[1].Id, 0)).State);
        Assert.Equal(place, Talk.In(place).Taps(new QuestionAnswered(Module.Questions[0].Id, Module.Questions[0].Options)).State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Left_after_any_step_and_stored_a_module_goes_on_where_it_was(int seed)
    {
        var (random, wording) = (new Random(seed), new Wording(Some.Features));
        Walk(Module, (_, question) => random.Next(question.Options), then =>
        {
            if (then.Volunteer.Training.Study is not { } place) return;
            var stored = wording.ReadTraining(wording.Write(then.Volunteer.Training), out _)!;
            Assert.Equal(then.Volunteer.Training, stored);
            var called = Talk.In(then.State).As(then.Volunteer with { Training = stored }).Answering(new NumberHandedOut(Some.Lease(), Again: false)).When(new NumberAsked());
            var back = Talk.In(new CourseMenu()).As(called.Volunteer).Taps(new ModuleOpened(Module.Id));
            Assert.Equal(new Studying(place), back.State);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void With_the_last_module_in_whatever_order_the_course_is_finished_once(int seed)
    {
        var random = new Random(seed);
        var volunteer = Some.Volunteer;
        foreach (var module in Some.Library.Course.OrderBy(_ => random.Next()).ToList())
        {
            Assert.Null(volunteer.CourseFinishedAt);
            volunteer = Walk(module, (_, question) => random.Next(question.Options), volunteer: volunteer).Volunteer;
        }

        Assert.Equal(Some.Now, volunteer.CourseFinishedAt);
        var again = Walk(Module, (_, question) => question.Right, volunteer: volunteer with { CourseFinishedAt = Some.Now.AddDays(-9) });
        Assert.Equal(Some.Now.AddDays(-9), again.Volunteer.CourseFinishedAt);
        Assert.Contains("lesson.finished-before-quiz", again.Keys);
        Assert.Contains("lesson.finished", Talk.In(again.State).As(again.Volunteer with { QuizPassedAt = Some.Now }).When(new Back()).Keys);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_screen_fits_and_is_sound_in_every_language(string id)
    {
        var module = Some.Library.Course.Single(one => one.Id == id);
        for (var round = 0; round < 3; round++)
            Walk(module, (place, question) => place.Missed == 0 && place.Left >= 0b100 ? (question.Right + round) % question.Options : question.Right, then =>
            {
                foreach (var language in Language.All) SoundScreen.Check(_renderer.Screen(then.Screen, language, "zzzz"), $"{id}: {then.State}, {language}");
            });
    }

    [Fact]
    public void What_is_due_is_offered_at_home_in_practice_and_in_the_course_and_nothing_is_when_nothing_is()
    {
        foreach (var state in new State[] { new Home(), new PracticeMenu(), new CourseMenu() })
        {
            Assert.Contains(new ReviewAsked(), Talk.In(state).As(With(Card(due: 0))).When(new Back()).Buttons);
            Assert.DoesNotContain(new ReviewAsked(), Talk.In(state).As(With(Card(due: 1))).When(new Back()).Buttons);
            Assert.DoesNotContain(new ReviewAsked(), Talk.In(state).As(With(Card(due: 0) with { Question = "gone" })).When(new Back()).Buttons);
        }

        Assert.Equal(new CourseMenu(), Talk.In(new Home()).When(new ReviewAsked()).State);
    }

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 1)]
    public void A_question_that_came_back_says_when_it_comes_again(bool right, int days)
    {
        var question = Module.Questions[0];
        var asked = Talk.In(new Home()).As(With(Card(due: -2, box: 1))).Taps(new ReviewAsked());
        Assert.Equal(new QuestionAnswered(question.Id, 0), asked.Buttons.OfType<QuestionAnswered>().OrderBy(answer => answer.Option).First());

        var then = Talk.In(asked.State).As(asked.Volunteer).Taps(new QuestionAnswered(question.Id, right ? question.Right : (question.Right + 1) % question.Options));
        Assert.Equal(Today.AddDays(days), Assert.Single(then.Volunteer.Training.Cards).Due);
        Assert.Equal(new TextArg.Count(days), then.Screen.Paragraphs.Single(text => text.Key == "lesson.comes-again").Args["days"]);

        var over = Talk.In(then.State).As(then.Volunteer).Taps(new QuestionLeft());
        Assert.Equal(new CourseMenu(), over.State);
        Assert.Equal("lesson.review-done.toast", over.Result.Toast!.Text.Key);
    }

    [Fact]
    public void One_due_question_follows_the_other()
    {
        var other = Some.Library.Course[3];
        var volunteer = Some.Volunteer with { Training = new TrainingProgress { Cards = [Card(due: 0), new Card(other.Id, other.Questions[2].Id, 4, Today.AddDays(-1))] } };
        var first = Talk.In(new CourseMenu()).As(volunteer).Taps(new ReviewAsked());
        var answered = Talk.In(first.State).As(first.Volunteer).Taps(new QuestionAnswered(other.Questions[2].Id, other.Questions[2].Right));
        Assert.Contains("lesson.learned", answered.Keys);
        var second = Assert.IsType<Reviewing>(Talk.In(answered.State).As(answered.Volunteer).Taps(new QuestionLeft()).State);
        Assert.Equal((Module.Id, Module.Questions[0].Id), (second.Module, second.Question));
    }

    [Fact]
    public void The_day_begins_at_midnight_of_the_volunteer()
    {
        var volunteer = With(Card(due: 1)) with { Zone = "Asia/Tokyo" };
        var midnight = new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.FromHours(9));
        Assert.DoesNotContain(new ReviewAsked(), Talk.In(new Home()).As(volunteer).AtTime(midnight.AddMinutes(-1)).When(new Back()).Buttons);
        Assert.Contains(new ReviewAsked(), Talk.In(new Home()).As(volunteer).AtTime(midnight).When(new Back()).Buttons);
    }

    [Fact]
    public void A_module_that_an_editor_took_away_leads_back_to_the_list()
    {
        foreach (var state in new State[] { new Studying(new Study("gone", 1, 0, 0, 5)), new Explained(new Study("gone", 9, 1, 0, 5), "gone", 0), new ModuleDone("gone"), new Reviewing("gone", "gone", 5), new Reviewed(Module.Id, "gone", 0) })
        {
            var then = Talk.In(state).When(new Back());
            Assert.Equal("lesson.gone", then.Keys.First());
            Assert.IsType<Studying>(Talk.In(state).Taps(new ModuleOpened(Module.Id)).State);
        }
    }

    /// <summary>Reads a module to its end by its own buttons and answers as told.</summary>
    private static Talk.Then Walk(CourseModule module, Func<Study, CourseQuestion, int> answer, Action<Talk.Then>? after = null, Volunteer? volunteer = null)
    {
        var then = Talk.In(new CourseMenu()).As(volunteer ?? Some.Volunteer).Taps(new ModuleOpened(module.Id));
        for (var steps = 0; then.State is not ModuleDone; steps++)
        {
            Assert.InRange(steps, 0, 500);
            if (then.State is Explained) after?.Invoke(then);
            Trigger next = then.State switch
            {
                Studying { Place: var place } when place.Page <= module.Screens => then.Buttons.OfType<PageTurned>().MaxBy(turned => turned.Page)!,
                Studying { Place: var place } when then.Buttons.OfType<QuestionAnswered>().First().Question is var asked && module.Find(asked)! is var question => new QuestionAnswered(asked, answer(place, question)),
                _ => new QuestionLeft(),
            };
            Assert.Contains(next, then.Buttons);
            then = Talk.In(then.State).As(then.Volunteer).Taps(next);
        }

        return then;
    }

    private static Card Card(int due, int box = 0) => new(Module.Id, Module.Questions[0].Id, box, Today.AddDays(due));

    private static Volunteer With(Card card) => Some.Volunteer with { Training = new TrainingProgress { Cards = [card] } };
}
