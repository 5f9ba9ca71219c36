using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;
using CallRussia.Bot.Tests.Telegram.Api;
using CallRussia.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>What of a turn throws, where, and what becomes of it: the volunteer hears something, nothing is said twice, and what was committed is said.</summary>
public sealed class TurnRunnerTests : IDisposable
{
    private static readonly Incoming Help = new("u1", Some.VolunteerId, new HomeAsked(), Some.Now, new Tap("q1", 70, "7"), Language.English);

    private readonly AdjustableTimeProvider _clock = new(Some.Now, running: false);
    private readonly CollectedLog _log = new();
    private readonly TestBot _telegram;
    private readonly Dispatcher _dispatcher;
    private readonly TurnRunner _runner;
    private readonly Kept _kept = new();
    private readonly List<string> _setAside = [];
    private Func<int, Exception?> _taking = _ => null;
    private Func<Exception?> _settingAside = () => null;
    private Func<CancellationToken, Task> _refresh = _ => Task.CompletedTask;
    private int _taken;

    public TurnRunnerTests()
    {
        var store = StandInStore.Of((member, arguments) => member.Name switch
        {
            nameof(IStore.Take) => Take((Action<ITurn>)arguments[1]!, (CancellationToken)arguments[2]!),
            nameof(IStore.SetAside) => SetAside($"{arguments[0]}: {arguments[1]}"),
            _ => null,
        });
        var vitals = new Vitals(_clock);
        var renderer = new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);
        _telegram = TestBot.At(new Uri("http://127.0.0.1:9"), _clock);
        _dispatcher = new Dispatcher(
            store, new Sender(_telegram.Client, NullLogger<Sender>.Instance), new BroadcastPace(25, _clock), (_, _) => Task.CompletedTask, vitals, _clock, NullLogger<Dispatcher>.Instance);
        _runner = new TurnRunner(
            store, new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library), new TurnDeliveries(renderer, () => Some.Campaign), _dispatcher,
            cancellationToken => _refresh(cancellationToken), vitals, _clock, new Logged<TurnRunner>(_log));
    }

    [Fact]
    public async Task A_turn_that_throws_is_tried_again_and_what_it_says_is_said_once()
    {
        _taking = tries => tries < 3 ? new InvalidOperationException("a bug") : null;
        await Run();
        Assert.Equal((3, 1), (_taken, _dispatcher.Waiting));
        Assert.Empty(_setAside);
    }

    [Fact]
    public async Task A_turn_that_throws_each_time_is_set_aside_and_the_volunteer_gets_one_sentence()
    {
        _taking = _ => new InvalidOperationException("a bug");
        await Run();
        Assert.Equal(["u1: InvalidOperationException"], _setAside);
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
        _kept.Runs = 3;
        await Run();
        Assert.Equal((1, 1), (_taken, _dispatcher.Waiting));
        Assert.Equal(3, _kept.Next - 1);
    }

    [Fact]
    public async Task What_was_done_before_says_nothing_and_its_tap_is_acknowledged()
    {
        _kept.Runs = 0;
        await Run();
        Assert.Equal(0, _dispatcher.Waiting);
        Assert.True(_dispatcher.Taps.TryRead(out var tap));
        Assert.Equal(("q1", null), tap);
    }

    [Fact]
    public async Task What_is_committed_is_said_also_when_the_content_can_not_be_taken_over()
    {
        var fact = Some.Library.Facts.All[0].Written!;
        var proposal = new FactProposal(7, fact, fact with { Official = !fact.Official }, Some.VolunteerId, Some.Now);
        _kept.Conversation = new Conversation(Some.Organizer, new Judging(new Home(), proposal, Language.Russian), Turns: 7, LiveMessage: 70);
        _kept.Answered = new FactApproved(proposal);
        var refreshed = 0;
        _refresh = _ =>
        {
            refreshed++;
            throw new IOException("no file");
        };
        await Run(Help with { Volunteer = Some.Organizer.Id, Trigger = new ProposalApproved() });
        Assert.Equal((1, 1), (_taken, refreshed));
        Assert.Equal(1, _dispatcher.Waiting);
        Assert.Contains(_log.Lines, line => line.Contains("could not be taken over", StringComparison.Ordinal));
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
        Assert.Empty(_setAside);
    }

    [Fact]
    public async Task A_damaged_store_is_a_stop()
    {
        var damage = new StoreException("The store is damaged.") { Trouble = StoreTrouble.Damage };
        _taking = _ => new OperationCanceledException(damage.Message, damage);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.Run(Help, CancellationToken.None));
        Assert.Equal(1, _taken);
        Assert.Empty(_setAside);
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
        _kept.Conversation = null;
        await Run(Help with { Trigger = new WentAway(), Tap = null });
        Assert.Null(_kept.Saved);
        Assert.Equal(0, _dispatcher.Waiting);
    }

    [Fact]
    public async Task Whoever_writes_is_there_again()
    {
        _kept.Conversation = _kept.Conversation! with { Volunteer = Some.Volunteer with { Away = true } };
        await Run();
        Assert.False(_kept.Saved!.Volunteer.Away);
        Assert.Equal(1, _dispatcher.Waiting);
    }

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

    private Task<bool> Take(Action<ITurn> turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_taking(++_taken) is { } failure) return Task.FromException<bool>(failure);
        for (var run = 0; run < _kept.Runs; run++) turn(_kept);
        return Task.FromResult(_kept.Runs > 0);
    }

    private Task SetAside(string line)
    {
        if (_settingAside() is { } failure) return Task.FromException(failure);
        _setAside.Add(line);
        return Task.CompletedTask;
    }

    /// <summary>One volunteer, in memory.</summary>
    private sealed class Kept : ITurn
    {
        /// <summary>How often the store runs the turn before it commits; not at all: it was done before.</summary>
        public int Runs { get; set; } = 1;

        public Conversation? Conversation { get; set; } = new(Some.Volunteer, new Home(), Turns: 7, LiveMessage: 70);

        public Conversation? Saved { get; private set; }

        public long Next { get; private set; } = 1;

        public Conversation? Load(VolunteerId volunteer) => Conversation;

        public void Save(Conversation conversation) => Saved = conversation;

        public Trigger? Answered { get; set; }

        public Trigger Answer(Ask ask, Scene scene) => Answered ?? throw new InvalidOperationException($"The test answers no {ask.GetType().Name}.");

        public Delivery Send(Delivery delivery) => delivery with { Id = Next++ };

        public void Schedule(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger)
        {
        }

        public void Unschedule(VolunteerId volunteer, string key)
        {
        }
    }
}
