using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Tests.Support;

/// <summary>What tests ask of a store all the time, by its own rules and its own clock.</summary>
internal static class StoreWords
{
    public static Task<List<RegionStock>> Stock(this Store store, CancellationToken cancellationToken) =>
        store.Read(kept => store.Rules.Stock.Count(kept, store.Clock.GetUtcNow()), cancellationToken);

    public static Task<SweptStore> Sweep(this Store store, DateTimeOffset now, CancellationToken cancellationToken) => store.Sweep(store.Rules, now, cancellationToken);

    /// <summary>Timers due, as they come in.</summary>
    public static Task<List<Incoming>> Due(this IStore store, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        store.Read(kept => Timers.Due(kept, default, Share.Everybody, now).Take(most).Where(timer => timer.Trigger is not null).Select(Timers.Incoming).ToList(), cancellationToken);

    /// <summary>An ask that needs no conversation.</summary>
    public static Task<Trigger> Answer(this Store store, Ask ask, VolunteerId who, CancellationToken cancellationToken) =>
        store.Write(kept => store.Rules.Ledgers.Answer(kept, ask, new Deed(who, store.Clock.GetUtcNow())), cancellationToken);

    public static Task<bool> Take(this Store store, Incoming incoming, Action<TestTurn> turn, CancellationToken cancellationToken) => store.Write(
        kept => Inbox.Take(kept, incoming, store.Clock.GetUtcNow(), () => turn(new TestTurn(kept, incoming, store.Rules.Ledgers, store.Clock))), cancellationToken);
}

/// <summary>The inside of a turn that a test takes in the place of the runner.</summary>
public sealed class TestTurn(ITransaction kept, Incoming incoming, Ledgers ledgers, TimeProvider clock)
{
    public Conversation? Load(VolunteerId volunteer) => Chats.Load(kept, incoming with { Volunteer = volunteer }, SafeStates.Of);

    public void Save(Conversation conversation) => Chats.Save(kept, conversation);

    public Trigger Answer(Ask ask, Scene scene) => ledgers.Answer(kept, ask, Deed.In(scene, clock.GetUtcNow()));

    public Delivery Send(Delivery delivery) => Outbox.Add(kept, delivery);

    public void Schedule(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger) => Timers.Set(kept, volunteer, key, due, trigger);

    public void Unschedule(VolunteerId volunteer, string key) => Timers.TakeOff(kept, volunteer, key);
}
