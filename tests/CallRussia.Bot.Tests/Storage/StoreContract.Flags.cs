using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Calls at which an organizer should look.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_flagged_number_rests_until_an_organizer_gives_it_back()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        Assert.Equal(new FlagRaised(FlagReason.Office), await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Office)));
        Bench.Clock.Pass(TimeSpan.FromDays(60));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        var stock = await Bench.Stock(7);
        Assert.Equal((0, 1, 1), (stock.Fresh, stock.Resting, stock.Total));

        var flag = Assert.Single((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags);
        Assert.Equal((lease.Number, DemoBlock.Region(7), StoreBench.Noon), (flag.Number, flag.Region, flag.Since));
        Assert.Equal(new FlagSolved(FlagStep.Return), await Bench.Ask(Olga, new HandleFlag(flag.Id, FlagStep.Return)));
        Assert.Equal(1, (await Bench.Stock(7)).Fresh);
        Assert.Equal(lease.Number, (await HandOutAtAnyHour(2)).Number);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Theory]
    [InlineData(FlagStep.Retire)]
    [InlineData(FlagStep.Close)]
    public async Task A_flagged_number_can_be_closed_for_good(FlagStep step)
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.Skipped);
        await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Minor));
        var flag = Assert.Single((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags);
        Assert.Equal(new FlagSolved(step), await Bench.Ask(Olga, new HandleFlag(flag.Id, step)));
        Assert.Equal(new FlagGone(), await Bench.Ask(Olga, new HandleFlag(flag.Id, FlagStep.Return)));
        Assert.Empty((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags);

        var stock = await Bench.Stock(7);
        Assert.Equal(step == FlagStep.Close ? (0, 1) : (1, 0), (stock.Retired, stock.DoNotCall));
        Bench.Clock.Pass(TimeSpan.FromDays(400));
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task What_is_reported_while_a_number_is_flagged_counts_when_it_comes_back()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Other));
        // The flag changes nothing of the call: it is refined and undone as any other.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.HungUp));
        Assert.IsType<OutcomeUndone>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.HungUp));
        var flag = Assert.Single((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags);
        await Bench.Ask(Olga, new HandleFlag(flag.Id, FlagStep.Return));

        Bench.Clock.Now = StoreBench.Noon.AddDays(365).AddMinutes(-1);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(lease.Number, (await Bench.HandOut(2)).Number);
    }

    [Fact]
    public async Task An_agreed_call_waits_for_the_organizer_too()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Danger));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        var flag = Assert.Single((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags);
        await Bench.Ask(Olga, new HandleFlag(flag.Id, FlagStep.Return));
        Assert.Equal(lease.Number, (await Bench.HandOut(1)).Number);
    }

    [Fact]
    public async Task Two_who_flag_the_same_number_make_one_flag_with_both_reasons_and_nobody_can_flag_another_one_s_call()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.Skipped);
        var second = await Bench.HandOut(2);
        await Bench.Ask(1, new RaiseFlag(first.Id, FlagReason.Office));
        await Bench.Ask(2, new RaiseFlag(second.Id, FlagReason.Office));
        await Bench.Ask(2, new RaiseFlag(second.Id, FlagReason.Elsewhere));
        Assert.Equal(new FlagNotRaised(), await Bench.Ask(3, new RaiseFlag(second.Id, FlagReason.Danger)));
        Assert.Equal([FlagReason.Office, FlagReason.Elsewhere], Assert.Single((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags).Reasons);
        // The call in hand is finished; the number goes to nobody after it.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(2, second, Outcome.Skipped));
        Assert.IsType<NumberRefused>(await Bench.Ask(3, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task The_log_tells_what_became_of_a_flagged_number_and_neither_the_number_nor_why_or_by_whom()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Unwanted));
        var flag = Assert.Single((await Bench.Ask<FlagsSeen>(Olga, new LookAtFlags())).Flags);
        await Bench.Ask(Olga, new HandleFlag(flag.Id, FlagStep.Retire));

        var entry = await Bench.Store.Read(kept => AuditLog.Latest(kept).First(), default);
        Assert.Equal((Act.NumberRetired, new VolunteerId(Olga), (string?)null), (entry.Act, entry.Who, entry.Reason));
        Assert.StartsWith("#", entry.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(FlagReason.Unwanted), (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_danger_is_told_to_organizers_at_once_and_what_waits_for_more_than_a_day_is_an_alarm()
    {
        await Bench.Add(7, 0, 2);
        await Bench.Turn(Olga, turn => turn.Save(new Conversation(StoreBench.Volunteer(Olga) with { Role = Role.Organizer }, new Home(), 1)));
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Office));
        Assert.Equal("0", await Bench.Look(kept => kept.All(Timers.Table).Count(timer => timer.Name.StartsWith("flag:", StringComparison.Ordinal))));
        await Bench.Ask(1, new RaiseFlag(lease.Id, FlagReason.Danger));
        Assert.Equal("1", await Bench.Look(kept => kept.All(Timers.Table).Count(timer => timer.Name.StartsWith("flag:", StringComparison.Ordinal))));

        Assert.Equal("False", await Bench.Look(kept => Flags.IsOneForgotten(kept, Bench.Clock.Now.AddHours(24))));
        Assert.Equal("True", await Bench.Look(kept => Flags.IsOneForgotten(kept, Bench.Clock.Now.AddHours(25))));
    }

    /// <summary>The second attempt avoids the part of the day of the first one.</summary>
    private async Task<Lease> HandOutAtAnyHour(long volunteer)
    {
        if (await Bench.Ask(volunteer, new HandOut()) is NumberHandedOut handed) return handed.Lease;
        Bench.Clock.Pass(TimeSpan.FromHours(7));
        return await Bench.HandOut(volunteer);
    }
}
