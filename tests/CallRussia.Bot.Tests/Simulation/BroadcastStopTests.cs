using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Organizers stop a broadcast while some of it is in hand.</summary>
public sealed class BroadcastStopTests : ITestWithEnd
{
    private const string Words = "one";
    private static readonly VolunteerId Author = new(900);
    private readonly SimClock _clock = new(StoreBench.Noon);
    private readonly StoreBench _bench = new((_, options) => Store.Open(options));
    private readonly SimTelegram _telegram;

    public BroadcastStopTests() => _telegram = new SimTelegram(_clock, new Random(1));

    private int Arrived => _telegram.Chats.Values.Sum(chat => chat.Messages.Values.Count(message => message.Text == Words));

    [Theory]
    [InlineData(Steering.Pause, 26)]
    [InlineData(Steering.Cancel, 0)]
    public async Task Nothing_of_what_waits_in_hand_goes_out_after_the_order_and_the_numbers_say_so(Steering steering, int waiting)
    {
        await using var life = new BroadcastLife(_bench.Options, _clock, _telegram);
        var id = await Going(life, people: 30);
        for (var i = 0; i < 4; i++) await Next(life);
        Assert.InRange(life.InHand, 4, 10);

        await life.Store.Answer(new SteerBroadcast(id, steering), Author, default);
        while (life.HasWork) await Next(life);
        await life.Round();
        await life.Round();

        var stopped = await Look(life, id);
        Assert.Equal((4, 4, 0), (Arrived, stopped.Progress.Sent, stopped.Progress.UnderWay));
        Assert.Equal(waiting, stopped.Progress.Total - stopped.Progress.Settled);
    }

    [Fact]
    public async Task A_round_takes_back_what_the_lever_stopped_without_waiting_for_its_turn()
    {
        await using var life = new BroadcastLife(_bench.Options, _clock, _telegram);
        var id = await Going(life, people: 30);
        await life.Store.Answer(new PullLever(LeverKind.Broadcasts, null, LeverReason.Of(ReadyReason.Rest)), Author, default);
        await life.Round();
        Assert.Equal((0, 0), (life.InHand, (await Look(life, id)).Progress.UnderWay));
    }

    [Fact]
    public async Task At_a_slow_rate_no_more_than_one_is_claimed_ahead()
    {
        await using var life = new BroadcastLife(_bench.Options, _clock, _telegram, perSecond: 1);
        var id = await Going(life, people: 30);
        for (var i = 0; i < 5; i++)
        {
            await life.Round();
            Assert.Equal((1, 1), (life.InHand, (await Look(life, id)).Progress.UnderWay));
            _clock.Pass(TimeSpan.FromSeconds(1));
            await Next(life);
        }
        Assert.Equal(5, Arrived);
    }

    [Fact]
    public async Task What_can_not_be_settled_is_settled_by_the_next_round()
    {
        string? broken = null;
        await using var life = new BroadcastLife(_bench.Options, _clock, _telegram, before: Fail(() => broken));
        var id = await Going(life, people: 3);
        await Next(life);
        broken = nameof(IStore.Write);
        await Assert.ThrowsAsync<InvalidOperationException>(life.Round);
        broken = null;
        await life.Round();
        Assert.Equal((1, 1, 2), (Arrived, (await Look(life, id)).Progress.Sent, (await Look(life, id)).Progress.UnderWay));
    }

    [Fact]
    public async Task A_delivery_that_throws_before_it_is_sent_does_not_stay_under_way()
    {
        string? broken = null;
        await using var life = new BroadcastLife(_bench.Options, _clock, _telegram, before: Fail(() => broken));
        var id = await Going(life, people: 3);
        broken = nameof(IStore.Read);
        await Next(life);
        broken = null;
        await life.Round();
        Assert.Equal((0, 1, 2), (Arrived, (await Look(life, id)).Progress.Failed, (await Look(life, id)).Progress.UnderWay));
    }

    /// <summary>Its parts are known then, and nobody gets them again; of the words nobody knows, and the figures say so also when all that is known is taken back.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_death_between_an_album_and_its_words_repeats_no_part_and_leaves_none_behind(bool wordsArrived, bool isSentAgain)
    {
        var album = new NewsMedia(NewsMediaKind.Photo, "part 1") { Album = "a", Others = [new NewsMedia(NewsMediaKind.Photo, "part 2")] };
        _telegram.Shown = message => _telegram.HoldNext = message.Text == "part 2";
        BroadcastId id;
        await using (var dying = new BroadcastLife(_bench.Options, _clock, _telegram))
        {
            id = await Going(dying, people: 1, album);
            _clock.Pass(TimeSpan.FromMilliseconds(50));
            var sending = dying.Send();
            while (_telegram.Held is null) await Task.Yield();
            Assert.False(sending.IsCompleted);
        }
        if (wordsArrived) _telegram.ReleaseHeld();
        else _telegram.ForgetHeld();

        await using var life = new BroadcastLife(_bench.Options, _clock, _telegram);
        await life.Start();
        await life.Round();
        Assert.Equal((wordsArrived ? 1 : 0, 2, 1), (Arrived, Parts, (await Look(life, id)).Progress.Unknown));
        if (isSentAgain)
        {
            await life.Store.Answer(new SteerBroadcast(id, Steering.ResendUnknown), Author, default);
            while (!life.HasWork) await life.Round();
            await Next(life);
            await life.Round();
            Assert.Equal((wordsArrived ? 2 : 1, 2, 1), (Arrived, Parts, (await Look(life, id)).Progress.Sent));
        }
        await life.Store.Answer(new SteerBroadcast(id, Steering.Recall), Author, default);
        for (var i = 0; i < 5; i++)
        {
            await life.Round();
            await Next(life);
        }
        var over = await Look(life, id);
        Assert.Equal((BroadcastStatus.Recalled, wordsArrived ? 1 : 0, 0), (over.Status, Arrived, Parts));
        Assert.Equal(isSentAgain ? (1, 0) : (0, 1), (over.Progress.Deleted, over.Progress.Unknown));
    }

    private int Parts => _telegram.Chats.Values.Sum(chat => chat.Messages.Values.Count(message => message.Text.StartsWith("part ", StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private static Action<string> Fail(Func<string?> broken) => member =>
    {
        if (member == broken()) throw new InvalidOperationException("a bug");
    };

    private async Task<BroadcastId> Going(BroadcastLife life, int people, NewsMedia? media = null)
    {
        await life.Start();
        for (var id = 1L; id <= people; id++)
        {
            var volunteer = StoreBench.Volunteer(id);
            await life.Store.Take(new Incoming($"m{id}", volunteer.Id, new CameBack(), _clock.Now), turn => turn.Save(new Conversation(volunteer, new Supporting(), 0)), default);
        }
        var draft = BroadcastDraft.Empty with { Messages = BroadcastDraft.Empty.Messages.Add(Language.Russian, new News(Words, media)) };
        var order = ((BroadcastSeen)await life.Store.Answer(new KeepDraft(null, draft), Author, default)).Broadcast.Id;
        await life.Store.Answer(new OrderBroadcast(order), Author, default);
        while (!life.HasWork) await life.Round();
        return order;
    }

    private async Task Next(BroadcastLife life)
    {
        _clock.Pass(TimeSpan.FromMilliseconds(50));
        await life.Send();
    }

    private static async Task<Broadcast> Look(BroadcastLife life, BroadcastId id) => ((BroadcastSeen)await life.Store.Answer(new LookAtBroadcast(id), Author, default)).Broadcast;
}
