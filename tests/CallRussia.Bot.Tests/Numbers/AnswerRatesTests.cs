using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class AnswerRatesTests
{
    private static readonly int[] Open = [.. Enumerable.Range(10, 10)];

    [Fact]
    public void Nothing_is_learned_before_the_evening_itself_is_known()
    {
        Assert.Null(AnswerRates.PrimeHours(new(), new(), new(), Open));
        Assert.Null(AnswerRates.PrimeHours(new(), new(), Rates((12, 500, 400), (18, 500, 100), (19, 49, 40)), Open));
        Assert.NotNull(AnswerRates.PrimeHours(new(), new(), Rates((12, 500, 400), (18, 500, 100), (19, 50, 10)), Open));
    }

    [Fact]
    public void The_best_hours_and_those_nearly_as_good_are_prime()
    {
        var all = Rates((12, 1000, 500), (13, 1000, 460), (14, 1000, 440), (18, 1000, 300), (19, 1000, 200));
        Assert.Equal([12, 13], AnswerRates.PrimeHours(new(), new(), all, Open)!.Order());
    }

    [Fact]
    public void An_hour_of_few_calls_is_not_prime_however_lucky_it_was()
    {
        var all = Rates((11, 10, 10), (18, 1000, 300), (19, 1000, 300));
        Assert.Equal([18, 19], AnswerRates.PrimeHours(all, all, all, Open)!.Order());
    }

    [Fact]
    public void Hours_in_which_nobody_is_called_do_not_set_the_mark()
    {
        var all = Rates((9, 1000, 900), (18, 1000, 300), (19, 1000, 300));
        Assert.Equal([18, 19], AnswerRates.PrimeHours(new(), new(), all, Open)!.Order());
    }

    [Fact]
    public void A_region_with_enough_calls_has_hours_of_its_own()
    {
        var all = Rates((12, 10_000, 2000), (18, 10_000, 4000), (19, 10_000, 4000));
        var early = Rates((12, 1000, 500), (18, 1000, 200), (19, 1000, 200));
        Assert.Equal([12], AnswerRates.PrimeHours(early, early, all, Open)!);
        Assert.Equal([18, 19], AnswerRates.PrimeHours(new(), new(), all, Open)!.Order());
    }

    [Fact]
    public void A_region_with_few_calls_follows_the_regions_of_its_clock()
    {
        var all = Rates((12, 10_000, 2000), (18, 10_000, 4000), (19, 10_000, 4000));
        var sameClock = Rates((12, 1000, 500), (18, 1000, 200), (19, 1000, 200));
        Assert.Equal([12], AnswerRates.PrimeHours(Rates((12, 49, 0), (18, 20, 20)), sameClock, all, Open)!);
    }

    [Fact]
    public void A_region_that_answers_less_at_every_hour_is_not_sent_to_the_hours_it_was_never_called_in()
    {
        var all = Rates((12, 10_000, 4000), (18, 10_000, 5000), (19, 10_000, 5000));
        // Half the country's level; nobody has called at twelve.
        var reserved = Rates((18, 2000, 500), (19, 2000, 500));
        Assert.Equal([18, 19], AnswerRates.PrimeHours(reserved, reserved, all, Open)!.Order());
    }

    [Fact]
    public void When_nobody_ever_answers_no_hour_is_better()
    {
        Assert.Null(AnswerRates.PrimeHours(new(), new(), Rates((18, 100, 0), (19, 100, 0)), Open));
    }

    [Theory]
    [InlineData(Outcome.NoAnswer, true)]
    [InlineData(Outcome.SwitchedOff, true)]
    [InlineData(Outcome.HungUp, true)]
    [InlineData(Outcome.Talked, true)]
    [InlineData(Outcome.DoesNotExist, false)]
    [InlineData(Outcome.NotAPerson, false)]
    [InlineData(Outcome.LineFailed, false)]
    public void Only_a_call_that_a_person_could_have_answered_tells_something(Outcome outcome, bool tells) =>
        Assert.Equal(tells, AnswerRates.Tells(outcome));

    private static HourCounts Rates(params (int Hour, int Calls, int Answered)[] cells)
    {
        var counts = new HourCounts();
        foreach (var (hour, calls, answered) in cells) counts.Add(hour, calls, answered);
        return counts;
    }
}
