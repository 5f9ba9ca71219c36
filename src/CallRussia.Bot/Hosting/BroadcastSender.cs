using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>One attempt at one delivery of a broadcast (or its recall), and what came of it.</summary>
public sealed class BroadcastSender(
    IStore store, Sender sender, Dispatcher dispatcher, BroadcastPace pace, Vitals vitals, TimeProvider clock, ILogger<BroadcastSender> logger)
{
    /// <summary>People who are talking with the bot get the broadcast this much later.</summary>
    private static readonly TimeSpan AfterTalk = TimeSpan.FromSeconds(2);

    /// <summary>When Telegram asks for a longer wait, everything waits and not only broadcasts.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(30);

    /// <param name="cancellationToken">Cuts the request off; nobody knows then whether it arrived.</param>
    public async Task<RecipientSettled> Send(ClaimedDeliveries.Claimed claimed, CancellationToken cancellationToken)
    {
        var to = claimed.Recipient;
        try
        {
            if (to.Message is null && !await IsStillWanted(to, cancellationToken)) return to.NotBegun();
            if (dispatcher.Outgoing.IsTalking(to.Volunteer)) return Back(to, AfterTalk);
            if (to.Message is null && to.Album.Count == 0 && !claimed.Album.IsEmpty)
            {
                if (await sender.Send(Delivery(to, claimed.Album) with { Kind = DeliveryKind.Album }, cancellationToken) is var first && first is not Verdict.Sent { Album: var album }) return await Judge(to, first, cancellationToken);
                to = to with { Album = album };
                // A stop does not cut this off: what stands in the chat must be known.
                await store.Write(kept => BroadcastCourse.Arrive(kept, to), CancellationToken.None);
            }
            var verdict = to.Message is null ? await sender.Send(Delivery(to, claimed.Payload), cancellationToken) : await TakeBack(to, cancellationToken);
            vitals.Delivered(Urgency.Broadcast, verdict);
            return await Judge(to, verdict, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Settled(to, to.Message is null ? DeliveryFate.Unknown : DeliveryFate.Sent, to.Message);
        }
        catch (Exception failure)
        {
            // A delivery that can't be sent must not stay claimed for ever.
            logger.BroadcastDeliveryFailed(failure, to.Broadcast.Value);
            return Settled(to, to.Message is null ? DeliveryFate.Failed : DeliveryFate.Sent);
        }
    }

    /// <summary>Deletes everything of it that is known to stand in the chat, an album with its words.</summary>
    /// <returns>Sent only when nothing of that is left.</returns>
    private async Task<Verdict> TakeBack(Recipient to, CancellationToken cancellationToken)
    {
        Verdict all = new Verdict.Sent(MessageId: null);
        foreach (var message in to.Album.Append(to.Message!.Value))
        {
            var verdict = await sender.Send(Delivery(to, ReadOnlyMemory<byte>.Empty) with { MessageId = message }, cancellationToken);
            if (verdict is Verdict.Later or Verdict.Flooded) return verdict;
            if (verdict is not Verdict.Sent) all = verdict;
        }
        return all;
    }

    /// <summary>Obeys what was ordered since the claim. A stop during this question means that nothing was sent.</summary>
    private async Task<bool> IsStillWanted(Recipient to, CancellationToken cancellationToken)
    {
        try
        {
            return await store.Read(kept => BroadcastCourse.IsStillWanted(kept, to), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Never counted as a first try: a first try that Telegram can't read is repeated without its markup, and here an organizer has to look.</summary>
    private static Delivery Delivery(Recipient to, ReadOnlyMemory<byte> payload) =>
        new(Core.Mail.Delivery.Unkept, to.Volunteer, Urgency.Broadcast, to.Message is null ? DeliveryKind.Message : DeliveryKind.Delete, payload) { MessageId = to.Message, Tries = to.Tries + 1 };

    private async Task<RecipientSettled> Judge(Recipient to, Verdict verdict, CancellationToken cancellationToken)
    {
        switch (verdict)
        {
            case Verdict.Sent sent:
                dispatcher.Outgoing.Spent(to.Volunteer);
                return to.Message is null ? Settled(to, DeliveryFate.Sent, sent.MessageId) : Settled(to, DeliveryFate.Deleted);
            case Verdict.GivenUp { Unreachable: true }:
                // Told before it is settled: after a crash in between it is told again, which does no harm.
                await dispatcher.Enter(new Incoming($"b{to.Broadcast}.{to.Volunteer}.{clock.GetUtcNow().UtcTicks}", to.Volunteer, new WentAway(), clock.GetUtcNow()) { Bot = dispatcher.Bot }, cancellationToken);
                return Settled(to, to.Message is null ? DeliveryFate.Blocked : DeliveryFate.Sent);
            case Verdict.Later later:
                return Back(to, later.In);
            case Verdict.Flooded flooded:
                await Wait(to, flooded.For, cancellationToken);
                return Back(to, flooded.For);
            case Verdict.GivenUp { MayHaveArrived: true }:
                return Settled(to, DeliveryFate.Unknown);
            default:
                return Settled(to, to.Message is null ? DeliveryFate.Failed : DeliveryFate.Sent);
        }
    }

    private static RecipientSettled Settled(Recipient to, DeliveryFate fate, int? message = null) => new(to.Broadcast, to.Volunteer, fate, message) { Album = to.Album };

    /// <summary>Not now: the delivery waits in the store. A recall keeps its state, and all of them wait.</summary>
    private RecipientSettled Back(Recipient to, TimeSpan wait)
    {
        if (to.Message is null) return new RecipientSettled(to.Broadcast, to.Volunteer, DeliveryFate.Waiting, NotBefore: clock.GetUtcNow() + wait) { Album = to.Album };
        pace.Pause(wait);
        return Settled(to, DeliveryFate.Sent, to.Message);
    }

    /// <summary>A 429 in a chat where somebody is talking with the bot is about that chat. Any other is about all broadcasts, and a long one about everything.</summary>
    private async Task Wait(Recipient to, TimeSpan length, CancellationToken cancellationToken)
    {
        if (dispatcher.Outgoing.IsTalking(to.Volunteer)) return;
        logger.BroadcastFlooded(to.Broadcast.Value, length.TotalSeconds);
        pace.Flooded(length);
        if (length > LongWait)
        {
            dispatcher.Outgoing.Pause(length);
            await store.Write(kept => Pauses.Add(kept, dispatcher.Bot, chat: null, length, clock.GetUtcNow()), CancellationToken.None);
        }
        else
        {
            await store.Write(kept => Pauses.AddForBroadcasts(kept, dispatcher.Bot, length, clock.GetUtcNow()), CancellationToken.None);
        }
    }
}
