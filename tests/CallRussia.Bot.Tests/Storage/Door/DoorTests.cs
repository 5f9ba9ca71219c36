using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>Who comes to the door of the bot, and what becomes of those who die, fall silent or talk nonsense. The bot goes on.</summary>
public sealed class DoorTests : IAsyncLifetime, IDisposable
{
    private static readonly Memo<List<long>> s_ids = new(static kept => [.. kept.All(Thing.Table).Select(thing => thing.Id)]);

    private readonly AdjustableTimeProvider _clock = new(StoreBench.Noon, running: false);
    private readonly StoreBench _bench = new((_, _) => throw new NotSupportedException());
    private readonly CollectedLog _log = new();
    private Neighbours _neighbours = null!;

    private Rules Rules => new(_bench.Options, new Ledgers([new ThingLedger()]));

    private Store Bot => _neighbours.Bot;

    private Greeting Fitting => Greeting.Of(new Vocabulary(Bot.Tables), new Keys(_bench.Options.Key).Check);

    public async Task InitializeAsync()
    {
        _bench.Options = _bench.Options with { Log = _log };
        _neighbours = await Neighbours.Open(_bench.Options, Rules, _clock);
        await Put(Bot, new Thing(1, "a", 1), new Thing(2, "b", 2));
    }

    public void Dispose() => _log.Dispose();

    public async Task DisposeAsync()
    {
        await _neighbours.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task What_a_verb_writes_is_seen_by_the_bot_at_once_also_where_it_remembered_something_else()
    {
        Assert.Equal([1, 2], await Bot.Write(kept => kept.Remember(s_ids), default));
        Assert.Equal("a", await Bot.Write(kept => kept.Find(Thing.Table, 1)!.Name, default));
        await using var verb = Verb();
        await Put(verb, new Thing(1, "changed", 9), new Thing(3, "c"));
        Assert.Equal("changed", await Bot.Write(kept => kept.Find(Thing.Table, 1)!.Name, default));
        Assert.Equal([1, 2, 3], await Bot.Write(kept => kept.Remember(s_ids), default));
        Assert.Equal("-1:1 2:1 9:1", await Bot.Read(kept => string.Join(' ', Thing.Ranked.All(kept).Select(count => $"{count.First}:{count.N}")), default));
        Assert.Empty(await Bot.Check(default));
    }

    [Fact]
    public async Task A_group_that_only_writes_holds_up_nobody_until_it_is_committed()
    {
        await using var verb = Verb();
        using var writing = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var blind = verb.Write(
            kept =>
            {
                // Nothing follows from a note, so nothing is read.
                kept.Put(Note.Table, new Note(1, "n", 1));
                writing.Set();
                goOn.Wait();
                return 0;
            },
            default);
        writing.Wait();
        await Put(Bot, new Thing(3, "c"));
        goOn.Set();
        await blind;
        Assert.NotNull(await Bot.Read(kept => kept.Find(Note.Table, (1, "n")), default));
    }

    [Fact]
    public async Task A_group_that_reads_is_as_if_nobody_else_worked_and_runs_once_whatever_its_neighbours_do()
    {
        await using var verb = Verb();
        using var working = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var first = Bot.Write(
            _ =>
            {
                working.Set();
                gate.Wait();
                return 0;
            },
            default);
        working.Wait();
        var unwritable = Put(Bot, new Thing(50, Thing.Unwritable));
        var runs = 0;
        var read = verb.Write(
            kept =>
            {
                runs++;
                var seen = kept.All(Thing.Table).Count();
                kept.Put(Thing.Table, new Thing(100 + seen, "verb"));
                return seen;
            },
            default);
        var after = Put(Bot, new Thing(60, "after"));
        gate.Set();
        await first;
        await Assert.ThrowsAsync<FormatException>(() => unwritable);
        Assert.Equal((true, 1), (await read is 2 or 3, runs));
        await after;
        Assert.Empty(await Bot.Check(default));
    }

    /// <summary>Cut off after each of these words, and once in the middle of the last one.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("Begin")]
    [InlineData("Begin Load")]
    [InlineData("Begin Scan")]
    [InlineData("Begin Load Apply")]
    [InlineData("Apply")]
    [InlineData("Apply Apply")]
    [InlineData("Look Load")]
    [InlineData("Look Scan Scan")]
    [InlineData("Look Scan Begin Load Apply")]
    [InlineData("Look Scan Begin Load Apply Rollback")]
    public async Task A_verb_that_dies_in_the_middle_of_anything_leaves_nothing(string words)
    {
        foreach (var isHalf in (bool[])[false, true])
        {
            using var visitor = Visitor();
            visitor.Hello(Fitting);
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) visitor.Do(Enum.Parse<Said>(word));
            if (isHalf) visitor.Half();
            visitor.Dispose();
            await Put(Bot, new Thing(3, "c"));
            Assert.Equal("1 2 3", await Ids());
        }
        Assert.Empty(await Bot.Check(default));
    }

    [Fact]
    public async Task A_verb_that_falls_silent_while_the_bot_waits_for_it_is_dropped_and_told()
    {
        using var visitor = Visitor();
        visitor.Hello(Fitting);
        visitor.Do(Said.Begin, Said.Load, Said.Apply);
        var waiting = Put(Bot, new Thing(3, "c"));
        _clock.Advance(Visit.Patience * 0.9);
        Assert.Equal((false, "1 2"), (waiting.IsCompleted, await Ids()));
        while (!waiting.IsCompleted) _clock.Advance(Visit.Patience * 0.1);
        await waiting;
        var told = visitor.Hear();
        Assert.Equal(Said.Failed, told.What);
        Assert.Contains("waited 2 seconds", told.Rest.ReadString(), StringComparison.Ordinal);
        Assert.Equal(StoreTrouble.Passing, (StoreTrouble)told.Rest.ReadByte());
        Assert.Throws<EndOfStreamException>(() => visitor.Hear());
        Assert.Equal("1 2 3", await Ids());
        Assert.Contains(_log.Lines, line => line.Contains("A verb said nothing for 2 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_verb_that_slept_hears_why_its_step_was_dropped_and_may_repeat_it()
    {
        await using var verb = Verb();
        using var reading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var step = verb.Write(
            kept =>
            {
                var found = kept.Find(Thing.Table, 1);
                reading.Set();
                goOn.Wait();
                kept.Put(Thing.Table, found! with { Name = "late" });
                return kept.All(Thing.Table).Count();
            },
            default);
        reading.Wait();
        var waiting = Put(Bot, new Thing(3, "c"));
        while (!waiting.IsCompleted) _clock.Advance(Visit.Patience);
        goOn.Set();
        var told = await Assert.ThrowsAsync<StoreException>(() => step);
        Assert.Equal(StoreTrouble.Passing, told.Trouble);
        await Put(verb, new Thing(1, "again"));
        Assert.Equal("again", await Bot.Read(kept => kept.Find(Thing.Table, 1)!.Name, default));
    }

    [Fact]
    public async Task A_verb_that_does_not_read_what_it_asked_for_holds_the_bot_no_longer_than_a_silent_one()
    {
        await Bot.Write(kept => Enumerable.Range(10, 200).Sum(id => Set(kept, new Thing(id, new string('x', 10_000)))), default);
        using var visitor = Visitor();
        visitor.Hello(Fitting);
        visitor.Say(Said.Begin);
        for (var walk = 1; walk < 20; walk++) visitor.Scan(walk, thenNext: 10);
        var waiting = Put(Bot, new Thing(3, "c"));
        while (!waiting.IsCompleted)
        {
            _clock.Advance(Visit.Patience / 4);
            await Task.Yield();
        }
        await waiting;
    }

    [Fact]
    public async Task Another_version_other_tables_another_key_and_another_protocol_are_refused_with_a_sentence()
    {
        (Greeting Greeting, string Words)[] strangers =
        [
            (Fitting with { Version = "9.9.9" }, "The running bot is version "),
            (Fitting with { Tables = new byte[32] }, "another build of version "),
            (Fitting with { Key = new byte[32] }, "Storage:Key does not fit"),
        ];
        foreach (var (greeting, words) in strangers)
        {
            using var visitor = Visitor();
            visitor.Say(Said.Hello, greeting.Write);
            var told = visitor.Hear();
            Assert.Equal(Said.Failed, told.What);
            Assert.Contains(words, told.Rest.ReadString(), StringComparison.Ordinal);
            Assert.Throws<EndOfStreamException>(() => visitor.Hear());
        }
        using var newer = Visitor();
        newer.Say(Said.Hello, to =>
        {
            to.Write("callrussia");
            to.Write(2);
            to.Write("9.9.9");
        });
        Assert.Contains("this program is version 9.9.9", newer.Hear().Rest.ReadString(), StringComparison.Ordinal);
        var verb = Assert.Throws<StoreException>(() => Store.Enter(_bench.Options.Path, Bot.Tables, new Keys(new byte[32])));
        Assert.Contains("Storage:Key does not fit", verb.Message, StringComparison.Ordinal);
        await Put(Bot, new Thing(3, "c"));
    }

    [Fact]
    public async Task Nonsense_ends_its_line_and_nothing_else()
    {
        await using var verb = Verb();
        byte[][] nonsense =
        [
            "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
            [0, 0, 0, 0, 0],
            [.. Enumerable.Repeat((byte)255, 100)],
            [5, 0, 0, 0, (byte)Said.Hello, 200, 200, 200, 200, 200],
            [1, 0, 0, 0, (byte)Said.Begin, 1],
        ];
        foreach (var bytes in nonsense)
        {
            using var visitor = Visitor();
            visitor.Throw(bytes);
            Assert.ThrowsAny<IOException>(() => visitor.Hear());
        }
        var random = new Random(1);
        foreach (var what in Enum.GetValues<Said>().SelectMany(what => Enumerable.Repeat(what, 5)))
        {
            var (rest, isInGroup) = (new byte[random.Next(40)], random.Next(2) == 0);
            random.NextBytes(rest);
            using var visitor = Visitor();
            visitor.Hello(Fitting);
            visitor.Do(isInGroup ? Said.Begin : Said.Look);
            visitor.Say(what, to => to.Write(rest));
            visitor.Dispose();
        }
        await Put(Bot, new Thing(3, "c"));
        await Put(verb, new Thing(4, "d"));
        Assert.Subset(new HashSet<long> { 1, 2, 3, 4 }, (await Bot.Read(kept => kept.All(Thing.Table).Select(thing => thing.Id).ToList(), default)).ToHashSet());
        Assert.Empty(await Bot.Check(default));
    }

    [Fact]
    public async Task When_the_bot_stops_its_visitors_are_sent_away_and_hear_so_and_come_in_again_after_a_start()
    {
        await using var verb = Verb();
        using var looking = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var look = verb.Read(
            kept =>
            {
                looking.Set();
                goOn.Wait();
                return kept.Find(Thing.Table, 1);
            },
            default);
        looking.Wait();
        await _neighbours.DisposeAsync();
        goOn.Set();
        Assert.Contains("does not answer any more", (await Assert.ThrowsAsync<StoreException>(() => look)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Doorway.Of(_bench.Options.Path)));
        Assert.Contains("has stopped", (await Assert.ThrowsAsync<StoreException>(() => Put(verb, new Thing(3, "c")))).Message, StringComparison.Ordinal);
        _neighbours = await Neighbours.Open(_bench.Options, Rules, _clock);
        await Put(verb, new Thing(4, "d"));
        Assert.Equal("4", await Ids());
    }

    [Fact]
    public async Task What_fails_in_the_engine_is_told_to_the_verb_with_its_trouble()
    {
        await _neighbours.DisposeAsync();
        var failing = new FailingEngine(new MemoryEngine([Thing.Table, Note.Table, Counts.Table, Sequences.Table]));
        await using var bot = Store.Over(failing, _bench.Options with { Clock = _clock }, Rules);
        await bot.OpenDoor(default);
        await using var verb = _neighbours.Enter(_bench.Options, Rules);
        await Put(verb, new Thing(1, "a"));
        foreach (var where in (string[])["Begin", "Load", "Scan", "Apply", "Commit"])
        {
            failing.Fails = failed => failed == where ? new EngineFailure("The disk is full.", StoreTrouble.Passing) : null;
            var told = await Assert.ThrowsAsync<StoreException>(() => verb.Write(kept => Set(kept, new Thing(kept.All(Thing.Table).Count(), "x")), default));
            Assert.Equal(("The disk is full.", StoreTrouble.Passing), (told.Message, told.Trouble));
            failing.Fails = null;
            Assert.Equal("1", await verb.Read(kept => string.Join(' ', kept.All(Thing.Table).Select(thing => thing.Id)), default));
        }
        await Put(verb, new Thing(2, "b"));
    }

    private Store Verb() => _neighbours.Enter(_bench.Options, Rules);

    private Visitor Visitor() => new(_bench.Options.Path, Bot.Tables);

    private Task<string> Ids() => Bot.Read(kept => string.Join(' ', kept.All(Thing.Table).Select(thing => thing.Id)), default);

    private static Task<int> Put(Store store, params Thing[] things) => store.Write(kept => things.Sum(thing => Set(kept, thing)), default);

    private static int Set(ITransaction kept, Thing thing)
    {
        kept.Put(Thing.Table, thing);
        return 0;
    }
}
