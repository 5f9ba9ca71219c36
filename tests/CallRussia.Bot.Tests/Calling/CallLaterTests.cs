using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;
using Reported = CallRussia.Bot.Core.Calling.Reported;

namespace CallRussia.Bot.Tests.Calling;

/// <summary>A time for a later call, typed. It is Wednesday, 15:00 in Vilnius and 20:00 where the person called lives (UTC+7).</summary>
public sealed class CallLaterTests
{
    private static readonly Lease Lease = Some.Lease();

    [Theory]
    [InlineData("завтра в 15:30", "26 15:30")]
    [InlineData("tomorrow 3:30 pm", "26 15:30")]
    [InlineData("rytoj 15.30", "26 15:30")]
    [InlineData("в субботу в полтретьего", "28 14:30")]
    [InlineData("через 20 часов", "26 16:00")]
    // On their clock, and on the volunteer's own one: 15 o'clock there.
    [InlineData("завтра в 10:00", "26 10:00", "26 15:00")]
    public void A_typed_time_is_shown_on_both_clocks_and_asked_about(string typed, params string[] there)
    {
        var then = Talk.In(new ChoosingDay(Some.Reported())).When(new Typed(typed));

        var heard = Assert.IsType<HearingTime>(then.State);
        Assert.Equal((Hearing.Understood, there.Length), (heard.As, heard.Offered.Length));
        Assert.Equal(there.Select(At), heard.Offered);
        Assert.Equal(there.Select(text => new HourChosen(At(text))), then.Buttons.OfType<HourChosen>());
        Assert.Empty(then.Asked);
    }

    [Fact]
    public void A_tap_on_it_agrees()
    {
        var at = At("26 15:30");
        var then = Talk.In(new HearingTime(Some.Reported(), Hearing.Understood, [at]))
            .Answering(new OutcomeRecorded(Lease.Id, Outcome.CallLater, at, Some.Now.AddMinutes(10))).Taps(new HourChosen(at));

        Assert.Equal([new RecordOutcome(Lease.Id, Outcome.CallLater, at)], then.Asked);
        Assert.Equal(at, Assert.IsType<Reported>(then.State).CallAt);
    }

    [Fact]
    public void A_typed_day_leads_to_its_hours_and_a_typed_hour_belongs_to_that_day()
    {
        var hour = new ChoosingHour(Some.Reported(), new DateOnly(2026, 11, 27));
        Assert.Equal(hour, Talk.In(new ChoosingDay(Some.Reported())).When(new Typed("в пятницу")).State);
        Assert.Equal([At("27 16:45")], Assert.IsType<HearingTime>(Talk.In(hour).When(new Typed("16:45")).State).Offered.ToArray());
    }

    [Theory]
    [InlineData("сегодня в 21:00", Hearing.NotPolite, "26 10:00")]
    [InlineData("завтра в 20:30 по", Hearing.NotPolite, "26 19:30")]
    [InlineData("12 декабря в 15:00", Hearing.TooFar)]
    [InlineData("12.12", Hearing.TooFar)]
    [InlineData("сегодня в 15:00", Hearing.Over)]
    [InlineData("вчера", Hearing.Over)]
    [InlineData("как-нибудь потом", Hearing.Unclear)]
    public void What_is_not_possible_is_said_and_the_nearest_offered(string typed, Hearing heard, params string[] nearest)
    {
        // Without a clock of the volunteer's own nothing but theirs can be meant.
        var then = Talk.In(new ChoosingDay(Some.Reported())).As(Some.Volunteer with { Zone = null }).When(new Typed(typed));

        var state = Assert.IsType<HearingTime>(then.State);
        Assert.Equal(heard, state.As);
        Assert.Equal(nearest.Select(At), state.Offered.Take(nearest.Length));
        Assert.Contains(new CallLaterAsked(Lease.Id), then.Buttons);
        Assert.Empty(then.Asked);
    }

    [Theory]
    [InlineData("26 09:30")]
    [InlineData("26 19:50")]
    [InlineData("25 20:10")]
    [InlineData("2199-12-31 15:00")]
    public void An_hour_that_was_never_offered_agrees_to_nothing(string there)
    {
        var then = Talk.In(new ChoosingHour(Some.Reported(), new DateOnly(2026, 11, 26))).Taps(new HourChosen(At(there)));
        Assert.Empty(then.Asked);
    }

    [Fact]
    public void Both_clocks_stand_in_the_text_and_no_label_is_longer_than_a_phone_is_wide()
    {
        State[] states = [new ChoosingDay(Some.Reported()), new ChoosingHour(Some.Reported(), new DateOnly(2026, 11, 26)), new HearingTime(Some.Reported(), Hearing.Understood, [At("28 15:30"), At("28 10:15")])];
        foreach (var language in Language.All)
            foreach (var screen in states.Select(state => Talk.In(state).As(Some.Volunteer with { Language = language }).When(new Started()).Screen))
            {
                foreach (var row in screen.Rows)
                    Assert.All(row, button => Assert.True(LabelWidth.Fits(Say(button.Label, language), row.Length)));
                foreach (var chosen in screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger).OfType<HourChosen>())
                {
                    var said = string.Join('\n', screen.Paragraphs.Select(text => Say(text, language)));
                    Assert.Contains(chosen.At.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm"), said, StringComparison.Ordinal);
                    Assert.Contains(chosen.At.ToOffset(TimeSpan.FromHours(2)).ToString("HH:mm"), said, StringComparison.Ordinal);
                }
            }
    }

    [Fact]
    public void Whose_clock_is_not_known_reads_how_long_it_is_and_never_an_hour_of_a_guess()
    {
        foreach (var guess in new[] { Some.Volunteer with { Zone = null, Country = null }, Some.Volunteer with { Zone = "America/New_York", Country = "US", IsZoneGuess = true } })
        {
            State[] states = [new OnCall(Lease), new ChoosingHour(Some.Reported(), new DateOnly(2026, 11, 26)), Some.Reported(FirstTap.Talked, Outcome.CallLater) with { CallAt = At("26 15:30") }, new NoNumber(WhyNot.NothingOpen, Some.Now.AddMinutes(43))];
            var said = string.Join('\n', states.SelectMany(state => Talk.In(state).As(guess).When(new Started()).Screen.Paragraphs).Select(text => Say(text, Language.Russian)));
            Assert.Contains("Номер ваш ещё 45 минут", said, StringComparison.Ordinal);
            Assert.Contains("через 43 минуты", said, StringComparison.Ordinal);
            Assert.DoesNotContain("вашим часам", said, StringComparison.Ordinal);
            Assert.DoesNotContain("у вас", said, StringComparison.Ordinal);
        }
    }

    private static string Say(Text text, Language language) => Some.World.Content.Phrasebook.Plain(text, language);

    private static DateTimeOffset At(string there) =>
        new DateTimeOffset(DateTime.Parse(there.Length > 11 ? there : "2026-11-" + there, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}
