using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Stations 1 and 2: what a poll or the webhook brought is read, kept in the inbox, and goes into its volunteer's lane. Each update is read alone:
/// whatever throws on one of them sets that one aside.
/// </summary>
public sealed class Intake(
    PatientStore store, Translator translator, Lanes lanes, Dispatcher dispatcher, TurnRunner runner, Vitals vitals, TimeProvider clock, ILogger<Intake> logger)
{
    /// <summary>People whose updates are dropped are told so once in this time.</summary>
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<VolunteerId, TimeSpan> _told = [];

    /// <summary>When the task completes, the batch may be confirmed to Telegram. A full disk makes it wait: Telegram keeps the batch for 24 hours.</summary>
    public async Task TakeIn(IReadOnlyList<RawUpdate> batch, CancellationToken stoppingToken) =>
        await Enter(await Keep(batch, store, stoppingToken), stoppingToken);

    /// <summary>The same for an update that is brought: whoever brings it can be told at once that it is not kept, and brings it again.</summary>
    /// <returns>False when it is not kept: it has to come again.</returns>
    public async Task<bool> TryTakeIn(RawUpdate update, CancellationToken stoppingToken)
    {
        try
        {
            await Enter(await Keep([update], store.Impatient, stoppingToken), stoppingToken);
            return true;
        }
        catch (StoreException refused)
        {
            logger.StoreUnavailable(nameof(Webhook), refused.Message);
            return false;
        }
        catch (Exception failure) when (!Tireless.IsStop(failure, stoppingToken))
        {
            logger.WorkFailed(failure, "the webhook");
            return false;
        }
    }

    private async Task<List<Reading>> Keep(IReadOnlyList<RawUpdate> batch, IStore at, CancellationToken stoppingToken)
    {
        var coming = new Dictionary<VolunteerId, int>();
        var admitted = batch.Select(update => Read(new RawIncoming(dispatcher.Bot, update.Id, update.Utf8Json))).Where(read => IsAdmitted(read, coming)).ToList();
        if (admitted.Count == 0) return admitted;
        var fresh = await at.Write(kept => Inbox.Receive(kept, [.. admitted.Select(read => read.Raw)], clock.GetUtcNow()), stoppingToken);
        vitals.Received(fresh.Count);
        var ids = fresh.Select(update => update.Id).ToHashSet();
        return [.. admitted.Where(read => ids.Contains(read.Raw.Id))];
    }

    private async Task Enter(List<Reading> fresh, CancellationToken stoppingToken)
    {
        foreach (var read in fresh) await Enter(read, stoppingToken);
    }

    /// <summary>Once at start: updates that the former process kept and did not carry out.</summary>
    public async Task TakeUpUnfinished(CancellationToken stoppingToken)
    {
        foreach (var update in await store.Read(kept => Inbox.Unfinished(kept, dispatcher.Bot), stoppingToken)) await Enter(Read(update), stoppingToken);
    }

    private Reading Read(RawIncoming raw)
    {
        Update? update = null;
        try
        {
            return UpdateReader.TryRead(raw.Json, out update, out var problem)
                ? new Reading(raw, translator.Translate(update, clock.GetUtcNow()) is { } incoming ? incoming with { Id = raw.Name, Bot = dispatcher.Bot } : null)
                : new Reading(raw, Problem: problem);
        }
        catch (Exception failure)
        {
            // Only the type: the message of an exception may quote what was read.
            return new Reading(raw, Problem: failure.GetType().Name) { Sender = update is null ? null : Translator.Sender(update, clock.GetUtcNow()) };
        }
    }

    /// <summary>
    /// Updates that are not for the bot are neither kept nor answered. Of one volunteer at most <see cref="Limits.WaitingOfOne"/> updates and answers
    /// wait; further updates are dropped, and the volunteer is told so.
    /// </summary>
    private bool IsAdmitted(Reading read, Dictionary<VolunteerId, int> coming)
    {
        if (read.Incoming is not { } incoming) return read.Problem is not null;
        var before = coming.GetValueOrDefault(incoming.Volunteer);
        if (before + lanes.WaitingOf(incoming.Volunteer) + dispatcher.WaitingFor(incoming.Volunteer) >= Limits.WaitingOfOne)
        {
            Drop(incoming);
            return false;
        }
        coming[incoming.Volunteer] = before + 1;
        return true;
    }

    private void Drop(Incoming incoming)
    {
        vitals.Turned("dropped", TimeSpan.Zero);
        if (!IsToBeTold(incoming.Volunteer)) return;
        logger.TooMuch(incoming.Volunteer.Value, Limits.WaitingOfOne);
        runner.Say(KernelTexts.TooFast, incoming);
    }

    private bool IsToBeTold(VolunteerId volunteer)
    {
        lock (_gate)
        {
            var now = clock.Steady();
            foreach (var (former, _) in _told.Where(told => now - told.Value >= BetweenWords).ToList()) _told.Remove(former);
            return _told.TryAdd(volunteer, now);
        }
    }

    private async Task Enter(Reading read, CancellationToken stoppingToken)
    {
        if (read.Incoming is { } incoming) await lanes.Post(incoming with { At = clock.GetUtcNow() }, stoppingToken);
        else if (read.Problem is { } problem) await SetAside(read, problem, stoppingToken);
        // An earlier version understood it and kept it.
        else await store.Write(kept => Inbox.Dismiss(kept, read.Raw.Id, clock.GetUtcNow()), stoppingToken);
    }

    private async Task SetAside(Reading read, string problem, CancellationToken stoppingToken)
    {
        logger.Unreadable(read.Raw.Id, problem);
        await store.Write(kept => Inbox.SetAside(kept, read.Raw.Name, problem, clock.GetUtcNow()), stoppingToken);
        if (read.Sender is { } sender) runner.Say(KernelTexts.Sorry, sender);
    }

    /// <param name="Incoming">Null when it can't be read, or is not for the bot.</param>
    /// <param name="Problem">Why it can't be read; holds no content of the update.</param>
    private sealed record Reading(RawIncoming Raw, Incoming? Incoming = null, string? Problem = null)
    {
        /// <summary>The person who waits for an answer to what can't be read; null when nobody can be told.</summary>
        public Incoming? Sender { get; init; }
    }
}
