using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>Verbs that come in at the door of the bot, and what becomes of those who die or fall silent there. The bot goes on.</summary>
public sealed class DoorTests : DoorScene
{
    private static readonly Memo<List<long>> s_ids = new(static () => [Thing.Table], static kept => [.. kept.All(Thing.Table).Select(thing => thing.Id)]);

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
        Clock.Advance(Visit.Patience * 0.9);
        Assert.Equal((false, "1 2"), (waiting.IsCompleted, await Ids()));
        while (!waiting.IsCompleted) Clock.Advance(Visit.Patience * 0.1);
        await waiting;
        var told = visitor.Hear();
        Assert.Equal(Said.Failed, told.What);
        Assert.Contains("waited 2 seconds", told.Rest.ReadString(), StringComparison.Ordinal);
        Assert.Equal(StoreTrouble.Passing, (StoreTrouble)told.Rest.ReadByte());
        Assert.Throws<EndOfStreamException>(() => visitor.Hear());
        Assert.Equal("1 2 3", await Ids());
        Assert.Contains(Log.Lines, line => line.Contains("A verb said nothing for 2 s", StringComparison.Ordinal));
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
        while (!waiting.IsCompleted) Clock.Advance(Visit.Patience);
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
            Clock.Advance(Visit.Patience / 4);
            await Task.Yield();
        }
        await waiting;
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
        await Neighbours.DisposeAsync();
        goOn.Set();
        Assert.Contains("does not answer any more", (await Assert.ThrowsAsync<StoreException>(() => look)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Doorway.Of(Bench.Options.Path)));
        Assert.Contains("has stopped", (await Assert.ThrowsAsync<StoreException>(() => Put(verb, new Thing(3, "c")))).Message, StringComparison.Ordinal);
        Neighbours = await Neighbours.Open(Bench.Options, Rules, Clock);
        await Put(verb, new Thing(4, "d"));
        Assert.Equal("4", await Ids());
    }

    [Fact]
    public async Task What_fails_in_the_engine_is_told_to_the_verb_with_its_trouble()
    {
        await Neighbours.DisposeAsync();
        var failing = new FailingEngine(new MemoryEngine(Store.TablesOf(new Ledgers([new ThingLedger()]))));
        await using var bot = Store.Over(failing, Bench.Options with { Clock = Clock }, Rules);
        await bot.OpenDoor(default);
        await using var verb = Neighbours.Enter(Bench.Options, Rules);
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
}
