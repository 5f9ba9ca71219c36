using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Silence;

public sealed class SilenceFlowTests
{
    private static readonly PhoneNumber Number = DemoBlock.Number(7, 4321);

    private static Talk.Given Called(State? state = null) => Talk.In(state ?? new Unmet()).As(SilenceSamples.Called).Answering(new SilenceKept());

    private static Talk.Given Volunteer(State? state = null) => Talk.In(state ?? new Home()).Answering(new SilenceKept());

    [Fact]
    public void Whoever_comes_by_the_link_is_asked_for_a_number_and_nothing_else()
    {
        var then = Called().When(new SilenceAsked());
        Assert.Equal(new AskedForNumber(new Unmet()), then.State);
        Assert.Equal(["silence.ask"], then.Keys);
        Assert.Empty(then.Buttons);
        Assert.Empty(then.Asked);
        Assert.Equal(SilenceSamples.Called, then.Volunteer);
    }

    [Fact]
    public void A_number_is_closed_leaves_the_chat_and_the_person_is_let_go()
    {
        var then = Called(new AskedForNumber(new Unmet())).ShowingNumber().Writes(60, new Typed(Number.Full()));
        Assert.Equal([new KeepSilence(Number)], then.Asked);
        Assert.Equal(new Heard(new Unmet()), then.State);
        Assert.Equal(["silence.kept", "silence.sorry", "silence.let-go"], then.Keys);
        then.Only<Effect.EraseWritten>();
        Assert.Equal(Standing.Guest, then.Volunteer.Standing);
    }

    [Fact]
    public void A_shared_contact_is_as_good_as_a_typed_number()
    {
        var then = Called(new AskedForNumber(new Unmet())).ShowingNumber().Writes(60, new NumberShown($"tel:{Number.Full()}"));
        Assert.Equal([new KeepSilence(Number)], then.Asked);
        then.Only<Effect.EraseWritten>();
    }

    [Theory]
    [InlineData("мой номер +7 975 007 43 21, спасибо")]
    [InlineData("8 (975) 007-43-21")]
    [InlineData("9750074321")]
    public void The_number_may_be_written_in_any_form_and_among_other_words(string words) =>
        Assert.Equal([new KeepSilence(Number)], Called(new AskedForNumber(new Unmet())).ShowingNumber().Writes(60, new Typed(words)).Asked);

    [Fact]
    public void The_wish_and_the_number_in_one_message_are_enough()
    {
        foreach (var state in (State[])[new Unmet(), new ChoosingLanguage(), new Promising(), new ChoosingCountry([])])
        {
            var then = Called(state).ShowingNumber().Writes(60, new Typed($"Мне звонили на {Number.Full()}, не звоните больше"));
            Assert.Equal([new KeepSilence(Number)], then.Asked);
            Assert.Equal(new Heard(state), then.State);
            // They did well to write it: nobody tells them not to.
            Assert.Equal(["silence.kept", "silence.sorry", "silence.let-go"], then.Keys);
            then.Only<Effect.EraseWritten>();
        }
    }

    [Fact]
    public void Whoever_says_so_in_the_first_questions_is_heard_and_not_asked_them()
    {
        foreach (var state in (State[])[new Unmet(), new ChoosingLanguage(), new AskedForRussian(), new Promising(), new ChoosingCountry([]), new ChoosingZone("US")])
            Assert.Equal(new AskedForNumber(state), Called(state).When(new Typed("не звоните мне")).State);
    }

    [Theory]
    [InlineData("здравствуйте", Refusal.NotANumber)]
    [InlineData("12345", Refusal.TooShort)]
    [InlineData("+49 30 1234567", Refusal.WrongCountry)]
    [InlineData("+7 975 007 43 21 и +7 975 007 43 22", Refusal.SeveralNumbers)]
    public void What_is_wrong_with_a_number_is_named_kindly(string words, Refusal problem)
    {
        var then = Called(new AskedForNumber(new Unmet())).When(new Typed(words));
        Assert.Equal(new AskedForNumber(new Unmet(), problem), then.State);
        Assert.Equal([$"silence.problem.{problem}", "silence.ask-again"], then.Keys);
        Assert.Empty(then.Asked);
    }

    [Theory]
    [InlineData("мне звонили, не звоните больше")]
    [InlineData("Somebody rang me. Do not call me again!")]
    [InlineData("man skambino, daugiau neskambinkite")]
    public void A_volunteer_who_says_so_is_heard_also_where_the_words_begin_like_another_question(string words) =>
        Assert.Equal(new AskedForNumber(new Home()), Volunteer().When(new Typed(words)).State);

    [Fact]
    public void Saying_it_once_more_is_answered_with_the_question_and_no_reproach() =>
        Assert.Equal(["silence.ask"], Called(new AskedForNumber(new Unmet())).When(new Typed("не звоните мне!")).Keys);

    [Fact]
    public void Thanks_are_answered_as_the_wish_was_and_one_more_number_can_follow()
    {
        var heard = new Heard(new Unmet());
        Assert.Equal(heard, Called(heard).When(new Typed("спасибо")).State);
        var more = Called(heard).ShowingNumber().Writes(61, new Typed(Number.Full()));
        Assert.Equal([new KeepSilence(Number)], more.Asked);
        Assert.Equal(heard, more.State);
    }

    [Fact]
    public void An_hour_after_the_last_word_nothing_of_whoever_came_for_this_is_kept()
    {
        var last = Called(new AskedForNumber(new Unmet())).When(new Typed(Number.Full())).Only<Effect.Schedule>();
        Assert.Equal((Some.Now.AddHours(1), (Trigger)new SilenceOver()), (last.Due, last.Trigger));
        Ends(new Heard(new Unmet()), "silence.kept", "silence.sorry", "silence.gone");
        Ends(new AskedForNumber(new ChoosingLanguage()), "silence.gone");
    }

    private static void Ends(State state, params string[] keys)
    {
        var then = Called(state).Answering(new LetGone()).When(new SilenceOver());
        Assert.Equal([new LetGo()], then.Asked);
        Assert.Null(then.Result.Conversation);
        Assert.Equal(keys, then.Keys);
        // In the message that is there: nobody is disturbed.
        Assert.Equal(70, then.Result.Live!.Replaces);
    }

    [Fact]
    public void Whoever_went_on_to_become_a_volunteer_stays()
    {
        Assert.True(Volunteer().When(new SilenceOver()).Stays);
        Assert.True(Called(new Promising()).When(new SilenceOver()).Stays);
        Assert.True(Volunteer(new AskedForNumber(new Home())).When(new SilenceOver()).Stays);
    }

    [Fact]
    public void Whoever_has_a_role_is_not_passing_by()
    {
        var asked = Talk.In(new AskedForNumber(new Unmet())).As(SilenceSamples.Called with { Role = Role.Moderator }).Answering(new SilenceKept());
        Assert.True(asked.When(new SilenceOver()).Stays);
        Assert.Empty(asked.When(new Typed(Number.Full())).Result.Effects.OfType<Effect.Schedule>());
    }

    [Fact]
    public void The_way_out_leads_into_the_first_questions_for_whoever_would_rather_help()
    {
        Assert.Equal(new Unmet(), Called(new Heard(new Unmet())).When(new Started()).State);
        Assert.Contains(Called(new Heard(new Unmet())).When(new Started()).Buttons, trigger => trigger is LanguageChosen);
        Assert.Equal(new ChoosingLanguage(), Called(new Heard(new Unmet())).When(new NumberAsked()).State);
    }

    [Fact]
    public void A_volunteer_who_says_it_is_asked_too_and_comes_back_to_where_they_were()
    {
        var call = new OnCall(Some.Lease());
        var asked = Volunteer(call).When(new Typed("не звоните мне больше"));
        Assert.Equal(new AskedForNumber(call), asked.State);
        Assert.Equal(["silence.ask-volunteer"], asked.Keys);
        Assert.Empty(asked.Result.Effects.OfType<Effect.Schedule>());
        Assert.Equal(call, Volunteer(asked.State).Taps(new Cancelled()).State);

        var closed = Volunteer(asked.State).ShowingNumber().Writes(60, new Typed(Number.Full()));
        Assert.Equal(call, closed.State);
        Assert.Equal([new KeepSilence(Number)], closed.Asked);
        Assert.Equal(["silence.kept"], closed.Keys);
        closed.Only<Effect.EraseWritten>();
        Assert.Equal(call, Volunteer(call).Taps(new Back()).State);
    }

    [Fact]
    public void Where_words_are_asked_for_they_are_an_answer_like_any_other()
    {
        foreach (var state in (State[])[new Talking(new Home(), TalkKind.Buddy, 5), new ChoosingName(new Home(), NameFor.Itself), new GivingReason(new Home(), DeskSamples.On(ErrandKind.Reopen))])
            Assert.IsNotType<AskedForNumber>(Talk.In(state).As(Some.Organizer).Answering(Samples.Answer).When(new Typed("не звоните мне больше")).State);
    }

    [Fact]
    public void What_people_say_can_still_be_looked_up() => Assert.Equal(new Home(), Volunteer().When(new Typed("не звоните")).State);

    [Fact]
    public void When_too_many_ask_at_once_it_is_said_when_to_come_again_and_the_question_stays()
    {
        var then = Called(new AskedForNumber(new Unmet())).Answering(new SilenceWaits(Some.Now.AddMinutes(25))).When(new Typed(Number.Full()));
        Assert.Equal(new AskedForNumber(new Unmet()), then.State);
        Assert.Equal(["silence.waits"], then.Keys);
    }

    [Fact]
    public void The_bot_s_help_tells_those_who_have_just_come_how_to_ask_for_silence()
    {
        Assert.Contains("help.called", Called(new ChoosingLanguage()).When(new Core.Personal.HelpAsked()).Keys);
        Assert.DoesNotContain("help.called", Volunteer().When(new Core.Personal.HelpAsked()).Keys);
    }
}
