using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Closing and reopening numbers, files of the chat, the audit log.</summary>
public abstract partial class StoreContract
{
    /// <summary>An organizer.</summary>
    private const long Olga = 900;

    [Fact]
    public async Task A_closed_number_is_never_handed_out_and_closing_it_twice_says_so()
    {
        await Bench.Add(7, 0, 2);
        var closed = DemoBlock.Number(7, 0);
        Assert.Equal(new NumberClosed(closed, WasClosed: false, WasInHand: false), await Bench.Ask(Olga, new CloseNumber(closed)));
        Assert.Equal(new NumberClosed(closed, WasClosed: true, WasInHand: false), await Bench.Ask(Olga, new CloseNumber(closed)));
        Assert.Equal(DemoBlock.Number(7, 1), (await Bench.HandOut(1)).Number);
        Assert.Equal(WhyNot.NothingLeft, (await Bench.Ask<NumberRefused>(2, new HandOut())).Why);
        Assert.Equal(1, (await Bench.Stock(7)).DoNotCall);
        Assert.Equal(new AddedNumbers(0, 1, 1), await Bench.Add(7, 0, 2));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Closing_a_number_in_hand_ends_the_lease_and_brings_its_timer_forward()
    {
        await Bench.Add(7, 0, 2);
        var lease = await Bench.HandOut(1);
        await Bench.Turn(1, turn => turn.Schedule(new VolunteerId(1), TimerKeys.LeaseEnd, lease.Until, new LeaseTimeUp(lease.Id)));
        Assert.True((await Bench.Ask<NumberClosed>(Olga, new CloseNumber(lease.Number))).WasInHand);
        var due = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        Assert.Equal((new VolunteerId(1), new LeaseTimeUp(lease.Id)), (due.Volunteer, due.Trigger));
        // What the volunteer may still tap is answered as after an expiry.
        Assert.IsType<LeaseOver>(await Bench.Ask(1, new ExtendLease(lease.Id)));
        Assert.IsType<LeaseOver>(await Bench.Ask(1, new EndLease(lease.Id)));
        Assert.NotEqual(lease.Number, (await Bench.HandOut(1)).Number);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Theory]
    [InlineData(Outcome.NoAnswer)]
    [InlineData(Outcome.Skipped)]
    [InlineData(Outcome.Talked)]
    public async Task A_report_on_a_number_that_was_closed_meanwhile_is_taken_and_loosens_nothing(Outcome outcome)
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        await Bench.Ask(Olga, new CloseNumber(lease.Number));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, outcome));
        Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Assert.Equal(1, (await Bench.Stock(7)).DoNotCall);
        Bench.Clock.Pass(TimeSpan.FromDays(400));
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Closing_a_number_takes_back_the_undo_of_its_last_report_and_the_promise_of_a_call()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        await Bench.Ask(Olga, new CloseNumber(lease.Number));
        Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(WhyNot.NothingLeft, (await Bench.Ask<NumberRefused>(1, new HandOut())).Why);
    }

    [Fact]
    public async Task A_reopened_number_rests_for_a_year_and_comes_back()
    {
        await Bench.Add(7, 0, 1);
        var number = (await Bench.Call(1, Outcome.DoNotCall)).Number;
        Assert.Equal(new NumberReopened(number), await Bench.Ask(Olga, new ReopenNumber(number, "a wrong tap")));
        Assert.Equal(new NumberNotClosed(number), await Bench.Ask(Olga, new ReopenNumber(number, "a wrong tap")));
        Assert.Equal(1, (await Bench.Stock(7)).Resting);
        Bench.Clock.Pass(TimeSpan.FromDays(364));
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(number, (await Bench.HandOut(2)).Number);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_number_that_was_passed_over_because_it_was_closed_is_not_lost_when_it_is_reopened()
    {
        await Bench.Add(7, 0, 1);
        var number = DemoBlock.Number(7, 0);
        await Bench.Ask(Olga, new CloseNumber(number));
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        await Bench.Ask(Olga, new ReopenNumber(number, "asked for it"));
        Bench.Clock.Pass(TimeSpan.FromDays(366));
        Assert.Equal(number, (await Bench.HandOut(1)).Number);
    }

    [Fact]
    public async Task A_number_closed_before_its_turn_is_not_fresh_and_is_counted_once_before_and_after_it_is_passed_over()
    {
        await Bench.Add(7, 0, 10_000);
        var closed = new[] { 0, 5, 8_191, 8_192, 8_193, 9_999 }.Select(line => DemoBlock.Number(7, line)).ToList();
        await Bench.Ask(Olga, new CloseNumber(closed[0]));
        // Others are none of the bank's.
        await Close([.. closed, DemoBlock.Number(8, 1)]);

        Assert.Equal((10_000, 9_994, 6), Counted(await Bench.Stock(7)));
        Assert.Equal(9_994, (await Bench.Ask<BankSeen>(Olga, new LookAtBank())).Status.Untouched);
        Assert.Equal(9_994, Assert.Single((await Bench.Ask<SourcesSeen>(Olga, new LookAtSources())).Sources).Untouched);
        await Bench.Restart();
        Assert.Equal((10_000, 9_994, 6), Counted(await Bench.Stock(7)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Passing_over_closed_numbers_changes_no_count()
    {
        await Bench.Add(7, 0, 10);
        await Close([.. Enumerable.Range(0, 9).Select(line => DemoBlock.Number(7, line))]);
        Assert.Equal((10, 1, 9), Counted(await Bench.Stock(7)));
        Assert.Equal(DemoBlock.Number(7, 9), (await Bench.HandOut(1)).Number);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Assert.Equal((10, 0, 9), Counted(await Bench.Stock(7)));
        Assert.Equal("0", await Bench.Look(kept => kept.All(TouchedNumbers.Ahead).Count()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_number_closed_before_its_turn_and_reopened_is_fresh_again()
    {
        await Bench.Add(7, 0, 2);
        var number = DemoBlock.Number(7, 0);
        await Bench.Ask(Olga, new CloseNumber(number));
        await Bench.Ask(Olga, new ReopenNumber(number, "a wrong line"));
        Assert.Equal((2, 2, 0), Counted(await Bench.Stock(7)));
        Assert.Equal([number, DemoBlock.Number(7, 1)], new[] { (await Bench.HandOut(1)).Number, (await Bench.HandOut(2)).Number }.Order());
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Of_a_withdrawn_source_nothing_is_fresh_and_what_was_closed_stays_closed()
    {
        await Bench.Add(7, 0, 5);
        var number = DemoBlock.Number(7, 0);
        await Bench.Ask(Olga, new CloseNumber(number));
        var source = Assert.Single((await Bench.Ask<SourcesSeen>(Olga, new LookAtSources())).Sources);
        await Bench.Ask<SourceWithdrawn>(Olga, new WithdrawSource(source.Id, "a wrong file"));
        Assert.Equal((1, 0, 1), Counted(await Bench.Stock(7)));
        // Nor does reopening bring back what is gone.
        await Bench.Ask(Olga, new ReopenNumber(number, "a wrong line"));
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    private static (long Total, long Fresh, long DoNotCall) Counted(RegionStock stock) => (stock.Total, stock.Fresh, stock.DoNotCall);

    [Fact]
    public async Task Many_numbers_are_closed_in_steps_and_a_second_run_changes_nothing()
    {
        await Bench.Add(7, 0, 1_000);
        var lease = await Bench.HandOut(1);
        var many = Enumerable.Range(0, 1_000).Select(line => DemoBlock.Number(7, line)).ToList();
        many.Add(many[0]);
        Assert.Equal((1_000, 1, 1), await Close(many));
        Assert.Equal((0, 1_001, 0), await Close(many));
        Assert.IsType<LeaseOver>(await Bench.Ask(1, new EndLease(lease.Id)));
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Assert.Equal(1_000, (await Bench.Store.Read(kept => AuditLog.Latest(kept, 100).ToList(), default)).Where(entry => entry.Act == Act.NumbersClosed).Sum(entry => int.Parse(entry.Subject!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Acts_are_read_newest_first_and_name_no_number()
    {
        var number = DemoBlock.Number(7, 5);
        await Bench.Ask(Olga, new CloseNumber(number));
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        await Bench.Ask(Olga + 1, new ReopenNumber(number, "said so by e-mail"));
        var acts = await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default);
        Assert.Equal([Act.NumberReopened, Act.NumberClosed], acts.Select(entry => entry.Act));
        Assert.Equal([new VolunteerId(Olga + 1), new VolunteerId(Olga)], acts.Select(entry => entry.Who));
        Assert.Equal([Bench.Clock.Now, Bench.Clock.Now.AddMinutes(-1)], acts.Select(entry => entry.At));
        Assert.Equal(["said so by e-mail", null], acts.Select(entry => entry.Reason));
        // The same number has the same short name, which is not the number.
        Assert.Single(acts.Select(entry => entry.Subject).Distinct());
        Assert.Matches("^#[0-9a-f]{8}$", acts[0].Subject);
        Assert.Single(await Bench.Store.Read(kept => AuditLog.Latest(kept, 1).ToList(), default));
    }

    [Fact]
    public async Task The_log_is_read_by_pages_by_kind_and_by_person()
    {
        foreach (var line in Enumerable.Range(0, 5)) await Bench.Ask(Olga, new CloseNumber(DemoBlock.Number(7, line)));
        await Bench.Ask(Olga + 1, new PullLever(LeverKind.HandOuts, null, LeverReason.Of(ReadyReason.Rest)));

        var first = await Bench.Ask<AuditSeen>(Olga, new LookAtAudit(ActGroup.All, null, 0, 4));
        var last = await Bench.Ask<AuditSeen>(Olga, new LookAtAudit(ActGroup.All, null, 4, 4));
        Assert.Equal((4, true, 2, false), (first.Entries.Count, first.HasMore, last.Entries.Count, last.HasMore));
        Assert.Equal([new VolunteerId(Olga + 1), new VolunteerId(Olga)], first.People);
        Assert.Equal(Act.LeverPulled, Assert.Single((await Bench.Ask<AuditSeen>(Olga, new LookAtAudit(ActGroup.Levers, null, 0, 4))).Entries).Act);
        Assert.Equal(5, (await Bench.Ask<AuditSeen>(Olga, new LookAtAudit(ActGroup.All, new VolunteerId(Olga), 0, 9))).Entries.Count);
        Assert.Empty((await Bench.Ask<AuditSeen>(Olga, new LookAtAudit(ActGroup.Levers, new VolunteerId(Olga), 0, 4))).Entries);

        Assert.Equal(first.Entries[0], (await Bench.Ask<AuditEntrySeen>(Olga, new LookAtAuditEntry(first.Entries[0].Id))).Entry);
        Assert.Null((await Bench.Ask<AuditEntrySeen>(Olga, new LookAtAuditEntry(99))).Entry);
        Assert.Equal([1L, 2, 3, 4, 5, 6], (await Bench.Ask<AuditGathered>(Olga, new GatherAudit())).Entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task An_ordered_file_stays_ordered_until_it_is_finished()
    {
        var order = await Bench.Ask<FileOrdered>(Olga, new OrderFile("file-1", "список.csv", FilePurpose.DoNotCall));
        var second = await Bench.Ask<FileOrdered>(Olga, new OrderFile("file-2", "other.txt", FilePurpose.Import));
        await Bench.Restart();
        Assert.Equal(
            [
                new FileOrder(order.Order, new VolunteerId(Olga), "file-1", "список.csv", FilePurpose.DoNotCall, Bench.Clock.Now),
                new FileOrder(second.Order, new VolunteerId(Olga), "file-2", "other.txt", FilePurpose.Import, Bench.Clock.Now),
            ],
            await Bench.Store.Read(kept => FileOrders.Open(kept, default), default));
        await Bench.Store.Write(kept => FileOrders.Finish(kept, order.Order), default);
        await Bench.Store.Write(kept => FileOrders.Finish(kept, order.Order), default);
        Assert.Equal("file-2", Assert.Single(await Bench.Store.Read(kept => FileOrders.Open(kept, default), default)).FileId);
        await Bench.Ask(Olga, new EraseMe());
        Assert.Empty(await Bench.Store.Read(kept => FileOrders.Open(kept, default), default));
    }

    [Fact]
    public async Task What_organizers_ask_is_answered_without_a_conversation_and_nothing_else_is()
    {
        await Bench.Add(7, 0, 3);
        Assert.IsType<BankSeen>(await Bench.Store.Answer(new LookAtBank(), AuditEntry.CommandLine, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Bench.Store.Answer(new HandOut(), AuditEntry.CommandLine, default));
    }

    private Task<(int Closed, int Before, int InHand)> Close(IReadOnlyList<PhoneNumber> some) =>
        Bench.Store.Write(kept => BankDesk.Close(kept, some, new Deed(AuditEntry.CommandLine, Bench.Clock.Now)), default);
}
