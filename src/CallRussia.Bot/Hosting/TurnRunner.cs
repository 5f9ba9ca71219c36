using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Stations 4 to 7 of an update's way: load, decide, answer, commit. What is to be said leaves for the dispatcher only after the commit.
/// </summary>
public sealed class TurnRunner(
    IStore store, Turn turn, CampaignFacts campaign, Renderer renderer, Dispatcher dispatcher, ContentRefresh refresh, Vitals vitals, TimeProvider clock, ILogger<TurnRunner> logger)
{
    /// <summary>Between the tries of a turn that threw.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)];

    /// <summary>Runs the turn to its end: done, or set aside after <see cref="Limits.TurnTries"/>. A store that can't write is waited for.</summary>
    public async Task Run(Incoming incoming, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                // Disk full, a locked file: nothing is wrong with the update. It waits; Telegram and the inbox keep the others.
                await Take(incoming, cancellationToken);
                return;
            }
            catch (Exception failure) when (!Tireless.IsStop(failure, cancellationToken))
            {
                logger.TurnFailed(failure, incoming.Id, incoming.Volunteer.Value, tries);
                if (tries == Limits.TurnTries)
                {
                    await GiveUp(incoming, failure, cancellationToken);
                    return;
                }
            }
            await Task.Delay(Pauses[tries - 1], clock, cancellationToken);
        }
    }

    /// <summary>One sentence where no turn answers; it is not kept, and said once.</summary>
    public void Say(Text sentence, Incoming to)
    {
        var screen = renderer.Screen(Screen.Of(sentence), to.Hint, Tap.Lasting);
        dispatcher.Post([new Delivery(Delivery.Unkept, to.Volunteer, Urgency.Reply, DeliveryKind.Message, screen.ToUtf8())]);
        if (to.Tap is { } tap) dispatcher.Acknowledge(tap.QueryId, text: null);
    }

    private async Task Take(Incoming incoming, CancellationToken cancellationToken)
    {
        var deliveries = new List<Delivery>();
        Text? toast = null;
        var language = incoming.Hint;
        var contentChanged = false;
        var answers = new List<Trigger>();
        var isNew = await store.Take(incoming, kept =>
        {
            // The store may run this again when a whole group of turns is rolled back: start clean.
            deliveries.Clear();
            var known = kept.Load(incoming.Volunteer);
            // Blocking says nothing about somebody we don't know, and whoever asked to be forgotten stays forgotten.
            if (known is null && incoming.Trigger is WentAway or CameBack or TimeCame or Edited) return;
            var before = known ?? Met(incoming);
            answers.Clear();
            var result = turn.Run(Awake(before, incoming), incoming, (ask, scene) =>
            {
                var answer = kept.Answer(ask, scene);
                answers.Add(answer);
                return answer;
            });
            if (result.Conversation is { } after) kept.Save(Missed(after, result));
            Keep(kept, incoming, before, result, deliveries);
            toast = result.Toast?.Text;
            contentChanged = result.Effects.OfType<Effect.ContentChanged>().Any();
            language = result.Conversation?.Volunteer.Language ?? before.Volunteer.Language;
        }, cancellationToken);
        vitals.Turned(isNew ? "done" : "repeated", clock.GetUtcNow() - incoming.At);
        answers.ForEach(vitals.Counted);
        // Before it is said: whoever reads that a change is approved finds it.
        if (contentChanged) await refresh(cancellationToken);
        dispatcher.Post(deliveries);
        if (incoming.Tap is { } tap)
            dispatcher.Acknowledge(tap.QueryId, toast is null ? null : renderer.Plain(toast, language));
    }

    private void Keep(ITurn kept, Incoming incoming, Conversation before, TurnResult result, List<Delivery> deliveries)
    {
        var volunteer = result.Conversation?.Volunteer ?? before.Volunteer;
        void Send(Urgency urgency, DeliveryKind kind, byte[] payload, int? messageId = null, LiveScreen? live = null, DateTimeOffset? notBefore = null, LeaseId? about = null)
        {
            if (volunteer.Away) return;
            deliveries.Add(kept.Send(new Delivery(0, incoming.Volunteer, urgency, kind, payload)
            {
                MessageId = messageId,
                Live = live is not null,
                Holds = live?.Screen.Holds ?? about,
                NotBefore = notBefore,
            }));
        }

        // Whoever did nothing himself gets a notice: a timer's screen waits behind answers to people who are there.
        var urgency = incoming.Trigger is TimeCame ? Urgency.Notice : Urgency.Reply;
        var typing = result.Effects.OfType<Effect.Typing>().FirstOrDefault();
        if (typing is not null) Send(urgency, DeliveryKind.Typing, []);
        if (result.Live is { } shown)
            Send(urgency, shown.Replaces is null ? DeliveryKind.Message : DeliveryKind.Edit, renderer.Screen(shown.Screen, shown.Language, shown.Nonce).ToUtf8(), shown.Replaces, shown, clock.GetUtcNow() + typing?.For);
        // Of the forgotten no live screen is known any more: the former one, which may hold a number, goes now.
        if (result.Conversation is null && before.LiveMessage is { } former && result.Live?.Replaces != former)
            Send(urgency, DeliveryKind.Delete, [], former);
        foreach (var effect in result.Effects)
            if (Said(effect, volunteer, urgency) is var (order, kind, payload)) Send(order, kind, payload, about: (effect as Effect.Announce)?.Screen.Holds);
            else if (effect is Effect.Retire retire) Send(urgency, DeliveryKind.Strip, [], retire.MessageId);
            else if (effect is Effect.EraseWritten && incoming.Written is { } written) Send(urgency, DeliveryKind.Delete, [], written);
            else Time(kept, incoming.Volunteer, effect);
    }

    /// <summary>What an effect says in a message of its own; null when it says nothing.</summary>
    private (Urgency Urgency, DeliveryKind Kind, byte[] Payload)? Said(Effect effect, Volunteer volunteer, Urgency urgency) => effect switch
    {
        Effect.Announce announce => (Urgency.Notice, DeliveryKind.Message, renderer.Screen(announce.Screen, volunteer.Language, Tap.Lasting).ToUtf8()),
        Effect.SendFile file => (urgency, DeliveryKind.File, renderer.File(file, volunteer.Language).ToUtf8()),
        Effect.SendSheets sheets => (urgency, DeliveryKind.File, renderer.File(sheets, volunteer.Language).ToUtf8()),
        Effect.SendChart chart => (urgency, DeliveryKind.Message, renderer.Chart(chart.Chart, volunteer.Language).ToUtf8()),
        Effect.SendNews news => (urgency, DeliveryKind.Message, renderer.News(news.News, volunteer.Language).ToUtf8()),
        Effect.ChoosePerson choose => (urgency, DeliveryKind.Message, renderer.ChoosePerson(choose, volunteer.Language).ToUtf8()),
        // The menu can wait until the next screen is there.
        Effect.OfferCommands => (Urgency.Notice, DeliveryKind.Commands, renderer.Commands(volunteer, campaign.Now).ToUtf8()),
        _ => null,
    };

    private static void Time(ITurn kept, VolunteerId volunteer, Effect effect)
    {
        if (effect is Effect.Schedule timer) kept.Schedule(volunteer, timer.Key, timer.Due, timer.Trigger);
        else if (effect is Effect.Unschedule lifted) kept.Unschedule(volunteer, lifted.Key);
    }

    /// <summary>Whoever is away is not shown the screen: a tap on what he sees when he is back is no second tap of it.</summary>
    private static Conversation Missed(Conversation after, TurnResult result) =>
        after.Volunteer.Away && result.Live is not null ? after with { Turns = after.Turns + 1 } : after;

    private static Conversation Met(Incoming incoming) => new(
        new Volunteer(incoming.Volunteer, incoming.Hint, incoming.At), new Unmet(), Turns: 0);

    /// <summary>Who writes is there again, whether or not Telegram told us of the unblocking.</summary>
    private static Conversation Awake(Conversation before, Incoming incoming) =>
        before.Volunteer.Away && incoming.Trigger is not (TimeCame or WentAway)
            ? before with { Volunteer = before.Volunteer with { Away = false } }
            : before;

    /// <summary>The update is kept aside for a person to look at, and the volunteer gets the one sentence for it.</summary>
    private async Task GiveUp(Incoming incoming, Exception failure, CancellationToken cancellationToken)
    {
        vitals.Turned("failed", clock.GetUtcNow() - incoming.At);
        try
        {
            await store.SetAside(incoming.Id, failure.GetType().Name, cancellationToken);
        }
        catch (StoreException refused)
        {
            // The lane goes on; the update stays in the inbox and is tried again at the next start.
            logger.StoreUnavailable(incoming.Id, refused.Message);
        }
        Say(KernelTexts.Sorry, incoming);
    }
}
