using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Moderation;

public sealed class ProblemFlowTests
{
    private static readonly State Home = new Home();
    private static readonly Lease Lease = Some.Lease();

    [Fact]
    public void Who_edits_one_of_several_messages_before_sending_changes_that_part()
    {
        var first = Talk.In(new DescribingProblem(Home, ProblemKind.Bot)).Writes(11, new Typed("бот молчт"));
        var second = Talk.In(first.State).Writes(12, new Typed("со вчера"));
        var mended = Talk.In(second.State).Edits(11, new Typed("бот совсем молчит"));
        var again = Talk.In(mended.State).Edits(12, new Typed("с утра"));

        Assert.Equal("бот совсем молчит\nсо вчера", Assert.IsType<DescribingProblem>(mended.State).Words);
        Assert.Equal("бот совсем молчит\nс утра", Assert.IsType<DescribingProblem>(again.State).Words);
        Assert.True(Talk.In(second.State).Edits(13, new Typed("другое")).Stays);
        Assert.True(Assert.IsType<DescribingProblem>(Talk.In(second.State).Edits(12, new Typed(new string('я', 5000))).State).Unfit);
        var number = Talk.In(second.State).ShowingNumber().Edits(12, new Typed("+7 975 007 12 34"));
        Assert.Equal(second.State, number.State);
        number.Only<Effect.EraseWritten>();
    }

    [Fact]
    public void A_problem_is_reported_from_the_help_in_three_steps_and_the_number_in_hand_waits()
    {
        Assert.Contains(new ProblemWanted(), Talk.In(new OnCall(Lease)).When(new HelpAsked()).Buttons);
        var kinds = Talk.In(new OnCall(Lease)).When(new ProblemWanted());
        var words = Talk.In(kinds.State).Taps(new ProblemKindChosen(ProblemKind.Safety));
        var typed = Talk.In(words.State).When(new Typed(" кто-то собирает номера "));
        Assert.Empty(typed.Asked);
        var sent = Talk.In(typed.State).Answering(new ProblemReported(7)).Taps(new ProblemSent());

        Assert.Equal([new ReportProblem(ProblemKind.Safety, "кто-то собирает номера")], sent.Asked);
        Assert.Equal(["problem.reported", "problem.next.Safety"], sent.Keys);
        Assert.Equal(new OnCall(Lease), sent.State);
    }

    [Fact]
    public void Who_writes_at_once_what_happened_is_heard_without_choosing_a_kind()
    {
        var typed = Talk.In(new ChoosingProblem(Home)).When(new Typed("кнопка не работает"));
        Assert.Equal(new DescribingProblem(Home, ProblemKind.Other, Words: "кнопка не работает"), typed.State);
        Assert.Contains(new ProblemSent(), typed.Buttons);
    }

    [Theory]
    [InlineData("он звонит с +7 975 007 12 34", false)]
    [InlineData("8-975-007-12-34", false)]
    [InlineData("975.007.12.34", false)]
    [InlineData("", false)]
    [InlineData("номер показан 3 раза, с 10 до 12, 24.11.2026 в 10:00", true)]
    public void A_phone_number_is_refused_and_plain_words_are_taken(string words, bool fit)
    {
        var describing = new DescribingProblem(Home, ProblemKind.Bot);
        Assert.Equal(fit, ProblemWords.AreFit(words));
        if (!fit) Assert.Equal(describing with { Unfit = true }, Talk.In(describing).When(new Typed(words)).State);
    }

    [Fact]
    public void Several_messages_are_collected_shown_back_and_sent_together()
    {
        var first = Talk.In(new DescribingProblem(Home, ProblemKind.Bot)).When(new Typed("бот молчит"));
        Assert.DoesNotContain("problem.describe", first.Keys);
        Assert.Contains(new ProblemSent(), first.Buttons);
        var forget = first.Only<Effect.Schedule>();
        Assert.Equal((Some.Now.AddDays(1), new ProblemDraftOver()), (forget.Due, forget.Trigger));

        var second = Talk.In(first.State).When(new Typed("уже два дня"));
        Assert.Contains(new Text("problem.quote").With("words", "бот молчит\nуже два дня"), second.Screen.Paragraphs);
        var refused = Talk.In(second.State).When(new Typed("+7 975 007 12 34"));
        Assert.Equal(second.State, ((DescribingProblem)refused.State) with { Unfit = false });

        var sent = Talk.In(refused.State).Answering(new ProblemReported(7)).Taps(new ProblemSent());
        Assert.Equal([new ReportProblem(ProblemKind.Bot, "бот молчит\nуже два дня")], sent.Asked);
        Assert.Equal(forget.Key, sent.Only<Effect.Unschedule>().Key);
    }

    [Fact]
    public void What_was_not_sent_can_be_left_and_is_forgotten_after_a_day()
    {
        var begun = new DescribingProblem(Home, ProblemKind.Bot, Words: "бот молчит");
        Assert.Empty(Talk.In(begun).When(new Cancelled()).Asked);
        Assert.Equal(Home, Talk.In(begun).When(new Cancelled()).State);

        var over = Talk.In(begun).When(new ProblemDraftOver());
        Assert.Equal((Home, "problem.draft-over"), (over.State, over.Keys.First()));
        Assert.True(Talk.In(new OnCall(Lease)).When(new ProblemDraftOver()).Stays);
    }

    [Fact]
    public void A_reply_without_words_has_nothing_to_send() =>
        Assert.Empty(Talk.In(new DescribingProblem(Home, ProblemKind.Other, 7)).Taps(new ProblemSent()).Asked);

    [Fact]
    public void No_word_of_anybody_stands_in_the_printed_form_of_what_carries_it()
    {
        object[] carriers = [new ReportProblem(ProblemKind.Bot, "secret"), new AddToProblem(1, "secret"), new HandleProblem(1, ProblemStep.Answer, Over: false, "secret"), new ProblemWords(true, Some.Now, "secret"), new DescribingProblem(Home, ProblemKind.Bot, Words: "secret")];
        Assert.All(carriers, carrier => Assert.DoesNotContain("secret", carrier.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_notice_reaches_those_who_look_after_reports_and_nobody_else()
    {
        var waits = new ProblemWaits(7, ProblemKind.Bot, IsNew: true);

        Assert.Contains(new ProblemOpened(7, ProblemStep.Look), As(Role.Moderator, Home).When(waits).Only<Effect.Announce>().Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger));
        Assert.True(As(Role.Editor, Home).When(waits).Stays);
        Assert.True(As(Role.None, Home).When(waits).Stays);
    }

    [Fact]
    public void Only_one_looks_after_a_report_and_the_others_see_who()
    {
        var taken = ProblemSamples.One with { ClaimedBy = TeamSamples.Member };
        var other = As(Role.Moderator, Home).Answering(new ProblemTaken(taken)).Taps(new ProblemOpened(7, ProblemStep.Claim));

        Assert.Equal([new HandleProblem(7, ProblemStep.Claim, Over: false)], other.Asked);
        Assert.Equal("problem.taken.toast", other.Result.Toast!.Text.Key);
        Assert.Equal("problem.status.claimed", other.Screen.Paragraphs[1].Key);
        Assert.DoesNotContain(other.Buttons, button => button is ProblemOpened or AnswerWanted);
    }

    [Fact]
    public void An_answer_is_typed_and_reaches_the_volunteer_as_the_team_s_with_a_way_to_write_back()
    {
        var typed = As(Role.Moderator, new AnsweringProblem(Home, 7)).Answering(new ProblemSeen(ProblemSamples.One)).When(new Typed("спасибо, разберёмся"));
        Assert.Equal([new HandleProblem(7, ProblemStep.Answer, Over: false, "спасибо, разберёмся")], typed.Asked);

        var heard = Talk.In(Home).Answering(new TeamWordsSeen(7, new ProblemWords(FromTeam: true, Some.Now, "спасибо, разберёмся"))).When(new ProblemAnswered(7));
        var button = Assert.Single(heard.Only<Effect.Announce>().Screen.Rows.SelectMany(row => row).OfType<Button.Press>());
        Assert.True(button.Lasting);

        var reply = Talk.In(Home).TapsOld(button.Trigger, nonce: Tap.Lasting);
        var added = Talk.In(Talk.In(reply.State).When(new Typed("ещё одно")).State).Answering(new ProblemAddedTo(7)).Taps(new ProblemSent());
        Assert.Equal([new AddToProblem(7, "ещё одно")], added.Asked);
    }

    [Fact]
    public void An_organizer_may_take_over_and_suspend_and_a_moderator_hands_over()
    {
        var moderator = As(Role.Moderator, Home).Answering(new ProblemSeen(ProblemSamples.One)).Taps(new ProblemOpened(7, ProblemStep.Look));
        var organizer = As(Role.Organizer, Home).Answering(new ProblemSeen(ProblemSamples.One with { ClaimedBy = TeamSamples.Member, IsHandedOver = true })).Taps(new ProblemOpened(7, ProblemStep.Look));

        Assert.Contains(new ProblemOpened(7, ProblemStep.HandOver), moderator.Buttons);
        Assert.DoesNotContain(moderator.Buttons, button => button is ErrandWanted);
        var suspend = Assert.Single(organizer.Buttons.OfType<ErrandWanted>());
        Assert.Equal(new GivingReason(Home, new Errand(ErrandKind.Suspend, Id: 700_060)), As(Role.Organizer, organizer.State).Answering(new PersonSeen(new VolunteerId(700_060), IsKnown: true, Role.None, Suspended: null, [])).Taps(suspend).State);
    }

    private static Talk.Given As(Role role, State state) => Talk.In(state).As(Some.Volunteer with { Role = role });
}
