using System.Reflection;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;
using CallRussia.Bot.Tests.Telegram.Api;
using CallRussia.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>What of a turn throws, where, and what becomes of it: the volunteer hears something, nothing is said twice, and what was committed is said.</summary>
public sealed class TurnRunnerTests : IAsyncLifetime, IDisposable
{
    private static readonly Incoming Help = new("u1", Some.VolunteerId, new HomeAsked(), Some.Now, new Tap("q1", 70, "7"), Language.English);

    private readonly AdjustableTimeProvider _clock = new(Some.Now, running: false);
    private readonly CollectedLog _log = new();
    private readonly TestBot _telegram;
    private readonly Dispatcher _dispatcher;
    private readonly TurnRunner _runner;
    private readonly StoreBench _bench = new((_, options) => Store.InMemory(options with { Features = Some.Features }, before: null, out MemoryEngine _));
    private Func<int, Exception?> _taking = _ => null;
    private Func<Exception?> _settingAside = () => null;
    private Trigger? _answered;
    private int _taken;
    private int _rolledBack;

    /// <summary>How often the store runs a turn before it commits.</summary>
    private int _runs = 1;

    public TurnRunnerTests()
    {
        var store = StandInStore.Of(Ask);
        var vitals = new Vitals(_clock);
        var renderer = new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);
        _telegram = TestBot.At(new Uri("http://127.0.0.1:9"), _clock);
        _dispatcher = new Dispatcher(
            store, new Serving(default), Settling.In(store), new Sender(_telegram.Client, NullLogger<Sender>.Instance), new BroadcastPace(25, _clock), (_, _) => Task.CompletedTask, vitals, _clock, NullLogger<Dispatcher>.Instance);
        _runner = new TurnRunner(
            store, new Ledgers([new Answering(this)]), new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library), new TurnDeliveries(renderer, () => Some.Campaign), _dispatcher,
            static _ => { }, vitals, _clock, new Logged<TurnRunner>(_log));
    }

    [Fact]
    public async Task A_turn_that_throws_is_tried_again_and_what_it_says_is_said_once()
    {
        _taking = tries => tries < 3 ? new InvalidOperationException("a bug") : null;
        await Run();
        Assert.Equal((3, 1), (_taken, _dispatcher.Waiting));
        Assert.Empty(await SetAside());
    }

    [Fact]
    public async Task A_turn_that_throws_each_time_is_set_aside_and_the_volunteer_gets_one_sentence()
    {
        _taking = _ => new InvalidOperationException("a bug");
        await Run();
        Assert.Equal(["u1: InvalidOperationException"], await SetAside());
        await AssertSaid(KernelTexts.Sorry);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_it_can_not_even_be_set_aside_the_volunteer_gets_the_sentence_all_the_same(bool isStores)
    {
        _taking = _ => new InvalidOperationException("a bug");
        _settingAside = () => isStores ? new StoreException("no") : new InvalidOperationException("another bug");
        await Run();
        await AssertSaid(KernelTexts.Sorry);
        Assert.Contains(_log.Lines, line => line.Contains("could not be kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_group_is_rolled_back_and_run_again_only_the_last_run_is_said()
    {
        _runs = 3;
        await Run();
        Assert.Equal((1, 1), (_taken, _dispatcher.Waiting));
        Assert.Equal(2, _rolledBack);
    }

    [Fact]
    public async Task What_was_done_before_says_nothing_and_its_tap_is_acknowledged()
    {
        await _bench.Turn(Help.Volunteer.Value, _ => { }, Help.Id);
        await Run();
        Assert.Equal(0, _dispatcher.Waiting);
        Assert.True(_dispatcher.Taps.TryRead(out var tap));
        Assert.Equal(("q1", null), tap);
    }

    [Fact]
    public async Task A_stop_ends_the_tries_and_sets_nothing_aside()
    {
        using var stop = new CancellationTokenSource();
        _taking = _ => new InvalidOperationException("a bug");
        var run = _runner.Run(Help, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(1, _taken);
        Assert.Empty(await SetAside());
    }

    [Fact]
    public async Task A_damaged_store_is_a_stop()
    {
        var damage = new StoreException("The store is damaged.") { Trouble = StoreTrouble.Damage };
        _taking = _ => new OperationCanceledException(damage.Message, damage);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.Run(Help, CancellationToken.None));
        Assert.Equal(1, _taken);
        Assert.Empty(await SetAside());
    }

    [Fact]
    public async Task What_is_cancelled_while_nobody_stops_is_a_failure_like_others()
    {
        _taking = tries => tries == 1 ? new OperationCanceledException("a deadline") : null;
        await Run();
        Assert.Equal((2, 1), (_taken, _dispatcher.Waiting));
    }

    [Fact]
    public async Task Whoever_blocked_a_bot_that_does_not_know_them_stays_unknown()
    {
        await Run(Help with { Volunteer = new VolunteerId(1), Trigger = new WentAway(), Tap = null });
        Assert.Null(await Kept(new VolunteerId(1)));
        Assert.Equal(0, _dispatcher.Waiting);
    }

    [Fact]
    public async Task Whoever_writes_is_there_again()
    {
        await Known(new Conversation(Some.Volunteer with { Away = true }, new Home(), Turns: 7, LiveMessage: 70));
        await Run();
        Assert.False((await Kept(Some.VolunteerId))!.Volunteer.Away);
        Assert.Equal(1, _dispatcher.Waiting);
    }

    [Fact]
    public async Task Whoever_is_there_again_and_wants_to_be_forgotten_hears_that_they_were()
    {
        await Known(new Conversation(Some.Volunteer with { Away = true }, new Home(), Turns: 7, LiveMessage: 70));
        _answered = new Erased();
        await Run(Help with { Trigger = new ForgetConfirmed() });
        Assert.Equal(1, _dispatcher.Waiting);
    }

    [Fact]
    public async Task A_tap_beside_the_chat_is_answered_to_the_page_once_and_nobody_at_Telegram_waits_for_that()
    {
        var tap = Help with { Id = "p1", Trigger = new Core.Calling.StillTalking(new Core.Numbers.LeaseId(9)), Tap = Tap.OnPage(Tap.Lasting) };
        Assert.Equal(Some.World.Content.Phrasebook.Plain(KernelTexts.NotNow, Language.Russian), await _runner.Run(tap, CancellationToken.None));
        Assert.Null(await _runner.Run(tap, CancellationToken.None));
        Assert.False(_dispatcher.Taps.TryRead(out _));
        Assert.Empty(await _bench.Store.Read(kept => kept.All(Inbox.Taps).ToList(), default));
    }

    [Fact]
    public async Task Whoever_was_forgotten_stays_so_whatever_an_open_page_still_sends()
    {
        await Run(Help with { Id = "p1", Volunteer = new VolunteerId(1), Tap = Tap.OnPage("7") });
        Assert.Null(await Kept(new VolunteerId(1)));
        Assert.Equal(0, _dispatcher.Waiting);
    }

    public async Task InitializeAsync()
    {
        await _bench.Store.Write(kept => Inbox.Receive(kept, [new RawIncoming(1, "{}"u8.ToArray())], Some.Now), default);
        await Known(new Conversation(Some.Volunteer, new Home(), Turns: 7, LiveMessage: 70));
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    public void Dispose()
    {
        _dispatcher.Dispose();
        _telegram.Dispose();
        _log.Dispose();
    }

    private async Task Run(Incoming? incoming = null)
    {
        var run = _runner.Run(incoming ?? Help, CancellationToken.None);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await run;
    }

    private async Task AssertSaid(Text sentence)
    {
        Assert.Equal(1, _dispatcher.Waiting);
        var said = await _dispatcher.Outgoing.Next(CancellationToken.None);
        Assert.Equal(Some.World.Content.Phrasebook.Plain(sentence, Language.English), MessagePayload.FromUtf8(said.Payload).Html);
    }

    private Task Known(Conversation conversation) => _bench.Store.Write(kept => Chats.Save(kept, conversation), default);

    private Task<Conversation?> Kept(VolunteerId volunteer) => _bench.Store.Read(kept => Chats.Find(kept, volunteer, SafeStates.Of), default);

    private Task<List<string>> SetAside() => _bench.Store.Read(kept => kept.All(Inbox.Aside).Select(update => $"u{update.Update.Id}: {update.Reason}").ToList(), default);

    /// <summary>The turn is tried three times; what is asked then sets it aside. Each is answered at once: here only the clock of the test goes.</summary>
    private Task Ask(MethodInfo member, object?[] arguments)
    {
        Assert.Equal(nameof(IStore.Write), member.Name);
        ((CancellationToken)arguments[1]!).ThrowIfCancellationRequested();
        if ((++_taken <= Limits.TurnTries ? _taking(_taken) : _settingAside()) is { } failure) throw failure;
        for (var run = 1; run < _runs; run++) RollBack((Delegate)arguments[0]!);
        var written = (Task)member.Invoke(_bench.Store, arguments)!;
        Task.WaitAny(written);
        return written;
    }

    /// <summary>It is run, and then the group that it shared a commit with fails.</summary>
    private void RollBack(Delegate work)
    {
        var failed = _bench.Store.Write(
            kept =>
            {
                work.DynamicInvoke(kept);
                _rolledBack++;
                throw new IOException("no disk");
            },
            default);
        Task.WaitAny(failed);
        Assert.True(failed.IsFaulted);
    }

    private Trigger Answer() => _answered ?? throw new InvalidOperationException("The test answers nothing.");

    /// <summary>Answers every ask of the test's.</summary>
    private sealed class Answering(TurnRunnerTests test) : Ledger
    {
        public override IReadOnlyList<Answerer> Answers =>
            [Answerer.InTurn<ApproveFact>((_, _, _) => test.Answer()), Answerer.InTurn<EraseMe>((_, _, _) => test.Answer())];
    }
}
