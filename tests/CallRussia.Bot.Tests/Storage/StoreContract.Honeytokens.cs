using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>The campaign's own numbers.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task An_unplanted_honeytoken_is_one_no_more_and_is_handed_to_nobody()
    {
        var number = DemoBlock.Number(7, 900);
        await Bench.Ask(Olga, new PlantHoneytoken(number, DemoBlock.Region(7)));
        Assert.Equal(new HoneytokenUnplanted(number, WasPlanted: true), await Bench.Ask(Olga, new UnplantHoneytoken(number)));
        Assert.Equal(new HoneytokenUnplanted(number, WasPlanted: false), await Bench.Ask(Olga, new UnplantHoneytoken(number)));
        Assert.False((await Bench.Ask<HoneytokenTraced>(Olga, new TraceHoneytoken(number))).IsPlanted);
        Assert.Equal(WhyNot.NothingLeft, (await Bench.Ask<NumberRefused>(1, new HandOut())).Why);
        Assert.Empty(await Bench.Store.Check(default));
    }

    private static readonly IReadOnlyList<(PhoneNumber Number, RegionCode Region)> Planted =
        [.. Enumerable.Range(9_000, 3).Select(line => (DemoBlock.Number(7, line), DemoBlock.Region(7)))];

    [Fact]
    public async Task Each_honeytoken_is_shown_to_one_volunteer_and_traced_to_that_one()
    {
        await Bench.Add(7, 0, 1_000);
        Assert.Equal(3, await Plant(Planted));
        var seen = new List<(PhoneNumber Number, long Volunteer, DateTimeOffset At)>();
        for (var i = 0; i < 900; i++)
        {
            Bench.Clock.Pass(TimeSpan.FromSeconds(1));
            var volunteer = 1 + (i % 10);
            var lease = await Bench.Call(volunteer, i % 2 == 0 ? Outcome.NoAnswer : Outcome.Skipped);
            if (lease.Number >= Planted[0].Number) seen.Add((lease.Number, volunteer, lease.GivenAt));
        }
        Assert.Equal(3, seen.Count);
        Assert.Equal(3, seen.Select(shown => shown.Number).Distinct().Count());
        Assert.Equal(3, seen.Select(shown => shown.Volunteer).Distinct().Count());
        foreach (var (number, volunteer, at) in seen)
            Assert.Equal(new HoneytokenTraced(number, true, new VolunteerId(volunteer), at), await Bench.Ask(Olga, new TraceHoneytoken(number)));
        Assert.Equal(1_000, (await Bench.Stock(7)).Total);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task An_empty_bank_hands_out_no_honeytoken_that_would_stand_out()
    {
        await Plant(Planted);
        Assert.Empty(await Bench.Store.Stock(default));
        var traced = await Bench.Ask<HoneytokenTraced>(Olga, new TraceHoneytoken(Planted[0].Number));
        Assert.Equal((true, null, null), (traced.IsPlanted, traced.ShownTo, traced.ShownAt));
        Assert.False((await Bench.Ask<HoneytokenTraced>(Olga, new TraceHoneytoken(DemoBlock.Number(7, 1)))).IsPlanted);
    }

    [Fact]
    public async Task Planting_a_number_of_the_bank_takes_it_out_of_the_ordinary_hand_outs()
    {
        await Bench.Add(7, 0, 2);
        var number = DemoBlock.Number(7, 0);
        Assert.Equal(new HoneytokenPlanted(number, IsNew: true), await Bench.Ask(Olga, new PlantHoneytoken(number, DemoBlock.Region(7))));
        Assert.Equal(new HoneytokenPlanted(number, IsNew: false), await Bench.Ask(Olga, new PlantHoneytoken(number, DemoBlock.Region(7))));
        Assert.Equal(DemoBlock.Number(7, 1), (await Bench.HandOut(1)).Number);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
    }

    [Fact]
    public async Task Honeytokens_keep_the_hours_of_their_region()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) };
        await Bench.Add(3, 0, 400);
        // 22:00 there.
        await Plant([(DemoBlock.Number(12, 1), DemoBlock.Region(12))]);
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        for (var volunteer = 1; volunteer <= 300; volunteer++) Assert.Equal(DemoBlock.Region(3), (await Bench.Call(volunteer, Outcome.Talked)).Region);
    }

    [Fact]
    public async Task Forgetting_takes_the_link_and_nobody_else_sees_the_honeytoken()
    {
        await Bench.Add(7, 0, 1_000);
        await Plant([Planted[0]]);
        while ((await Bench.Call(1, Outcome.Talked)).Number != Planted[0].Number)
        {
            // One of some sixty-four.
        }
        await Bench.Ask(1, new EraseMe());
        var traced = await Bench.Ask<HoneytokenTraced>(Olga, new TraceHoneytoken(Planted[0].Number));
        Assert.Equal((true, null, Bench.Clock.Now), (traced.IsPlanted, traced.ShownTo, traced.ShownAt));
        for (var i = 0; i < 300; i++) Assert.NotEqual(Planted[0].Number, (await Bench.Call(2, Outcome.Talked)).Number);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_report_on_a_honeytoken_is_answered_like_any_other_and_can_be_undone()
    {
        await Bench.Add(7, 0, 1_000);
        await Plant([Planted[0]]);
        Lease lease;
        while ((lease = await Bench.HandOut(1)).Number != Planted[0].Number) await Bench.Report(1, lease, Outcome.Talked);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.Skipped));
        Assert.Equal(lease.Number, (await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(lease.Id))).Lease.Number);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.HungUp));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.DoNotCall));
        Bench.Clock.Pass(TimeSpan.FromDays(400));
        await Bench.Ask(Olga, new ReopenNumber(lease.Number, "ours"));
        Bench.Clock.Pass(TimeSpan.FromDays(400));
        for (var i = 0; i < 300; i++) Assert.NotEqual(lease.Number, (await Bench.Call(2, Outcome.Talked)).Number);
        Assert.Empty(await Bench.Store.Check(default));
    }

    private Task<int> Plant(IReadOnlyList<(PhoneNumber Number, RegionCode Region)> some) =>
        Bench.Store.Write(kept => Bench.Store.Rules.Bank.Plant(kept, some, new Deed(AuditEntry.CommandLine, Bench.Clock.Now)), default);
}
