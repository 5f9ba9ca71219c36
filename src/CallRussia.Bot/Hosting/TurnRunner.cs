using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Stations 4 to 7 of an update's way: load, decide, answer, commit. What is to be said leaves for the dispatcher only after the commit.
/// </summary>
public sealed class TurnRunner(
    IStore store, Ledgers ledgers, Turn turn, TurnDeliveries says, Dispatcher dispatcher, FollowContent follow, Vitals vitals, TimeProvider clock, ILogger<TurnRunner> logger)
{
    /// <summary>Between the tries of a turn that threw.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)];

    /// <summary>Runs the turn to its end: done, or set aside after <see cref="Limits.TurnTries"/>.</summary>
    /// <returns>The few words for whoever tapped; null when there are none.</returns>
    public async Task<string?> Run(Incoming incoming, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Take(incoming, cancellationToken);
            }
            catch (Exception failure) when (!Tireless.IsStop(failure, cancellationToken))
            {
                logger.TurnFailed(failure, incoming.Id, incoming.Volunteer.Value, tries);
                if (tries == Limits.TurnTries)
                {
                    await GiveUp(incoming, failure, cancellationToken);
                    return null;
                }
            }
            await Task.Delay(Pauses[tries - 1], clock, cancellationToken);
        }
    }

    /// <summary>One sentence where no turn answers.</summary>
    public void Say(Text sentence, Incoming to)
    {
        // In a group nobody is answered.
        if (!to.Volunteer.IsGroup) dispatcher.Post([says.Sentence(sentence, to)]);
        Acknowledge(to, text: null);
    }

    private void Acknowledge(Incoming incoming, string? text)
    {
        if (incoming.Tap is { IsOnPage: false } tap) dispatcher.Acknowledge(tap.QueryId, text);
    }

    private async Task<string?> Take(Incoming incoming, CancellationToken cancellationToken)
    {
        var done = Done.Nothing;
        // The store runs it again when a whole group of turns is rolled back: only the last run counts.
        var isNew = await LongLooks.Before(
            store, ledgers, looks => store.Write(kept => Inbox.Take(kept, incoming, clock.GetUtcNow(), () => done = Decide(kept, incoming, looks)), cancellationToken, Expects(incoming)),
            cancellationToken);
        vitals.Turned(isNew ? "done" : "repeated", clock.GetUtcNow() - incoming.At);
        foreach (var answer in done.Answers) vitals.Counted(answer);
        await dispatcher.Say(done.Deliveries);
        Acknowledge(incoming, done.Toast);
        return done.Toast;
    }

    /// <summary>What the turn of a person looks for, so that it comes together.</summary>
    internal static IReadOnlyList<Action<ITransaction>> Expects(Incoming incoming) =>
    [
        kept =>
        {
            Inbox.Expect(kept, incoming);
            Chats.Expect(kept, incoming.Volunteer);
            Callers.Expect(kept, incoming.Volunteer);
        },
        kept => Callers.ExpectLease(kept, incoming.Volunteer),
        kept => Callers.ExpectNumber(kept, incoming.Volunteer),
    ];

    private Done Decide(ITransaction kept, Incoming incoming, LongLooks looks)
    {
        if (incoming.Trigger is InGroup happened)
        {
            GroupRooms.Hear(kept, incoming, happened, incoming.Bot ?? dispatcher.Bot);
            return Done.Nothing;
        }
        // What becomes of a chat that somebody left for another bot says nothing of them.
        var hasMoved = Bots.IsFromElsewhere(kept, incoming);
        if (hasMoved && incoming.Trigger is WentAway or CameBack or Edited) return Done.Nothing;
        var left = hasMoved ? Bots.Move(kept, incoming.Volunteer, dispatcher.Bot) : [];
        var home = incoming.Bot ?? Bots.Of(kept, incoming.Volunteer);
        var known = Chats.Load(kept, incoming, Otherwise);
        // None of these is a reason to remember people: those who asked to be forgotten stay forgotten.
        if (known is null && (incoming.Trigger is WentAway or CameBack or TimeCame or Edited || incoming.Tap is { IsOnPage: true })) return Done.Nothing;
        var before = Awake(known ?? Met(incoming), incoming);
        follow(kept);
        var answers = new List<Trigger>();
        var result = turn.Run(before, incoming, (ask, scene) =>
        {
            var answer = looks.Answer(kept, ask, Deed.In(scene, clock.GetUtcNow()));
            answers.Add(answer);
            return answer;
        });
        if (result.Conversation is { } after) Chats.Save(kept, Unseen(after, result), home);
        foreach (var effect in result.Effects) Time(kept, incoming.Volunteer, effect);
        var said = says.Of(incoming, before, result, clock.GetUtcNow()).Select(delivery => delivery with { Bot = delivery.Volunteer == incoming.Volunteer ? home : HomeOf(kept, delivery.Volunteer) });
        return new Done(Keep(kept, [.. left, .. said]), says.Toast(before, result), answers);
    }

    /// <summary>The bot in whose chat somebody, or a group, hears something.</summary>
    private BotId HomeOf(ITransaction kept, VolunteerId hearer) => hearer.IsGroup ? GroupRooms.At(kept, hearer)?.Bot ?? dispatcher.Bot : Bots.Of(kept, hearer);

    /// <returns>What is to be sent from here; the rest is handed over to those who serve its hearers.</returns>
    private List<Delivery> Keep(ITransaction kept, IEnumerable<Delivery> said)
    {
        var own = new List<Delivery>();
        foreach (var delivery in said.Select(delivery => Outbox.Add(kept, delivery)))
            if (dispatcher.Serves(delivery.Bot, delivery.Volunteer)) own.Add(delivery);
            else Handovers.Add(kept, delivery);
        return own;
    }

    private State Otherwise(Volunteer volunteer, KeptConversation chat)
    {
        if (chat.UnknownTraining.Length > 0) logger.UnknownTraining(volunteer.Id.Value, chat.UnknownTraining);
        if (chat.State is null) logger.UnknownState(volunteer.Id.Value, chat.UnknownState);
        return SafeStates.Of(volunteer, chat);
    }

    private static void Time(ITransaction kept, VolunteerId volunteer, Effect effect)
    {
        if (effect is Effect.Schedule timer) Core.Mail.Timers.Set(kept, volunteer, timer.Key, timer.Due, timer.Trigger);
        else if (effect is Effect.Unschedule lifted) Core.Mail.Timers.TakeOff(kept, volunteer, lifted.Key);
    }

    /// <summary>People who blocked the bot don't see the screen: so the count moves on, or a tap on what they see when they are back would pass for a second tap.</summary>
    private static Conversation Unseen(Conversation after, TurnResult result) =>
        after.Volunteer.Away && result.Live is not null ? after with { Turns = after.Turns + 1 } : after;

    private static Conversation Met(Incoming incoming) => new(
        new Volunteer(incoming.Volunteer, incoming.Hint, incoming.At), new Unmet(), Turns: 0);

    /// <summary>People who write are there again, whether or not Telegram told us that they unblocked the bot.</summary>
    private static Conversation Awake(Conversation before, Incoming incoming) =>
        before.Volunteer.Away && incoming.Trigger is not (TimeCame or WentAway)
            ? before with { Volunteer = before.Volunteer with { Away = false } }
            : before;

    /// <summary>The update is set aside for a person to look at, and the volunteer gets the one sentence for it.</summary>
    private async Task GiveUp(Incoming incoming, Exception failure, CancellationToken cancellationToken)
    {
        vitals.Turned("failed", clock.GetUtcNow() - incoming.At);
        try
        {
            await store.Write(kept => Inbox.SetAside(kept, incoming.Id, failure.GetType().Name, clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception refused) when (!Tireless.IsStop(refused, cancellationToken))
        {
            // The update stays in the inbox and is tried again at the next start.
            logger.LaneFailed(refused, incoming.Id, incoming.Volunteer.Value);
        }
        Say(KernelTexts.Sorry, incoming);
    }

    /// <summary>What one run of a turn leaves to be done after its commit.</summary>
    private sealed record Done(IReadOnlyList<Delivery> Deliveries, string? Toast, IReadOnlyList<Trigger> Answers)
    {
        public static readonly Done Nothing = new([], null, []);
    }
}
