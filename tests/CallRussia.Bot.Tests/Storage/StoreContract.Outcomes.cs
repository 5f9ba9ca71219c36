using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData(Outcome.Talked)]
    [InlineData(Outcome.Declined)]
    [InlineData(Outcome.NotAPerson)]
    [InlineData(Outcome.DoNotCall)]
    [InlineData(Outcome.Hostile)]
    [InlineData(Outcome.Child)]
    [InlineData(Outcome.InDanger)]
    public async Task After_a_final_outcome_nobody_gets_the_number_again(Outcome outcome)
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, outcome);
        Bench.Clock.Pass(TimeSpan.FromDays(2000));
        Assert.Equal(new NumberRefused(WhyNot.NothingLeft, null), await Bench.Ask(2, new HandOut()));
    }

    [Theory]
    [InlineData(Outcome.NoAnswer, 7)]
    [InlineData(Outcome.SwitchedOff, 14)]
    [InlineData(Outcome.DoesNotExist, 14)]
    [InlineData(Outcome.HungUp, 365)]
    public async Task A_number_rests_as_long_as_its_outcome_says(Outcome outcome, int days)
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, outcome);
        var later = StoreBench.Noon.AddDays(days).AddHours(3);
        Bench.Clock.Now = StoreBench.Noon.AddDays(days).AddMinutes(-1);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Bench.Clock.Now = later;
        Assert.IsType<NumberHandedOut>(await Bench.Ask(2, new HandOut()));
    }

    [Fact]
    public async Task A_number_said_not_to_exist_by_two_volunteers_is_retired()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, Outcome.DoesNotExist);
        Bench.Clock.Pass(TimeSpan.FromDays(15));
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        await Bench.Call(2, Outcome.DoesNotExist);
        Assert.Equal(1, (await Bench.Stock(7)).Retired);
    }

    [Fact]
    public async Task A_skipped_number_goes_to_somebody_else_but_never_back_to_the_same_volunteer()
    {
        await Bench.Add(7, 0, 1);
        var skipped = await Bench.Call(1, Outcome.Skipped);
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Assert.Equal(skipped.Number, (await Bench.HandOut(2)).Number);
    }

    [Fact]
    public async Task Do_not_call_survives_a_new_import_of_the_number()
    {
        await Bench.Add(7, 0, 2);
        await Bench.Call(1, Outcome.DoNotCall);
        await Bench.Call(2, Outcome.Talked);
        var added = await Bench.Add(7, 0, 3);
        Assert.Equal((1, 1, 1), (added.Added, added.Duplicates, added.DoNotCall));
        await Bench.HandOut(1);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
    }

    [Fact]
    public async Task A_call_agreed_for_later_comes_back_to_the_same_volunteer_first()
    {
        await Bench.Add(7, 0, 50);
        var agreedAt = Bench.Clock.Now.AddDays(1);
        var first = await Bench.Call(1, Outcome.CallLater, agreedAt);
        Bench.Clock.Now = agreedAt.AddMinutes(-16);
        Assert.NotEqual(first.Number, (await Bench.Call(1, Outcome.Talked)).Number);
        Bench.Clock.Now = agreedAt.AddMinutes(-15);
        Assert.NotEqual(first.Number, (await Bench.Call(2, Outcome.Talked)).Number);
        var again = await Bench.HandOut(1);
        Assert.Equal((first.Number, first.Id), (again.Number, again.Agreed!.Value));
    }

    [Fact]
    public async Task A_promise_that_ran_out_is_no_agreed_call_any_more()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddDays(1));
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        var again = await Bench.HandOut(1);
        Assert.Equal((first.Number, null), (again.Number, again.Agreed));
    }

    [Fact]
    public async Task An_agreed_call_may_be_outside_the_configured_hours_but_not_outside_the_hard_ones()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) };
        await Bench.Add(3, 0, 1);
        // 20:30 there, then 21:30.
        await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddDays(1).AddHours(8.5));
        Bench.Clock.Now = StoreBench.Noon.AddDays(1).AddHours(9.5);
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Bench.Clock.Now = StoreBench.Noon.AddDays(1).AddHours(8.5);
        Assert.IsType<NumberHandedOut>(await Bench.Ask(1, new HandOut()));
    }

    [Fact]
    public async Task Nobody_is_asked_to_wait_for_another_call_more_than_twice()
    {
        await Bench.Add(7, 0, 1);
        for (var i = 0; i < 2; i++)
        {
            var at = Bench.Clock.Now.AddHours(1);
            await Bench.Call(1, Outcome.CallLater, at);
            Bench.Clock.Now = at;
        }
        var lease = await Bench.HandOut(1);
        await Bench.Report(1, lease, Outcome.Talked);
        Assert.Equal(new OutcomeRefused(lease.Id, Outcome.Talked), await Bench.Report(1, lease, Outcome.CallLater, Bench.Clock.Now.AddHours(1)));
    }

    [Fact]
    public async Task A_call_later_without_an_hour_is_refused()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.Talked);
        Assert.Equal(new OutcomeRefused(lease.Id, Outcome.Talked), await Bench.Report(1, lease, Outcome.CallLater));
    }

    [Fact]
    public async Task Who_held_which_number_is_forgotten_after_the_retention_time_and_the_counts_stay()
    {
        await Bench.Add(7, 0, 3);
        await Bench.Call(1, Outcome.Talked);
        await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddDays(1));
        var held = await Bench.HandOut(1);
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        var progress = await Bench.Ask<ProgressCounted>(1, new CountProgress());
        Assert.Equal((2, 2), (progress.Calls, progress.CampaignCalls));
        // What is in hand stays in hand, and the promise that ran out binds nobody.
        Assert.Equal(new LeaseOver(held.Id), await Bench.Ask(1, new EndLease(held.Id)));
        Assert.Null((await Bench.HandOut(1)).Agreed);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task The_second_tap_refines_the_first_and_a_double_tap_changes_nothing()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        var first = await Bench.Report(1, lease, Outcome.HungUp);
        Assert.Equal(first, await Bench.Report(1, lease, Outcome.HungUp));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.DoNotCall));
        Assert.Equal(1, (await Bench.Stock(7)).DoNotCall);
        Assert.Equal(1, (await Bench.Ask<ProgressCounted>(1, new CountProgress())).CampaignCalls);
    }

    [Fact]
    public async Task A_later_report_only_ever_tightens()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.Hostile);
        Assert.Equal(new OutcomeRefused(lease.Id, Outcome.Hostile), await Bench.Report(1, lease, Outcome.Talked));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.InDanger));
        Bench.Clock.Pass(TimeSpan.FromHours(25));
        Assert.IsType<OutcomeRefused>(await Bench.Report(1, lease, Outcome.InDanger));
    }

    [Fact]
    public async Task Who_held_which_number_is_forgotten_though_an_older_lease_was_never_ended()
    {
        await Bench.Add(7, 0, 2);
        var open = await Bench.HandOut(1);
        var ended = await Bench.Call(2, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        // Nobody knows any more that it was this one's number; of the other it is known, for it may still be called.
        Assert.Equal(new OutcomeRefused(ended.Id, null), await Bench.Report(2, ended, Outcome.Talked));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, open, Outcome.Talked));
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(new OutcomeRefused(open.Id, null), await Bench.Report(1, open, Outcome.Declined));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task An_undo_of_others_brings_back_nobody_who_was_forgotten()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, Outcome.DoesNotExist);
        Bench.Clock.Pass(TimeSpan.FromDays(15));
        var second = await Bench.Call(2, Outcome.NoAnswer);
        await Bench.Ask<Erased>(1, new EraseMe());
        Assert.IsType<OutcomeUndone>(await Bench.Ask(2, new UndoOutcome(second.Id)));
        await Bench.Report(2, second, Outcome.DoesNotExist);
        Assert.Equal(1, (await Bench.Stock(7)).Retired);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Nobody_reports_somebody_elses_call()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        Assert.Equal(new OutcomeRefused(lease.Id, null), await Bench.Report(2, lease, Outcome.Talked));
        Assert.Equal(1, (await Bench.Stock(7)).Held);
    }

    [Theory]
    [InlineData(Outcome.NoAnswer)]
    [InlineData(Outcome.DoNotCall)]
    [InlineData(Outcome.Skipped)]
    [InlineData(Outcome.Talked)]
    public async Task Undo_brings_everything_back(Outcome outcome)
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, outcome);
        Bench.Clock.Pass(TimeSpan.FromMinutes(10));
        var undone = await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(lease.Id));
        Assert.Equal(lease, undone.Lease);
        Assert.Equal((1L, 0L), (await Bench.Stock(7) is var stock ? (stock.Held, stock.Fresh) : default));
        Assert.Equal(0, (await Bench.Ask<ProgressCounted>(1, new CountProgress())).CampaignCalls);
        Assert.Equal(lease, (await Bench.Ask<NumberHandedOut>(1, new HandOut())).Lease);
        await Bench.Report(1, undone.Lease, Outcome.Talked);
        Assert.Equal(1, (await Bench.Stock(7)).Retired);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Undo_is_refused_after_ten_minutes_with_another_number_in_hand_or_when_it_was_given_away()
    {
        await Bench.Add(7, 0, 2);
        var old = await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal(new UndoRefused(old.Id), await Bench.Ask(1, new UndoOutcome(old.Id)));
        var skipped = await Bench.Call(1, Outcome.Skipped);
        Assert.Equal(skipped.Number, (await Bench.HandOut(2)).Number);
        Assert.Equal(new UndoRefused(skipped.Id), await Bench.Ask(1, new UndoOutcome(skipped.Id)));
        await Bench.Add(7, 2, 2);
        var reported = await Bench.Call(1, Outcome.NoAnswer);
        await Bench.HandOut(1);
        Assert.Equal(new UndoRefused(reported.Id), await Bench.Ask(1, new UndoOutcome(reported.Id)));
    }

    [Fact]
    public async Task The_last_correction_that_counts_can_be_undone_though_the_store_was_swept()
    {
        await Bench.Add(7, 0, 1);
        var call = await Bench.Call(1, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromHours(24));
        await Bench.Ask<OutcomeRecorded>(1, new RecordOutcome(call.Id, Outcome.Busy));
        Bench.Clock.Pass(TimeSpan.FromMinutes(9));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(call.Number, (await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(call.Id))).Lease.Number);
    }

    [Fact]
    public async Task A_call_later_can_be_undone_and_is_then_due_again()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        var second = await Bench.Call(1, Outcome.NoAnswer);
        Assert.Equal(first.Id, second.Agreed);
        Assert.Equal(second, (await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(second.Id))).Lease);
    }
}
