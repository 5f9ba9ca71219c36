using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What people say, counted; and what is not told of it.</summary>
public sealed class ObjectionCountTests : ITestWithEnd
{
    private readonly StoreBench _bench = new((_, options) => Store.Open(options));
    private int _volunteer;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_objection_counts_once_a_call_and_only_while_it_goes_on_and_is_one_s_own()
    {
        await _bench.Add(7, 0, 10);
        var lease = await _bench.HandOut(1);
        await _bench.Ask(1, new CountObjection(lease.Id, "nato"));
        await _bench.Ask(1, new CountObjection(lease.Id, "nato"));
        await _bench.Ask(1, new CountObjection(lease.Id, "fakes"));
        await _bench.Ask(2, new CountObjection(lease.Id, "nazis"));
        await _bench.Report(1, lease, Outcome.Talked);
        await _bench.Ask(1, new CountObjection(lease.Id, "america"));

        Assert.Equal("fakes 1, nato 1", await _bench.Look(kept => string.Join(", ", ObjectionCounts.InWeek(kept, _bench.Clock.Now).Select(one => $"{one.Objection} {one.Count}").Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task In_which_call_it_was_counted_goes_a_day_after_the_call_and_the_count_stays()
    {
        await _bench.Add(7, 0, 10);
        var lease = await _bench.HandOut(1);
        await _bench.Ask(1, new CountObjection(lease.Id, "nato"));
        await _bench.Report(1, lease, Outcome.Talked);
        await _bench.Store.Sweep(_bench.Clock.Now.AddHours(23), default);
        Assert.Equal("1", await Counted());
        await _bench.Store.Sweep(_bench.Clock.Now.AddHours(25), default);
        Assert.Equal("0", await Counted());
        Assert.Equal("1", await _bench.Look(kept => ObjectionCounts.InWeek(kept, _bench.Clock.Now).Sum(one => one.Count)));
    }

    [Fact]
    public async Task Fewer_than_five_are_not_told_and_can_not_be_reckoned_from_the_rest()
    {
        await Meet(7, "nato", 9);
        await Meet(3, "nato", 3);
        await Meet(5, "nazis", 8);
        await Meet(6, "nazis", 7);
        await Meet(4, "fakes", 4);

        // Twelve of nato are told, but nine of them would tell the three; fakes are too few altogether.
        Assert.Equal(
            [new Saying(null, "nazis", 15, null), new(null, "nato", 12, null), new(DemoBlock.Region(5), "nazis", 8, null), new(DemoBlock.Region(6), "nazis", 7, null)],
            await Told());
    }

    [Fact]
    public async Task Every_week_begins_anew_on_monday_and_knows_the_one_before()
    {
        await Meet(7, "nato", 6);
        await Meet(7, "fakes", 4);
        // Wednesday → Sunday, then Monday.
        _bench.Clock.Pass(TimeSpan.FromDays(4));
        await Meet(7, "nato", 1);
        Assert.Equal(7, (await Told())[0].Count);
        _bench.Clock.Pass(TimeSpan.FromDays(1));
        await Meet(7, "nato", 5);
        await Meet(7, "fakes", 5);

        var told = await Told();
        Assert.Equal((5, (int?)7), told.Where(row => row.Region is null && row.Objection == "nato").Select(row => (row.Count, row.Before)).Single());
        Assert.Equal((5, (int?)null), told.Where(row => row.Region is null && row.Objection == "fakes").Select(row => (row.Count, row.Before)).Single());
    }

    [Fact]
    public async Task Every_call_remembers_the_version_of_the_guide_that_the_caller_had()
    {
        await _bench.Add(7, 0, 10);
        var scene = new Scene(StoreBench.Volunteer(1), _bench.Clock.Now, new Campaign()) { Library = Some.Library };
        await _bench.Turn(1, turn => Assert.IsType<NumberHandedOut>(turn.Answer(new HandOut(), scene)));

        Assert.Equal(Some.Library.Guide.Version, await Guide());
        await _bench.Turn(1, turn => turn.Answer(new HandOut(), scene with { Library = Library.Empty }));
        Assert.Equal(Some.Library.Guide.Version, await Guide());
    }

    private Task<string> Counted() => _bench.Look(kept => kept.All(ObjectionCounts.Counted).Count());

    private Task<string> Guide() => _bench.Look(kept => kept.All(KeptLeases.Table).Single().Guide);

    private async Task<IReadOnlyList<Saying>> Told()
    {
        IReadOnlyList<Saying> told = [];
        await _bench.Turn(1, turn => told = ((SayingsSeen)turn.Answer(new LookAtSayings(0, 0), new Scene(StoreBench.Volunteer(1), _bench.Clock.Now, new Campaign()))).Sayings);
        return told;
    }

    /// <summary>So many calls to the offset's region in which somebody said so.</summary>
    private async Task Meet(int offset, string objection, int calls)
    {
        await _bench.Add(offset, _volunteer, calls);
        for (var i = 0; i < calls; i++)
        {
            var lease = await _bench.HandOut(++_volunteer);
            await _bench.Ask(_volunteer, new CountObjection(lease.Id, objection));
            await _bench.Report(_volunteer, lease, Outcome.Talked);
        }
    }
}
