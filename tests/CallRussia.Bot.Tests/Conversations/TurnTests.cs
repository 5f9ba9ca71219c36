using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

public sealed class TurnTests
{
    private static readonly Lease Lease = Some.Lease();

    [Fact]
    public void An_old_button_does_not_act_on_the_call_that_is_going_on_now()
    {
        var then = Talk.In(new OnCall(Lease)).TapsOld(new CallEnded(Lease.Id, FirstTap.TheyEnded));

        Assert.Empty(then.Asked);
        Assert.Equal(new OnCall(Lease), then.State);
        Assert.Equal(KernelTexts.OldButton, then.Result.Toast!.Text);
        Assert.Equal(new Effect.Retire(50), then.Only<Effect.Retire>());
        Assert.Null(then.Result.Live!.Replaces);
    }

    [Fact]
    public void The_second_tap_of_a_double_tap_is_silent()
    {
        Assert.True(Talk.In(new OnCall(Lease)).TapsOld(new NumberAsked(), messageId: 70, nonce: "6").Stays);
    }

    [Fact]
    public void A_tap_on_the_live_screen_changes_it_in_place_and_words_are_answered_below()
    {
        Assert.Equal(70, Talk.In(new Home()).Taps(new GuideAsked(0)).Result.Live!.Replaces);
        Assert.Null(Talk.In(new Home()).When(new GuideAsked(0)).Result.Live!.Replaces);
    }

    public static TheoryData<State> Asides =>
    [
        new DescribingProblem(new Home(), ProblemKind.Bot, Words: "бот молчит"), new ChoosingProblem(new Home()), new AtMenu(new Home()), new AtBroadcasts(new Home()),
    ];

    [Theory]
    [MemberData(nameof(Asides))]
    public void Asking_for_a_number_beside_the_way_gives_it_at_once(State aside)
    {
        var then = Talk.In(aside).As(Some.Organizer).Answering(new NumberHandedOut(Lease, Again: false)).When(new NumberAsked());
        Assert.Equal([new HandOut()], then.Asked);
        Assert.Equal(new OnCall(Lease), then.State);
    }

    [Fact]
    public void Every_shown_screen_has_a_nonce_of_its_own()
    {
        var then = Talk.In(new Home()).Taps(new GuideAsked(0));
        Assert.Equal("8", then.Result.Live!.Nonce);
        Assert.Equal("8", then.Result.Conversation!.Nonce);
    }

    [Fact]
    public void Words_where_buttons_are_expected_repeat_the_screen_with_a_kind_sentence()
    {
        var then = Talk.In(new Promising()).When(new Typed("hello"));

        Assert.Equal(KernelTexts.NotRead(Unread.Words), then.Screen.Paragraphs[0]);
        Assert.Equal(new Promising(), then.State);
    }

    [Fact]
    public void Cancel_during_a_call_keeps_the_number()
    {
        Assert.Equal(new OnCall(Lease), Talk.In(new OnCall(Lease)).When(new Cancelled()).State);
    }

    [Fact]
    public void A_page_over_a_call_leads_back_to_the_number()
    {
        var page = Talk.In(new OnCall(Lease)).When(new PrivacyAsked());
        Assert.Null(page.Screen.Holds);

        var back = Talk.In(page.State).Taps(new Back());
        Assert.Equal(Lease.Id, back.Screen.Holds);
    }

    [Fact]
    public void The_guide_during_a_call_keeps_the_number_on_top()
    {
        var then = Talk.In(new OnCall(Lease)).Taps(new GuideAsked(3));

        Assert.Equal(Lease.Id, then.Screen.Holds);
        Assert.Contains("calling.in-hand", then.Keys.First());
    }

    [Fact]
    public void A_language_chosen_in_the_middle_shows_the_same_place_in_that_language()
    {
        var then = Talk.In(new OnCall(Lease)).Taps(new LanguageChosen(Language.Lithuanian));

        Assert.Equal(Language.Lithuanian, then.Volunteer.Language);
        Assert.Equal(Language.Lithuanian, then.Result.Live!.Language);
        Assert.Equal(Lease.Id, then.Screen.Holds);
        Assert.NotNull(then.Only<Effect.OfferCommands>());
    }

    [Fact]
    public void Who_asks_to_be_forgotten_is_asked_once_more_and_then_nothing_is_kept()
    {
        var sure = Talk.In(new Home()).When(new ForgetAsked());
        Assert.Contains(new ForgetConfirmed(), sure.Buttons);

        var gone = Talk.In(new Home()).Answering(new Erased()).Taps(new ForgetConfirmed());
        Assert.Equal([new EraseMe()], gone.Asked);
        Assert.Null(gone.Result.Conversation);
        Assert.NotNull(gone.Result.Live);
    }

    [Fact]
    public void A_store_that_answers_with_the_same_question_is_a_bug_and_not_an_endless_turn()
    {
        Assert.Throws<InvalidOperationException>(() => Talk.In(new Home()).Answering(new NumberAsked()).When(new NumberAsked()));
    }

    [Fact]
    public void Blocking_is_remembered_and_shows_nothing()
    {
        var then = Talk.In(new OnCall(Lease)).When(new WentAway());

        Assert.True(then.Volunteer.Away);
        Assert.Null(then.Result.Live);
    }

    [Fact]
    public void Progress_tells_no_zero()
    {
        Assert.Equal(["progress.none"], Shown(new ProgressCounted(0, 0, 0, 0, 0)));
        Assert.Equal(["progress.calls-alone", "progress.campaign-quiet"], Shown(new ProgressCounted(4, 0, 1, 1200, 0)));
        Assert.Equal(["progress.calls", "progress.campaign"], Shown(new ProgressCounted(4, 2, 1, 1200, 14)));

        static IEnumerable<string> Shown(ProgressCounted counted) => Talk.In(new Home()).Answering(counted).When(new ProgressAsked()).Keys.Where(key => key is not ("progress.week" or "progress.people" or "progress.one-every"));
    }

    [Fact]
    public void A_command_that_a_page_does_not_know_is_for_what_the_page_was_opened_from()
    {
        var call = new OnCall(Some.Lease());

        var then = Talk.In(new AtDesk(call)).As(Some.Organizer).Answering(new ProgressCounted(3, 1, 1, 1200, 14)).When(new ProgressAsked());

        Assert.Equal(call, then.State);
        Assert.Contains("progress.calls", then.Keys);
    }

    [Fact]
    public void A_page_on_which_something_is_being_written_is_not_left_by_a_command_it_does_not_know()
    {
        var naming = new Naming(new Home(), ErrandKind.Close);

        Assert.Equal(naming, Talk.In(naming).As(Some.Organizer).When(new ProgressAsked()).State);
    }
}
