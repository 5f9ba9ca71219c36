using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage;

/// <summary>What comes in, and what goes out.</summary>
public sealed partial class Store
{
    private DateTimeOffset Now => _options.Clock.GetUtcNow();

    public Task<IReadOnlyList<RawIncoming>> Receive(IReadOnlyList<RawIncoming> batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Serve<IReadOnlyList<RawIncoming>>(kept => [.. batch.Where(update => Core.Mail.Inbox.Add(kept, update, at))], cancellationToken);

    public Task<IReadOnlyList<RawIncoming>> Unfinished(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<RawIncoming>>(Core.Mail.Inbox.Unfinished, cancellationToken);

    public Task Dismiss(int updateId, CancellationToken cancellationToken) => Serve(kept => Core.Mail.Inbox.Dismiss(kept, updateId, Now), cancellationToken);

    public Task SetAside(string incomingId, string reason, CancellationToken cancellationToken) => Serve(
        kept =>
        {
            if (Timers.IdOf(incomingId) is { } timer) Timers.Drop(kept, timer);
            else Core.Mail.Inbox.SetAside(kept, incomingId, reason, Now);
        },
        cancellationToken);

    public Task<bool> Take(Incoming incoming, Action<ITurn> turn, CancellationToken cancellationToken) => Serve(
        kept =>
        {
            var isNew = Timers.IdOf(incoming.Id) is { } timer ? Timers.Take(kept, incoming.Volunteer, timer) : Core.Mail.Inbox.Finish(kept, incoming.Id, Now);
            if (!isNew) return false;
            if (incoming.Tap is { } tap) Core.Mail.Inbox.Note(kept, incoming.Volunteer, tap, Now);
            turn(new KeptTurn(kept, incoming, _ledgers, () => Now, Otherwise));
            Core.Mail.Inbox.Remove(kept, incoming.Id);
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<Incoming>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var due = await Read(kept => Timers.Due(kept, now).Take(limit).ToList(), cancellationToken);
        var unknown = due.FindAll(timer => timer.Trigger is null);
        foreach (var timer in unknown) _options.Log.UnknownTimer(timer.Name, timer.Volunteer.Value, timer.Unknown);
        if (unknown.Count > 0) await Serve(kept => unknown.ForEach(timer => Timers.Take(kept, timer.Volunteer, timer.Id)), cancellationToken);
        return [.. due.Where(timer => timer.Trigger is not null).Select(Timers.Incoming)];
    }

    public Task<IReadOnlyList<Delivery>> Waiting(CancellationToken cancellationToken) => Read<IReadOnlyList<Delivery>>(Core.Mail.Outbox.Waiting, cancellationToken);

    public Task<IReadOnlyList<Delivery>> Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) => Serve<IReadOnlyList<Delivery>>(
        kept => [.. settlements.SelectMany(settlement => Core.Mail.Outbox.Settle(kept, settlement, lease => End(kept, lease)))], cancellationToken);

    public Task Pause(VolunteerId? chat, TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) =>
        Serve(kept => Core.Mail.Pauses.Add(kept, chat, length, now), cancellationToken);

    public Task<IReadOnlyDictionary<VolunteerId, TimeSpan>> ChatPauses(DateTimeOffset now, CancellationToken cancellationToken) =>
        Read<IReadOnlyDictionary<VolunteerId, TimeSpan>>(kept => Core.Mail.Pauses.Chats(kept, now), cancellationToken);

    public Task<TimeSpan> Paused(DateTimeOffset now, CancellationToken cancellationToken) => Read(kept => Core.Mail.Pauses.All(kept, now), cancellationToken);

    public Task<IReadOnlyList<string>> TapsSince(DateTimeOffset since, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<string>>(kept => Core.Mail.Inbox.TapsSince(kept, since), cancellationToken);

    private Task<bool> Serve(Action<ITransaction> work, CancellationToken cancellationToken) => Serve(
        kept =>
        {
            work(kept);
            return true;
        },
        cancellationToken);

    private Task<bool> Write(Action<ITransaction> work, CancellationToken cancellationToken) => Write(
        kept =>
        {
            work(kept);
            return true;
        },
        cancellationToken);

    private static (DateTimeOffset Until, bool IsOver)? End(ITransaction kept, Core.Numbers.LeaseId id) =>
        KeptLeases.Find(kept, id) is { } lease ? (lease.Until, !lease.IsOpen) : null;

    /// <summary>Whoever answered the first questions is not asked again; what was in hand stays in hand and is shown on the next tap.</summary>
    private State Otherwise(Volunteer volunteer, KeptConversation chat)
    {
        if (chat.UnknownTraining.Length > 0) _options.Log.UnknownTraining(volunteer.Id.Value, chat.UnknownTraining);
        if (chat.State is { } state) return state;
        _options.Log.UnknownState(volunteer.Id.Value, chat.UnknownState);
        return volunteer.Standing switch
        {
            Standing.Volunteer => new Home(),
            Standing.Supporter => new Supporting(),
            _ => new Unmet(),
        };
    }
}
