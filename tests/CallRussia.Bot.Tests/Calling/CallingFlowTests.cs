using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Support;
using Reported = CallRussia.Bot.Core.Calling.Reported;

namespace CallRussia.Bot.Tests.Calling;

public sealed class CallingFlowTests
{
    private static readonly Lease Lease = Some.Lease();

    [Fact]
    public void Asking_for_a_number_brings_one_and_starts_its_timers()
    {
        var then = Talk.In(new Home()).Answering(new NumberHandedOut(Lease, Again: false)).When(new NumberAsked());

        Assert.Equal(new OnCall(Lease), then.State);
        Assert.Equal([new HandOut()], then.Asked);
        Assert.Equal(Lease.Id, then.Screen.Holds);
        Assert.Contains(new Effect.Schedule(TimerKeys.LeaseEnd, Lease.Until, new LeaseTimeUp(Lease.Id)), then.Result.Effects);
        Assert.Contains(new Effect.Schedule(TimerKeys.LeaseWarning, Lease.Until.AddMinutes(-5), new LeaseEndsSoon(Lease.Id)), then.Result.Effects);
    }

    [Fact]
    public void Asking_for_a_number_while_on_a_call_shows_the_same_number_without_asking_the_bank()
    {
        var then = Talk.In(new OnCall(Lease)).When(new NumberAsked());

        Assert.Equal(new OnCall(Lease), then.State);
        Assert.Empty(then.Asked);
        Assert.Equal(Lease.Id, then.Screen.Holds);
    }

    [Fact]
    public void A_number_whose_time_is_up_is_not_shown_again_even_when_the_timer_is_late()
    {
        var then = Talk.In(new OnCall(Lease)).AtTime(Lease.Until).Answering(new LeaseOver(Lease.Id)).When(new NumberAsked());

        Assert.Equal(new Overdue(Lease), then.State);
        Assert.Null(then.Screen.Holds);
    }

    [Fact]
    public void The_first_tap_is_enough_and_takes_the_number_off_the_screen()
    {
        var then = Talk.In(new OnCall(Lease))
            .Answering(new OutcomeRecorded(Lease.Id, Outcome.NoAnswer, CallAt: null, Some.Now.AddMinutes(10)))
            .Taps(new CallEnded(Lease.Id, FirstTap.Nobody));

        Assert.Equal([new RecordOutcome(Lease.Id, Outcome.NoAnswer)], then.Asked);
        Assert.IsType<Reported>(then.State);
        Assert.Null(then.Screen.Holds);
        Assert.Equal(70, then.Result.Live!.Replaces);
        Assert.Contains(new NumberAsked(), then.Buttons);
        Assert.Contains(new UndoAsked(Lease.Id), then.Buttons);
        Assert.Contains(new Effect.Unschedule(TimerKeys.LeaseEnd), then.Result.Effects);
    }

    [Theory]
    [InlineData(FirstTap.Nobody, 4)]
    [InlineData(FirstTap.TheyEnded, 7)]
    [InlineData(FirstTap.Talked, 4)]
    [InlineData(FirstTap.DidNotCall, 2)]
    public void The_second_tap_offers_every_refinement_of_the_first(FirstTap tap, int refinements)
    {
        var then = Talk.In(new OnCall(Lease))
            .Answering(new OutcomeRecorded(Lease.Id, tap.Default(), CallAt: null, Some.Now.AddMinutes(10)))
            .Taps(new CallEnded(Lease.Id, tap));

        Assert.Equal(refinements, then.Buttons.Count(button => button is OutcomeRefined or CallLaterAsked));
    }

    [Fact]
    public void A_refinement_of_another_tap_is_not_recorded()
    {
        var then = Talk.In(Some.Reported(FirstTap.Nobody)).Taps(new OutcomeRefined(Lease.Id, Outcome.Hostile));

        Assert.Empty(then.Asked);
        Assert.Equal(Some.Reported(FirstTap.Nobody), then.State);
    }

    [Fact]
    public void Undo_brings_the_number_back_into_the_hand_with_its_timers()
    {
        var then = Talk.In(Some.Reported()).Answering(new OutcomeUndone(Lease)).Taps(new UndoAsked(Lease.Id));

        Assert.Equal(new OnCall(Lease), then.State);
        Assert.Contains(new Effect.Schedule(TimerKeys.LeaseEnd, Lease.Until, new LeaseTimeUp(Lease.Id)), then.Result.Effects);
    }

    [Fact]
    public void Undo_that_comes_too_late_says_so_and_changes_nothing()
    {
        var then = Talk.In(Some.Reported()).Answering(new UndoRefused(Lease.Id)).Taps(new UndoAsked(Lease.Id));

        Assert.Equal(Some.Reported(), then.State);
        Assert.Equal("calling.undo-too-late.toast", then.Result.Toast!.Text.Key);
    }

    [Fact]
    public void Still_talking_extends_the_lease_and_moves_its_timers()
    {
        var longer = Lease with { Until = Lease.Until.AddHours(1) };
        var then = Talk.In(new OnCall(Lease)).Answering(new LeaseExtended(longer, AtMost: false)).Taps(new StillTalking(Lease.Id));

        Assert.Equal(new OnCall(longer), then.State);
        Assert.Contains(new Effect.Schedule(TimerKeys.LeaseEnd, longer.Until, new LeaseTimeUp(Lease.Id)), then.Result.Effects);
    }

    [Fact]
    public void Five_minutes_before_the_end_comes_a_warning_with_a_button_that_lasts()
    {
        var then = Talk.In(new OnCall(Lease)).AtTime(Lease.Until.AddMinutes(-5)).When(new LeaseEndsSoon(Lease.Id));

        var press = Assert.IsType<Button.Press>(Assert.Single(Assert.Single(then.Only<Effect.Announce>().Screen.Rows)));
        Assert.True(press.Lasting);
        Assert.Equal(new StillTalking(Lease.Id), press.Trigger);
        Assert.Null(then.Result.Live);
    }

    [Fact]
    public void What_the_warning_says_is_over_with_the_lease_and_then_its_button_goes()
    {
        var warned = Talk.In(new OnCall(Lease)).AtTime(Lease.Until.AddMinutes(-5)).When(new LeaseEndsSoon(Lease.Id));
        Assert.Equal(Lease.Id, warned.Only<Effect.Announce>().Screen.Holds);

        foreach (var state in Conversations.Samples.States)
            Assert.Equal(new Effect.Retire(60), Talk.In(state).When(new AnnouncementOver(60)).Only<Effect.Retire>());
    }

    [Fact]
    public void When_the_time_is_up_the_number_leaves_and_the_report_is_still_welcome()
    {
        var then = Talk.In(new OnCall(Lease)).AtTime(Lease.Until).Answering(new LeaseOver(Lease.Id)).When(new LeaseTimeUp(Lease.Id));

        Assert.Equal(new Overdue(Lease), then.State);
        Assert.Equal([new EndLease(Lease.Id)], then.Asked);
        Assert.Null(then.Screen.Holds);
        Assert.Contains(new CallEnded(Lease.Id, FirstTap.Talked), then.Buttons);
    }

    [Fact]
    public void A_timer_of_a_lease_that_was_reported_is_dropped()
    {
        Assert.True(Talk.In(Some.Reported()).Answering(new LeaseOver(Lease.Id)).When(new LeaseTimeUp(Lease.Id)).Stays);
        Assert.True(Talk.In(Some.Reported()).When(new LeaseEndsSoon(Lease.Id)).Stays);
    }

    [Fact]
    public void A_lease_that_ends_behind_the_settings_is_not_returned_to()
    {
        var state = new ChangingCountry(new OnCall(Lease), new ChoosingCountry([]));
        var then = Talk.In(state).Answering(new LeaseOver(Lease.Id)).When(new LeaseTimeUp(Lease.Id));

        Assert.Equal(state with { Return = new Overdue(Lease) }, then.State);
    }

    [Fact]
    public void A_call_for_later_is_agreed_by_day_and_hour_within_polite_hours_there()
    {
        var asked = Talk.In(Some.Reported()).Taps(new CallLaterAsked(Lease.Id));
        Assert.IsType<ChoosingDay>(asked.State);

        var day = Talk.In(asked.State).Taps(new DayChosen(1));
        var hours = day.Buttons.OfType<HourChosen>().Select(hour => hour.At.ToOffset(TimeSpan.FromHours(7))).ToList();
        Assert.All(hours, hour => Assert.InRange(hour.Hour, 10, 19));
        Assert.All(hours, hour => Assert.Equal(26, hour.Day));

        var at = hours[0].ToUniversalTime();
        var agreed = Talk.In(day.State)
            .Answering(new OutcomeRecorded(Lease.Id, Outcome.CallLater, at, Some.Now.AddMinutes(10)))
            .Taps(new HourChosen(at));
        Assert.Equal([new RecordOutcome(Lease.Id, Outcome.CallLater, at)], agreed.Asked);
        Assert.Equal(at, Assert.IsType<Reported>(agreed.State).CallAt);
        Assert.Contains(agreed.Result.Effects.OfType<Effect.Schedule>(), timer => timer.Due == at.AddMinutes(-10));
    }

    [Fact]
    public void Reminders_come_a_day_before_only_when_that_is_still_ahead()
    {
        var hour = new ChoosingHour(Some.Reported(), new DateOnly(2026, 11, 28));
        var at = Some.Now.AddDays(3).AddHours(-4);
        var then = Talk.In(hour).Answering(new OutcomeRecorded(Lease.Id, Outcome.CallLater, at, Some.Now)).Taps(new HourChosen(at));
        Assert.Equal([at.AddMinutes(-10), at.AddDays(-1)], then.Result.Effects.OfType<Effect.Schedule>().Select(timer => timer.Due));

        at = Some.Now.AddHours(20);
        then = Talk.In(hour).Answering(new OutcomeRecorded(Lease.Id, Outcome.CallLater, at, Some.Now)).Taps(new HourChosen(at));
        Assert.Equal([at.AddMinutes(-10)], then.Result.Effects.OfType<Effect.Schedule>().Select(timer => timer.Due));
    }

    [Fact]
    public void Taking_the_agreed_number_takes_its_reminders_off()
    {
        var agreed = Lease with { Agreed = new LeaseId(12) };
        var then = Talk.In(new Home()).Answering(new NumberHandedOut(agreed, Again: false)).When(new NumberAsked());

        Assert.Contains(new Effect.Unschedule(TimerKeys.CallLaterSoon(new LeaseId(12))), then.Result.Effects);
    }

    [Fact]
    public void When_nothing_is_open_the_volunteer_hears_when_and_may_ask_for_a_ping()
    {
        var opens = Some.Now.AddHours(3);
        var then = Talk.In(new Home()).Answering(new NumberRefused(WhyNot.NothingOpen, opens)).When(new NumberAsked());
        Assert.Contains(new PingAsked(opens), then.Buttons);

        var ping = Talk.In(then.State).Taps(new PingAsked(opens));
        Assert.Equal(new Effect.Schedule(TimerKeys.Opening, opens, new RegionsOpened()), ping.Only<Effect.Schedule>());
        Assert.DoesNotContain(new PingAsked(opens), ping.Buttons);
    }

    [Theory]
    [InlineData(true, "2026-11-26T00:00")]
    [InlineData(false, "2026-11-26T07:00")]
    public void A_ping_in_the_volunteer_s_night_asks_first_and_keeps_to_the_answer(bool atNight, string comes)
    {
        // Kamchatka's morning: two o'clock in Vilnius.
        var none = new NoNumber(WhyNot.NothingOpen, new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));
        var asked = Talk.In(none).Taps(new PingAsked(none.Until!.Value));
        Assert.Empty(asked.Result.Effects.OfType<Effect.Schedule>());
        Assert.Equal(["calling.ping-night"], asked.Keys);
        Assert.Equal(none, Talk.In(asked.State).Taps(new Cancelled()).State);

        var agreed = Talk.In(asked.State).Taps(new PingAgreed(atNight));
        var at = DateTimeOffset.Parse(comes + "Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new Effect.Schedule(TimerKeys.Opening, at, new RegionsOpened()), agreed.Only<Effect.Schedule>());
        Assert.Equal(none with { PingSet = true, PingAt = at }, agreed.State);
    }

    [Fact]
    public void Who_skipped_the_country_is_asked_by_the_campaign_s_clock()
    {
        var none = new NoNumber(WhyNot.NothingOpen, new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(new PingAtNight(none), Talk.In(none).As(Some.Volunteer with { Country = null, Zone = null }).Taps(new PingAsked(none.Until!.Value)).State);
        Assert.IsType<NoNumber>(Talk.In(none).As(Some.Volunteer with { Country = "US", Zone = "America/New_York" }).Taps(new PingAsked(none.Until.Value)).State);
    }

    [Fact]
    public void A_ping_comes_when_calling_opens_whatever_time_a_forged_button_names()
    {
        var none = new NoNumber(WhyNot.NothingOpen, Some.Now.AddHours(3));
        Assert.Equal(none.Until, Talk.In(none).Taps(new PingAsked(Some.Now.AddYears(100))).Only<Effect.Schedule>().Due);

        var never = new NoNumber(WhyNot.NothingLeft, Until: null);
        Assert.Empty(Talk.In(never).Taps(new PingAsked(Some.Now.AddYears(100))).Result.Effects.OfType<Effect.Schedule>());
    }

    [Fact]
    public void An_agreed_call_has_one_opener_and_it_is_its_own()
    {
        var agreed = Talk.In(new OnCall(Lease with { Agreed = new LeaseId(12) })).When(new NumberAsked());

        Assert.Contains("calling.agreed", agreed.Keys);
        Assert.DoesNotContain(agreed.Keys, key => key.StartsWith("opener.", StringComparison.Ordinal) || key == "calling.tip");
        Assert.Single(Talk.In(new OnCall(Lease)).When(new NumberAsked()).Keys, key => key.StartsWith("opener.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WhyNot.HourlyBudget)]
    [InlineData(WhyNot.DailyBudget)]
    public void Who_is_told_to_rest_is_told_of_numbers_taken_and_not_of_calls_that_may_never_have_been(WhyNot why)
    {
        var text = Talk.In(new NoNumber(why, Some.Now.AddHours(1))).When(new Back()).Screen.Paragraphs[0];

        foreach (var (language, words) in new[] { (Language.Russian, "звон"), (Language.English, "call"), (Language.Lithuanian, "skamb") })
            Assert.DoesNotContain(words, Some.World.Content.Phrasebook.Plain(text, language), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_supporter_never_asks_the_bank()
    {
        var supporter = Some.Volunteer with { Standing = Standing.Supporter };
        var then = Talk.In(new Supporting()).As(supporter).When(new NumberAsked());

        Assert.Empty(then.Asked);
        Assert.Equal(new Supporting(), then.State);
        Assert.NotNull(then.Screen);
    }
}
