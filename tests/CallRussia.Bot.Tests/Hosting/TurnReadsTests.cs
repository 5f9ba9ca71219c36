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
    public async Task What_a_turn_reads_of_somebody_who_was_away_comes_in_the_way_in_which_its_group_begins_and_then_step_by_step()
    {
        await _town.Settle(Town.Anna);
        await _town.Store.AddNumbers([.. Enumerable.Range(0, 100).Select(static line => (DemoBlock.Number(7, line), DemoBlock.Region(7)))], "test", _town.Clock.Now, default);
        var instance = await _street.Comes();
        // What becomes of messages is written beside the turns.
        _street.Holds = _ => _arrives.Task;
        Assert.Empty(await Later(instance, new HomeAsked()));
        // Which number it is to be is known when the pile is.
        Assert.Equal(["number"], await Later(instance, new NumberAsked()));
        var lease = await _town.Look(static kept => Callers.Open(kept, s_anna)!);
        Assert.Equal(["lease", "number"], await Later(instance, new CallEnded(lease.Id, FirstTap.Nobody)));
        Assert.Equal(["number"], await Later(instance, new NumberAsked()));
        var next = await _town.Look(static kept => Callers.Open(kept, s_anna)!);
        Assert.Equal(["lease", "lease, number"], await Later(instance, new CallEnded(next.Id, FirstTap.Nobody)));
    }

    public async ValueTask DisposeAsync()
    {
        _arrives.SetResult();
        await _street.DisposeAsync();
        await _town.DisposeAsync();
    }

    /// <returns>The further ways of the turn: in each the tables of which somebody's records were asked for.</returns>
    private async Task<List<string>> Later(Instance instance, Trigger trigger)
    {
        // As if all that is there were new to the store.
        _far.Forgets = true;
        await _town.Store.Write(static _ => 0, default);
        var before = _far.Turns.Count;
        await instance.Runs(new Incoming($"u{_street.NextUpdate()}", s_anna, trigger, _town.Clock.Now));
        return Assert.Single(_far.Turns.Skip(before));
    }

    private sealed class FarEngine(IEngine inner) : EngineOver(inner)
    {
        private List<string> _later = [];

        /// <summary>The further ways of each group that began with an update.</summary>
        public List<List<string>> Turns { get; } = [];

        /// <summary>Once, when the next group begins.</summary>
        public bool Forgets { get; set; }

        public override bool AreFar => true;

        public override Others Begin(IReadOnlyCollection<Place> expected, out IEnumerable<KeyValuePair<Place, byte[]?>> brought)
        {
            base.Begin(expected, out _);
            brought = base.Load(expected);
            _ = IsFirst(expected);
            var others = Forgets ? Others.Everything : Others.None;
            Forgets = false;
            return others;
        }

        public override byte[]? Load(Table table, Key key)
        {
            Note(table);
            return base.Load(table, key);
        }

        public override IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places)
        {
            // The turn came while a group of somebody else's began, and goes along.
            if (!IsFirst(places)) Note([.. places.Select(static place => place.Table)]);
            return base.Load(places);
        }

        private bool IsFirst(IReadOnlyCollection<Place> places)
        {
            if (!places.Any(static place => place.Table == Inbox.Updates)) return false;
            Turns.Add(_later = []);
            return true;
        }

        /// <summary>Whoever sends looks after messages, and may do so in the same group.</summary>
        private void Note(params Table[] tables)
        {
            var names = tables.Where(static table => table.Owner is not null && table != Outbox.Table).Select(static table => table.Name).Distinct().Order(StringComparer.Ordinal).ToList();
            if (names.Count > 0) _later.Add(string.Join(", ", names));
        }
    }
}
