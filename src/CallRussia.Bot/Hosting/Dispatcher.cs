using System.Threading.Channels;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Station 8: committed deliveries → Telegram. In order within a chat; replies before notices before broadcasts. When Telegram asks to wait, that is
/// obeyed and kept. Acknowledgements of taps skip the queue: they are of use only within seconds.
/// </summary>
/// <param name="pace">Of broadcasts: what is sent here is subtracted from it.</param>
/// <param name="enter">The way back in: "could not deliver, blocked" is an ordinary Incoming.</param>
public sealed class Dispatcher(
    IStore store, Serving serving, Settling settling, Sender sender, BroadcastPace pace, Func<Incoming, CancellationToken, Task> enter, Vitals vitals, TimeProvider clock, ILogger<Dispatcher> logger)
    : BackgroundService
{
    /// <summary>Requests under way at once. The server answers 429 from about 1000 on.</summary>
    private const int InFlight = 64;

    private const int Acknowledgers = 32;

    private const int HandedOverAtOnce = 500;

    private static readonly TimeSpan BrokenAgain = TimeSpan.FromMinutes(1);

    /// <summary>When Telegram refuses two chats within this time, or the second while the first still waits, the refusals are about the whole bot…</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    /// <summary>…but a wait counts only this long: two talkative people may each meet their own limit.</summary>
    private static readonly TimeSpan StillTogether = TimeSpan.FromSeconds(30);

    private readonly Outgoing _outgoing = new(clock, serving.Has);
    private readonly Channel<(string QueryId, string? Text)> _taps = Channel.CreateBounded<(string, string?)>(
        // A tap behind ten thousand others waits longer than people's apps do: drop the oldest.
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    /// <summary>The chat that was refused last, and the steady time until which a second refusal is about the whole bot.</summary>
    private (VolunteerId Chat, TimeSpan Until)? _lastFlood;
    private readonly Lock _flooding = new();
    private volatile Task _takingUp = Task.CompletedTask;

    /// <summary>Whose chats these are.</summary>
    public BotId Bot => serving.Bot;

    /// <summary>Whether what is said there is sent from here.</summary>
    public bool Serves(BotId bot, VolunteerId chat) => bot == serving.Bot && serving.Has(chat);

    /// <summary>For broadcasts, which give way to it; and for the simulation, which takes one delivery at a time.</summary>
    internal Outgoing Outgoing => _outgoing;

    internal ChannelReader<(string QueryId, string? Text)> Taps => _taps.Reader;

    internal Settling Settling => settling;

    /// <summary>Deliveries that wait or are under way, for health and metrics.</summary>
    public int Waiting => _outgoing.Count;

    /// <summary>Those for one chat.</summary>
    public int WaitingFor(VolunteerId chat) => _outgoing.CountOf(chat);

    public void Post(IReadOnlyCollection<Delivery> deliveries)
    {
        foreach (var delivery in deliveries) _outgoing.Add(delivery);
    }

    /// <summary>What a turn says. It does not overtake what is being taken up.</summary>
    public async ValueTask Say(IReadOnlyCollection<Delivery> deliveries)
    {
        if (deliveries.Count > 0) await _takingUp;
        Post(deliveries);
    }

    public void Acknowledge(string queryId, string? text) => _taps.Writer.TryWrite((queryId, text));

    /// <summary>The way back in, also for broadcasts.</summary>
    internal Task Enter(Incoming incoming, CancellationToken cancellationToken) => enter(incoming, cancellationToken);

    /// <summary>Completes when every reply that may go now has gone.</summary>
    public Task Drain(CancellationToken cancellationToken) => _outgoing.Idle(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var keeping = settling.Run(stoppingToken);
        try
        {
            await Task.WhenAll(
                Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Tireless.Run("deliveries", Deliver, clock, logger, stoppingToken))),
                Task.WhenAll(Enumerable.Range(0, Acknowledgers).Select(_ => Tireless.Run("acknowledgements", AnswerTaps, clock, logger, stoppingToken))));
        }
        finally
        {
            settling.Complete();
            await keeping;
        }
    }

    /// <summary>
    /// From now on these people are served from here: what waits for them is taken up before anything new is said. Otherwise a turn that commits between the reading and
    /// the posting would be sent twice, and one that overtook an older edit would be overwritten by it.
    /// </summary>
    internal async Task TakeUp(Share share, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _takingUp = done.Task;
        try
        {
            var (pauses, waiting, taps) = await store.Write(kept => Begin(kept, share, now), stoppingToken);
            await HearPause(stoppingToken);
            foreach (var (chat, left) in pauses) _outgoing.Pause(chat, left);
            Post(waiting);
            // Nobody knows whether these taps were acknowledged. Telegram refuses a second acknowledgement, which does no harm.
            foreach (var query in taps) Acknowledge(query, text: null);
        }
        catch
        {
            serving.End(share);
            throw;
        }
        finally
        {
            done.SetResult();
        }
    }

    /// <summary>From this work of the writer on, turns send to these people from here.</summary>
    private (List<KeyValuePair<VolunteerId, TimeSpan>> Pauses, List<Delivery> Waiting, List<string> Taps) Begin(ITransaction kept, Share share, DateTimeOffset now)
    {
        // With what other turns have handed over: it waits as well.
        Handovers.Drop(kept, serving.Bot, share);
        serving.Begin(share);
        return ([.. Pauses.Chats(kept, now).Where(pause => share.Has(pause.Key))], Outbox.Waiting(kept, serving.Bot, share), Inbox.TapsInDoubt(kept, serving.Bot, share, now));
    }

    /// <summary>These people are served elsewhere from now on: what waits is left to others, what is under way is waited for.</summary>
    internal Task GiveUp(Share share, CancellationToken stoppingToken) => _outgoing.GiveUp(share, stoppingToken);

    /// <summary>What others' turns said to people whom this instance serves. Nearly always there is nothing: that takes no commit.</summary>
    internal async Task TakeOver(CancellationToken stoppingToken)
    {
        if (serving.IsShared) await HearPause(stoppingToken);
        if (!await store.Read(kept => Handovers.AreAny(kept, serving.Bot, serving.Share), stoppingToken)) return;
        // What is taken is gone from the table: a stop in between must not lose it.
        await Say(await store.Write(kept => Handovers.Take(kept, serving.Bot, serving.Share, HandedOverAtOnce), CancellationToken.None));
    }

    /// <summary>Another instance, or the former process, was told to wait with everything.</summary>
    private async Task HearPause(CancellationToken stoppingToken) => _outgoing.Pause(await store.Read(kept => Pauses.All(kept, serving.Bot, clock.GetUtcNow()), stoppingToken));

    private async Task AnswerTaps(CancellationToken stoppingToken)
    {
        await foreach (var (queryId, text) in _taps.Reader.ReadAllAsync(stoppingToken))
            await sender.Acknowledge(queryId, text, stoppingToken);
    }

    private async Task Deliver(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested) await Deliver(await _outgoing.Next(stoppingToken), stoppingToken);
    }

    internal async Task Deliver(Delivery delivery, CancellationToken stoppingToken)
    {
        if (delivery.From is not null && !await IsStillWanted(delivery, stoppingToken)) return;
        // Edits, deletions and answers to taps are not what Telegram counts together.
        if (delivery.Kind.IsNew()) pace.Replied();
        try
        {
            await Settle(delivery, IsLate(delivery) ? new Verdict.GivenUp("late") : await sender.Send(delivery, stoppingToken), stoppingToken);
        }
        catch (Exception failure) when (!Tireless.IsStop(failure, stoppingToken))
        {
            // A delivery that can't be read must not hold up its chat for ever.
            logger.DeliveryFailed(failure, delivery.Id);
            await Later(delivery, stoppingToken);
        }
    }

    /// <summary>Telegram refuses a link whose day is over. That would look as if the bot might not invite there any more.</summary>
    private bool IsLate(Delivery delivery) => delivery.Kind == DeliveryKind.Entry && RoomErrand.FromUtf8(delivery.Payload).Until <= clock.GetUtcNow();

    /// <summary>What one person told another goes only while the store has it: either may have been suspended or forgotten since.</summary>
    private async Task<bool> IsStillWanted(Delivery delivery, CancellationToken stoppingToken)
    {
        try
        {
            if (await store.Read(kept => kept.Has(Outbox.Table, delivery.Id), stoppingToken)) return true;
            _outgoing.Done(delivery);
        }
        catch (Exception failure) when (!Tireless.IsStop(failure, stoppingToken))
        {
            logger.DeliveryFailed(failure, delivery.Id);
            await Later(delivery, stoppingToken);
        }
        return false;
    }

    private async Task Later(Delivery delivery, CancellationToken stoppingToken)
    {
        if (delivery.Tries < Limits.TurnTries)
            _outgoing.Again(delivery with { Tries = delivery.Tries + 1 }, BrokenAgain);
        else
            await Settle(delivery, new Verdict.GivenUp("broken"), stoppingToken);
    }

    private async Task Settle(Delivery delivery, Verdict verdict, CancellationToken stoppingToken)
    {
        vitals.Delivered(delivery.Urgency, verdict);
        switch (verdict)
        {
            case Verdict.Sent sent:
                await Keep(delivery, new Settlement.Sent(delivery.Id, sent.MessageId, clock.GetUtcNow()));
                break;
            case Verdict.GivenUp given:
                logger.GivenUp(delivery.Id, delivery.Volunteer.Value, given.Reason);
                // Told before it is settled: when that throws, the delivery is tried again, and its id tells it once.
                if (given.Unreachable && delivery.Id != Delivery.Unkept)
                    await enter(new Incoming($"x{delivery.Id}", delivery.Volunteer, Lost(delivery, given), clock.GetUtcNow()) { Bot = serving.Bot }, stoppingToken);
                await Keep(delivery, new Settlement.GivenUp(delivery.Id, given.Reason, clock.GetUtcNow()));
                break;
            case Verdict.Entered { Errand: var errand, Link: var link }:
                await enter(new Incoming($"l{delivery.Id}", new VolunteerId(errand.Who), new GroupEntryMade(errand.Group, link), clock.GetUtcNow()), stoppingToken);
                await Keep(delivery, new Settlement.Sent(delivery.Id, MessageId: null, clock.GetUtcNow()));
                break;
            case Verdict.Moved moved:
                // What hears of it sends it anew, where the group is now.
                await enter(new Incoming($"m{delivery.Id}", delivery.Volunteer, new GroupRoomMoved(moved.To), clock.GetUtcNow()) { Bot = serving.Bot }, stoppingToken);
                _outgoing.Done(delivery);
                break;
            case Verdict.Instead instead:
                _outgoing.Again(instead.Delivery, TimeSpan.Zero);
                break;
            case Verdict.Later later:
                _outgoing.Again(delivery with { Tries = delivery.Tries + 1 }, later.In);
                break;
            case Verdict.Flooded flooded:
                await Wait(delivery, flooded.For, stoppingToken);
                break;
        }
    }

    /// <summary>A link that can't be made where the bot is, it may not make.</summary>
    private static Trigger Lost(Delivery delivery, Verdict.GivenUp given) => delivery.Volunteer.IsGroup
        ? new GroupRoomLost(MayNotInvite: delivery.Kind == DeliveryKind.Entry && given.Reason == nameof(BotErrorKind.BadRequest))
        : new WentAway();

    /// <summary>The chat goes on when the settlement is kept. When it can't be kept, the chat goes on too: the message was sent.</summary>
    private async ValueTask Keep(Delivery delivery, Settlement settlement)
    {
        if (delivery.Id == Delivery.Unkept) _outgoing.Done(delivery);
        else await settling.Add(settlement, (following, broken) =>
        {
            if (broken is not null) logger.DeliveryFailed(broken, delivery.Id);
            Post(following);
            _outgoing.Done(delivery);
        });
    }

    /// <summary>A 429 is about its chat, however long. When a second chat meets one too, or when it is about a broadcast, everything waits.</summary>
    private async Task Wait(Delivery delivery, TimeSpan length, CancellationToken stoppingToken)
    {
        var everyone = delivery.Urgency == Urgency.Broadcast || IsSecond(delivery.Volunteer, length);
        logger.Flooded(delivery.Volunteer.Value, length.TotalSeconds, everyone);
        if (everyone) _outgoing.Pause(length);
        else _outgoing.Pause(delivery.Volunteer, length);
        // The pause is kept first: if that throws, the delivery is still under way and is tried again once.
        await store.Write(kept => Pauses.Add(kept, serving.Bot, everyone ? null : delivery.Volunteer, length, clock.GetUtcNow()), CancellationToken.None);
        _outgoing.Again(delivery, length);
    }

    private bool IsSecond(VolunteerId chat, TimeSpan length)
    {
        lock (_flooding)
        {
            var now = clock.Steady();
            var isSecond = _lastFlood is { } last && last.Chat != chat && now < last.Until;
            var counts = length < Together ? Together : length > StillTogether ? StillTogether : length;
            _lastFlood = (chat, now + counts);
            return isSecond;
        }
    }
}
