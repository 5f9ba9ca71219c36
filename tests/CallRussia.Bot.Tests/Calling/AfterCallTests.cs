using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Calling;

/// <summary>What is said once a call is reported.</summary>
public sealed class AfterCallTests
{
    [Theory]
    [InlineData(Outcome.DoNotCall)]
    [InlineData(Outcome.Hostile)]
    [InlineData(Outcome.Child)]
    [InlineData(Outcome.InDanger)]
    public void Where_nobody_will_call_again_the_screen_says_so_at_once_in_every_language(Outcome outcome)
    {
        var reported = Some.Reported(FirstTap.TheyEnded);
        foreach (var (language, words) in new[] { (Language.Russian, "не позвонит никто из нас"), (Language.English, "None of us will ever call"), (Language.Lithuanian, "niekas iš mūsų niekada neskambins") })
        {
            var then = Talk.In(reported).As(Some.Volunteer with { Language = language })
                .Answering(new OutcomeRecorded(reported.Lease.Id, outcome, CallAt: null, Some.Now.AddMinutes(10)))
                .Taps(new OutcomeRefined(reported.Lease.Id, outcome));

            Assert.Contains(words, Some.World.Content.Phrasebook.Plain(then.Screen.Paragraphs[0], language), StringComparison.Ordinal);
        }
        Assert.Equal(NumberStatus.DoNotCall, OutcomeRules.Usual.Apply(new NumberState(), outcome, new Attempt(1, Some.Now, Daypart.Evening)).Status);
    }

    [Theory]
    [InlineData(Outcome.Hostile, true, true)]
    [InlineData(Outcome.Hostile, false, false)]
    [InlineData(Outcome.Declined, true, false)]
    public void Right_after_a_hard_call_the_buddy_is_told_by_one_tap(Outcome outcome, bool isThere, bool isOffered)
    {
        var reported = Some.Reported(FirstTap.TheyEnded);
        var then = Talk.In(reported)
            .Answering(ask => ask is LookForBuddy look ? new BuddyToTell(look.From, isThere) : new OutcomeRecorded(reported.Lease.Id, outcome, CallAt: null, Some.Now.AddMinutes(10)))
            .Taps(new OutcomeRefined(reported.Lease.Id, outcome));
        Assert.Equal((outcome, isOffered), (Assert.IsType<Core.Calling.Reported>(then.State).Outcome, then.Buttons.Contains(new WordToBuddyWanted())));
        Assert.Equal(isOffered, Talk.In(then.State).When(new Back()).Buttons.Contains(new WordToBuddyWanted()));
    }

    [Fact]
    public void Where_the_number_may_come_back_nobody_promises_that_it_will_not()
    {
        foreach (var outcome in Outcomes.All.Where(outcome => OutcomeRules.Usual.Apply(new NumberState(), outcome, new Attempt(1, Some.Now, Daypart.Evening, Some.Now.AddDays(1))).Status != NumberStatus.DoNotCall))
            Assert.Equal("calling.recorded", Talk.In(Some.Reported(outcome.FirstTap(), outcome, refined: true)).When(new Back()).Keys.First());
    }

    [Theory]
    [InlineData(Outcome.Declined)]
    [InlineData(Outcome.DoNotCall)]
    public void After_a_no_in_words_nothing_is_said_of_hanging_up(Outcome outcome)
    {
        for (var lease = 40; lease < 60; lease++)
        {
            var reported = Some.Reported(FirstTap.TheyEnded, outcome, refined: true) with { Lease = Some.Lease(lease) };
            foreach (var (language, words) in new[] { (Language.Russian, "трубк"), (Language.English, "hung up|hang up|the phone down"), (Language.Lithuanian, "ragel") })
            {
                var then = Talk.In(reported).As(Some.Volunteer with { Language = language }).When(new Back());
                var said = string.Join(' ', then.Screen.Paragraphs.Select(text => Some.World.Content.Phrasebook.Plain(text, language)));
                Assert.DoesNotMatch($"(?i){words}", said);
            }
        }
    }

    [Fact]
    public void The_tip_after_a_report_is_one_for_that_very_outcome()
    {
        var shown = Outcomes.All.ToDictionary(outcome => outcome, outcome => Enumerable.Range(40, 30).Select(lease => TipAfter(outcome, lease)).OfType<string>().ToHashSet());

        Assert.All([Outcome.HungUp, Outcome.DoNotCall, Outcome.Hostile, Outcome.InDanger], outcome => Assert.Empty(shown[outcome]));
        foreach (var (outcome, moment) in new[]
        {
            (Outcome.NoAnswer, "after-no-answer"), (Outcome.Busy, "after-busy"), (Outcome.Voicemail, "after-voicemail"), (Outcome.SwitchedOff, "after-switched-off"),
            (Outcome.DoesNotExist, "after-no-such-number"), (Outcome.Declined, "after-no"), (Outcome.Child, "after-child"), (Outcome.NotAPerson, "after-not-a-person"),
            (Outcome.OtherLanguage, "after-other-language"), (Outcome.TalkedUnder3, "after-short-talk"), (Outcome.TalkedFrom3To15, "after-talk"), (Outcome.TalkedOver15, "after-long-talk"),
            (Outcome.CallLater, "after-call-later"), (Outcome.LineFailed, "after-line-failed"), (Outcome.ChangedMind, "after-changed-mind"),
        })
            Assert.Equal(Some.Library.Guide.Tips[moment].Order(StringComparer.Ordinal), shown[outcome].Order(StringComparer.Ordinal));
    }

    private static string? TipAfter(Outcome outcome, int lease) =>
        Talk.In(Some.Reported(outcome.FirstTap(), outcome, refined: true) with { Lease = Some.Lease(lease) }).When(new Back())
            .Screen.Paragraphs.SingleOrDefault(text => text.Key == "calling.tip")?.Args["tip"] is TextArg.Nested tip ? tip.Value.Key : null;
}
