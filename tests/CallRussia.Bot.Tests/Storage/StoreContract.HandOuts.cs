using System.Collections.Concurrent;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Asking_for_a_number_while_holding_one_shows_the_same_number()
    {
        await Bench.Add(7, 0, 100);
        var first = await Bench.Ask<NumberHandedOut>(1, new HandOut());
        var second = await Bench.Ask<NumberHandedOut>(1, new HandOut());
        Assert.False(first.Again);
        Assert.True(second.Again);
        Assert.Equal(first.Lease, second.Lease);
        Assert.Equal(Bench.Clock.Now.AddMinutes(45), first.Lease.Until);
    }

    [Fact]
    public async Task Every_number_is_handed_out_once_and_then_there_is_none()
    {
        await Bench.Add(7, 0, 60);
        await Bench.Add(3, 0, 40);
        var given = new List<PhoneNumber>();
        for (var volunteer = 1; volunteer <= 100; volunteer++) given.Add((await Bench.HandOut(volunteer)).Number);
        Assert.Equal(100, given.Distinct().Count());
        Assert.All(given, number => Assert.True(number.IsDemo));
        Assert.Equal(new NumberRefused(WhyNot.NothingLeft, null), await Bench.Ask(101, new HandOut()));
    }

    [Fact]
    public async Task Numbers_are_counted_once_and_the_first_line_decides_the_region()
    {
        var number = DemoBlock.Number(7, 5);
        var added = await Bench.Add([(number, DemoBlock.Region(7)), (DemoBlock.Number(3, 1), DemoBlock.Region(3)), (number, DemoBlock.Region(3))]);
        Assert.Equal(new AddedNumbers(2, 1, 0), added);
        Assert.Equal((1L, 1L), ((await Bench.Stock(7)).Total, (await Bench.Stock(3)).Total));
        Assert.Equal(new AddedNumbers(0, 1, 0), await Bench.Add([(number, DemoBlock.Region(3))]));
        Assert.Equal(new AddedNumbers(0, 0, 0), await Bench.Add([]));
    }

    [Fact]
    public async Task The_order_of_numbers_follows_neither_the_list_nor_another_key()
    {
        await Bench.Add(7, 0, 1000);
        var given = new List<PhoneNumber>();
        for (var volunteer = 1; volunteer <= 50; volunteer++) given.Add((await Bench.HandOut(volunteer)).Number);
        Assert.NotEqual(given.Order(), given);
        Assert.NotEqual(Enumerable.Range(0, 50).Select(line => DemoBlock.Number(7, line)), given.Order());
    }

    [Fact]
    public async Task Leases_count_the_hand_outs_of_a_volunteer_and_ids_only_grow()
    {
        await Bench.Add(7, 0, 10);
        var first = await Bench.Call(1, Outcome.Talked);
        var second = await Bench.HandOut(1);
        Assert.Equal((1, 2), (first.Nth, second.Nth));
        Assert.True(second.Id.Value > first.Id.Value);
    }

    [Fact]
    public async Task Prime_time_goes_before_other_open_hours()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) with { ExploringPercent = 0 } };
        await Bench.Add(3, 0, 100);
        // 19:00 there.
        await Bench.Add(10, 0, 20);
        for (var volunteer = 1; volunteer <= 20; volunteer++)
            Assert.Equal(DemoBlock.Region(10), (await Bench.HandOut(volunteer)).Region);
        Assert.Equal(DemoBlock.Region(3), (await Bench.HandOut(21)).Region);
    }

    [Fact]
    public async Task Outside_polite_hours_there_is_no_number_and_the_next_opening_is_told()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) };
        await Bench.Add(3, 0, 10);
        await Bench.Add(5, 0, 10);
        Bench.Clock.Now = new DateTimeOffset(2026, 9, 16, 22, 0, 0, TimeSpan.Zero);
        var refused = await Bench.Ask<NumberRefused>(1, new HandOut());
        Assert.Equal(WhyNot.NothingOpen, refused.Why);
        Assert.Equal(new DateTimeOffset(2026, 9, 17, 5, 0, 0, TimeSpan.Zero), refused.Until);
    }

    [Fact]
    public async Task A_request_that_waited_over_night_is_answered_by_the_clock_of_today()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) };
        await Bench.Add(3, 0, 10);
        var asked = Bench.Clock.Now;
        Bench.Clock.Now = asked.AddHours(12);
        Trigger? answer = null;
        var scene = new Scene(StoreBench.Volunteer(1), asked, new Campaign());
        await Bench.Turn(1, turn => answer = turn.Answer(new HandOut(), scene));
        Assert.Equal(WhyNot.NothingOpen, Assert.IsType<NumberRefused>(answer).Why);
    }

    [Fact]
    public async Task Fresh_numbers_go_before_rested_ones_but_for_one_in_ten()
    {
        await Bench.Add(7, 0, 400);
        var tried = new HashSet<PhoneNumber>();
        for (var i = 0; i < 100; i++) tried.Add((await Bench.Call(1, Outcome.NoAnswer)).Number);
        // Two weeks later, in the evening there: the other part of the day.
        Bench.Clock.Now = StoreBench.Noon.AddDays(14).AddHours(3);
        var again = 0;
        for (var i = 0; i < 200; i++) again += tried.Contains((await Bench.Call(2, Outcome.Talked)).Number) ? 1 : 0;
        Assert.InRange(again, 5, 40);
    }

    [Fact]
    public async Task A_rested_number_comes_in_the_other_part_of_the_day_when_nothing_is_fresh()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) };
        await Bench.Add(3, 0, 1);
        var first = await Bench.Call(1, Outcome.NoAnswer);
        Bench.Clock.Now = StoreBench.Noon.AddDays(8);
        Assert.Equal(WhyNot.NothingOpen, (await Bench.Ask<NumberRefused>(2, new HandOut())).Why);
        Bench.Clock.Pass(TimeSpan.FromHours(6));
        Assert.Equal(first.Number, (await Bench.HandOut(2)).Number);
    }

    [Fact]
    public async Task The_quiz_comes_first_after_three_numbers()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules()) };
        await Bench.Add(7, 0, 100);
        var newcomer = StoreBench.Volunteer(1) with { QuizPassedAt = null };
        for (var i = 0; i < 3; i++)
        {
            Bench.Clock.Pass(TimeSpan.FromMinutes(3));
            await Bench.Call(1, Outcome.Talked);
        }
        Assert.IsType<QuizComesFirst>(await Bench.AskAs(newcomer, new HandOut()));
        Assert.IsType<NumberHandedOut>(await Bench.Ask(1, new HandOut()));
    }

    [Fact]
    public async Task Ten_numbers_an_hour_are_enough_for_a_newcomer()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules { Brakes = false, BeforeQuiz = 100 }) };
        await Bench.Add(7, 0, 100);
        var newcomer = StoreBench.Volunteer(1) with { QuizPassedAt = null };
        for (var i = 0; i < 10; i++)
        {
            var handed = Assert.IsType<NumberHandedOut>(await Bench.AskAs(newcomer, new HandOut()));
            await Bench.Report(1, handed.Lease, Outcome.NoAnswer);
        }
        var refused = await Bench.AskAs(newcomer, new HandOut());
        Assert.Equal(new NumberRefused(WhyNot.HourlyBudget, StoreBench.Noon.AddHours(1)), refused);
        // Somebody with the quiz and five outcomes behind him is a caller.
        Assert.IsType<NumberHandedOut>(await Bench.Ask(1, new HandOut()));
    }

    [Fact]
    public async Task Reports_faster_than_calls_slow_the_next_number_down()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules()) };
        await Bench.Add(7, 0, 100);
        for (var i = 0; i < 8; i++) await Bench.Call(1, Outcome.NoAnswer);
        Assert.Equal(WhyNot.SlowDown, (await Bench.Ask<NumberRefused>(1, new HandOut())).Why);
    }

    [Fact]
    public async Task Thirty_two_volunteers_at_once_never_get_the_same_number()
    {
        await Bench.Add(7, 0, 1500);
        await Bench.Add(3, 0, 1500);
        var given = new ConcurrentBag<PhoneNumber>();
        await Task.WhenAll(Enumerable.Range(1, 32).Select(volunteer => Task.Run(async () =>
        {
            for (var i = 0; i < 63; i++) given.Add((await Bench.Call(volunteer, Outcome.Talked)).Number);
        })));
        Assert.Equal(32 * 63, given.Count);
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Empty(await Bench.Store.Check(default));
    }
}
