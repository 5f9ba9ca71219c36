using System.Threading.Channels;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Station 8: committed deliveries → Telegram. Order within a chat; replies before notices before broadcasts; what Telegram says about
/// waiting is obeyed and kept. Acknowledgements of taps skip the line: they are worth something only within seconds.
/// </summary>
/// <param name="enter">The way back in: "could not deliver, blocked" is an ordinary Incoming.</param>
public sealed class Dispatcher(
    IStore store, Sender sender, Func<Incoming, CancellationToken, Task> enter, TimeProvider clock, ILogger<Dispatcher> logger)
    : BackgroundService
{
    /// <summary>Requests under way. The server answers 429 from about 1000 on; a person waits for one reply at a time.</summary>
    private const int InFlight = 64;

    private const int Acknowledgers = 32;

    /// <summary>Settlements in one commit: more than the requests that can end during it.</summary>
    private const int SettledAtOnce = 256;

    private readonly Outgoing _outgoing = new(clock);
    private readonly Channel<(string QueryId, string? Text)> _taps = Channel.CreateBounded<(string, string?)>(
        // A tap that waits behind ten thousand others is past its fifteen seconds: let the oldest go.
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Channel<(Delivery Delivery, Settlement Sent)> _sent =
        Channel.CreateBounded<(Delivery, Settlement)>(new BoundedChannelOptions(SettledAtOnce) { SingleReader = true });
    private (VolunteerId Chat, DateTimeOffset At)? _lastFlood;

    /// <summary>Deliveries that wait or are under way, for health and metrics.</summary>
    public int Waiting => _outgoing.Count;

    public void Post(IReadOnlyCollection<Delivery> deliveries)
    {
        foreach (var delivery in deliveries) _outgoing.Add(delivery);
    }

    public void Acknowledge(string queryId, string? text) => _taps.Writer.TryWrite((queryId, text));

    /// <summary>Completes when every reply that may go now has gone.</summary>
    public Task Drain(CancellationToken cancellationToken) => _outgoing.Idle(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await store.PausedUntil(stoppingToken) is { } until) _outgoing.Pause(until);
        foreach (var (chat, pause) in await store.ChatPauses(clock.GetUtcNow(), stoppingToken)) _outgoing.Pause(chat, pause);
        Post(await store.Waiting(stoppingToken));
        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Deliver(stoppingToken))),
            Task.WhenAll(Enumerable.Range(0, Acknowledgers).Select(_ => AnswerTaps(stoppingToken))),
            KeepSent(stoppingToken));
    }

    private async Task AnswerTaps(CancellationToken stoppingToken)
    {
        await foreach (var (queryId, text) in _taps.Reader.ReadAllAsync(stoppingToken))
            await sender.Acknowledge(queryId, text, stoppingToken);
    }

    private async Task Deliver(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var delivery = await _outgoing.Next(stoppingToken);
            try
            {
                await Settle(delivery, await sender.Send(delivery, stoppingToken), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Fail(delivery, failure);
            }
        }
    }

    /// <summary>
    /// What was sent waits for its commit here and not in the request's place, so that 64 slow commits don't hold up the other chats; its
    /// own chat waits. All that came meanwhile shares the next commit.
    /// </summary>
    private async Task KeepSent(CancellationToken stoppingToken)
    {
        var batch = new List<(Delivery Delivery, Settlement Sent)>(SettledAtOnce);
        while (await _sent.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < SettledAtOnce && _sent.Reader.TryRead(out var one)) batch.Add(one);
            try
            {
                Post(await store.Settle([.. batch.Select(one => one.Sent)], stoppingToken));
                foreach (var (delivery, _) in batch) _outgoing.Done(delivery);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One broken row must not hold up the others: each again by itself.
                foreach (var (delivery, sent) in batch) await KeepAlone(delivery, sent, stoppingToken);
            }
            batch.Clear();
        }
    }

    private async Task KeepAlone(Delivery delivery, Settlement sent, CancellationToken stoppingToken)
    {
        try
        {
            await Keep(sent, stoppingToken);
            _outgoing.Done(delivery);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Fail(delivery, failure);
        }
    }

    /// <summary>A broken row or a store that can't write: the row stays, the chat goes on a minute later.</summary>
    private void Fail(Delivery delivery, Exception failure)
    {
        logger.DeliveryFailed(failure, delivery.Id);
        _outgoing.Again(delivery, clock.GetUtcNow().AddMinutes(1));
    }

    private async Task Settle(Delivery delivery, Verdict verdict, CancellationToken stoppingToken)
    {
        switch (verdict)
        {
            case Verdict.Sent when delivery.Id == Delivery.Unkept:
                _outgoing.Done(delivery);
                break;
            case Verdict.Sent sent:
                await _sent.Writer.WriteAsync((delivery, new Settlement.Sent(delivery.Id, sent.MessageId, clock.GetUtcNow())), stoppingToken);
                break;
            case Verdict.GivenUp given:
                logger.GivenUp(delivery.Id, delivery.Volunteer.Value, given.Reason);
                await Keep(new Settlement.GivenUp(delivery.Id, given.Reason), stoppingToken);
                _outgoing.Done(delivery);
                if (given.Unreachable)
                    await enter(new Incoming($"x{delivery.Id}", delivery.Volunteer, new WentAway(), clock.GetUtcNow()), stoppingToken);
                break;
            case Verdict.Instead instead:
                _outgoing.Again(instead.Delivery, clock.GetUtcNow());
                break;
            case Verdict.Later later:
                _outgoing.Again(delivery with { Tries = delivery.Tries + 1 }, clock.GetUtcNow() + later.In);
                break;
            case Verdict.Flooded flooded:
                await Wait(delivery, clock.GetUtcNow() + flooded.For, flooded.For, stoppingToken);
                break;
        }
    }

    private async Task Keep(Settlement settlement, CancellationToken stoppingToken)
    {
        if (settlement.DeliveryId != Delivery.Unkept) Post(await store.Settle([settlement], stoppingToken));
    }

    /// <summary>
    /// A reply's 429 is about its chat; that of a broadcast, a second chat's within two seconds or a long one is about all of us.
    /// </summary>
    private async Task Wait(Delivery delivery, DateTimeOffset until, TimeSpan length, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var everyone = delivery.Urgency == Urgency.Broadcast
            || length > TimeSpan.FromSeconds(30)
            || (_lastFlood is { } last && last.Chat != delivery.Volunteer && now - last.At < TimeSpan.FromSeconds(2));
        _lastFlood = (delivery.Volunteer, now);
        logger.Flooded(delivery.Volunteer.Value, length.TotalSeconds, everyone);
        if (everyone) _outgoing.Pause(until);
        else _outgoing.Pause(delivery.Volunteer, until);
        _outgoing.Again(delivery, until);
        await store.Pause(everyone ? null : delivery.Volunteer, until, stoppingToken);
    }
}
