using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>The right to silence.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_number_that_asked_for_silence_is_never_handed_out_nor_imported_again()
    {
        await Bench.Add(7, 0, 2);
        Assert.Null(await Silence(DemoBlock.Number(7, 0)));
        Assert.Equal(DemoBlock.Number(7, 1), (await Bench.HandOut(1)).Number);
        Assert.Equal(WhyNot.NothingLeft, (await Bench.Ask<NumberRefused>(2, new HandOut())).Why);
        Assert.Equal((2, 0, 1), Counted(await Bench.Stock(7)));
        Bench.Clock.Pass(TimeSpan.FromDays(1_000));
        await Bench.Restart();
        Assert.Equal(new AddedNumbers(0, 1, 1), await Bench.Add(7, 0, 2));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Silence_for_a_number_that_the_bank_never_had_holds_when_a_file_brings_it()
    {
        Assert.Null(await Silence(DemoBlock.Number(7, 0)));
        Assert.Null(await Silence(DemoBlock.Number(7, 0)));
        Assert.Equal(new AddedNumbers(1, 0, 1), await Bench.Add(7, 0, 2));
        Assert.Equal(DemoBlock.Number(7, 1), (await Bench.HandOut(1)).Number);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Whoever_holds_the_number_loses_it_at_once()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        await Bench.Turn(1, turn => turn.Schedule(new VolunteerId(1), TimerKeys.LeaseEnd, lease.Until, new LeaseTimeUp(lease.Id)));
        Assert.Null(await Silence(lease.Number));
        Assert.Equal(new LeaseTimeUp(lease.Id), Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default)).Trigger);
        Assert.IsType<LeaseOver>(await Bench.Ask(1, new ExtendLease(lease.Id)));
        // What they report of a call that they had begun opens nothing.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.NoAnswer));
        Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Bench.Clock.Pass(TimeSpan.FromDays(400));
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_report_that_closed_the_number_can_not_be_undone_once_silence_was_asked_for()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.DoNotCall);
        Assert.Null(await Silence(lease.Number));
        Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Assert.True(await Bench.Store.Read(kept => DoNotCallRegister.Contains(kept, lease.Number), default));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task An_agreed_call_is_called_off()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        Assert.Null(await Silence(lease.Number));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(WhyNot.NothingLeft, (await Bench.Ask<NumberRefused>(1, new HandOut())).Why);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task It_has_a_reason_of_its_own_and_no_line_in_the_log()
    {
        await Silence(DemoBlock.Number(7, 0));
        await Bench.Restart();
        Assert.Equal(DoNotCallReason.AskedForSilence, (await Bench.Store.Read(kept => kept.All(DoNotCallRegister.Table).Single(), default)).Reason);
        Assert.Empty(await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default));
    }

    [Fact]
    public async Task An_organizer_can_open_it_again_with_a_reason()
    {
        await Bench.Add(7, 0, 1);
        await Silence(DemoBlock.Number(7, 0));
        Assert.IsType<NumberReopened>(await Bench.Ask(Olga, new ReopenNumber(DemoBlock.Number(7, 0), "they asked to")));
        Assert.Equal(DemoBlock.Number(7, 0), (await Bench.HandOut(1)).Number);
    }

    [Fact]
    public async Task How_often_it_was_asked_stands_beside_the_bank()
    {
        await Silence(DemoBlock.Number(7, 0));
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        await Silence(DemoBlock.Number(7, 0));
        await Silence(DemoBlock.Number(8, 0));
        Assert.Equal(new SilenceCounts(2, 1, 3), (await Bench.Ask<BankSeen>(Olga, new LookAtBank())).Status.Silence);
    }

    /// <summary>In a turn, as in the chat.</summary>
    [Fact]
    public async Task The_answer_in_the_chat_is_the_same_whatever_the_number_was()
    {
        await Bench.Add(7, 0, 3);
        var (called, held) = (await Bench.Call(1, Outcome.Talked), await Bench.HandOut(1));
        var untouched = Enumerable.Range(0, 3).Select(line => DemoBlock.Number(7, line)).Single(number => number != called.Number && number != held.Number);
        foreach (var number in (PhoneNumber[])[untouched, untouched, called.Number, held.Number, DemoBlock.Number(9, 9)])
            Assert.Equal(new SilenceKept(), await Bench.AskAs(SilenceSamples.Called, new KeepSilence(number)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Of_whoever_was_let_go_nothing_is_kept()
    {
        var called = SilenceSamples.Called;
        await Bench.Turn(called.Id.Value, turn =>
        {
            turn.Save(new Conversation(called, new Unmet(), 1));
            turn.Schedule(called.Id, "lease-end", Bench.Clock.Now.AddDays(1), new HomeAsked());
        });
        Assert.IsType<LetGone>(await Bench.AskAs(called, new LetGo()));
        Assert.False(await Bench.Store.Read(kept => Chats.Exists(kept, called.Id), default));
        Assert.Equal("0", await Bench.Look(kept => kept.All(Timers.Table).Count()));
    }

    private Task<DateTimeOffset?> Silence(PhoneNumber number) => Bench.Store.Write(kept => SilenceRequests.Take(kept, number, Bench.Clock.Now), default);
}
