using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>On a server each record that is asked for by itself is a way there and back while all others wait for the writers' lock.</summary>
public sealed class TurnReadsTests : ITestWithEnd
{
    private static readonly VolunteerId s_anna = new(Town.Anna);

    private readonly Town _town;
    private readonly Street _street;
    private readonly TaskCompletionSource _arrives = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FarEngine _far = null!;

    public TurnReadsTests()
    {
        _town = new Town(memory => _far = new FarEngine(memory));
        _street = new Street(_town);
    }

    [Fact]
    public async Task What_a_turn_reads_of_somebody_who_was_away_comes_in_one_way()
    {
        await _town.Settle(Town.Anna);
        await _town.Store.AddNumbers([.. Enumerable.Range(0, 100).Select(static line => (DemoBlock.Number(7, line), DemoBlock.Region(7)))], "test", _town.Clock.Now, default);
        var instance = await _street.Comes();
        // What becomes of messages is written beside the turns.
        _street.Holds = _ => _arrives.Task;
        Assert.Empty(await Alone(instance, new HomeAsked()));
        Assert.Empty(await Alone(instance, new NumberAsked()));
        var lease = await _town.Look(static kept => Callers.Open(kept, s_anna)!);
        Assert.Empty(await Alone(instance, new CallEnded(lease.Id, FirstTap.Nobody)));
        Assert.Empty(await Alone(instance, new NumberAsked()));
    }

    public async ValueTask DisposeAsync()
    {
        _arrives.SetResult();
        await _street.DisposeAsync();
        await _town.DisposeAsync();
    }

    /// <returns>Tables with somebody's records of which the turn asked for one by itself.</returns>
    private async Task<List<string>> Alone(Instance instance, Trigger trigger)
    {
        var before = _far.Turns.Count;
        await instance.Runs(new Incoming($"u{_street.NextUpdate()}", s_anna, trigger, _town.Clock.Now));
        // Whoever sends looks after messages, and may do so in the same group.
        return [.. Assert.Single(_far.Turns.Skip(before)).Where(static table => (table.Owner is not null && table != Outbox.Table) || table == TouchedNumbers.Table).Select(static table => table.Name)];
    }

    /// <summary>Nothing is remembered from one group to the next, as if all that is there were new to it.</summary>
    private sealed class FarEngine(IEngine inner) : EngineOver(inner)
    {
        private List<Table> _alone = [];

        /// <summary>What was asked for by itself in each group that began with an update.</summary>
        public List<List<Table>> Turns { get; } = [];

        public override bool AreFar => true;

        public override Others Begin()
        {
            _alone = [];
            base.Begin();
            return Others.Everything;
        }

        public override byte[]? Load(Table table, Key key)
        {
            _alone.Add(table);
            return base.Load(table, key);
        }

        public override IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places)
        {
            if (places.Any(static place => place.Table == Inbox.Updates)) Turns.Add(_alone);
            return base.Load(places);
        }
    }
}
