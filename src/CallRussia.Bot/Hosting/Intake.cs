using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
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
    PatientStore store, Translator translator, Lanes lanes, Serving serving, Dispatcher dispatcher, TurnRunner runner, Vitals vitals, TimeProvider clock, ILogger<Intake> logger) : IDisposable
{
    /// <summary>As many as come in at once, by webhook.</summary>
    private const int MostAtOnce = 128;

    /// <summary>People whose updates are dropped are told so once in this time.</summary>
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<VolunteerId, TimeSpan> _told = [];

    /// <summary>Whatever comes in holds a place from before it is kept until it is in its lane. Whoever holds all places knows that nothing is in between.</summary>
    private readonly SemaphoreSlim _places = new(MostAtOnce);

    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>When the task completes, the batch may be confirmed to Telegram. A full disk makes it wait: Telegram keeps the batch for 24 hours.</summary>
    public async Task TakeIn(IReadOnlyList<RawUpdate> batch, CancellationToken stoppingToken) => await TakeIn(batch, store, stoppingToken);

    /// <summary>The same for an update that is brought: whoever brings it can be told at once that it is not kept, and brings it again.</summary>
    /// <returns>False when it is not kept: it has to come again.</returns>
    public async Task<bool> TryTakeIn(RawUpdate update, CancellationToken stoppingToken)
    {
        try
        {
            await TakeIn([update], store.Impatient, stoppingToken);
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

    /// <summary>What was kept for these people, and nobody carried out, by a former process or another instance.</summary>
    /// <param name="before">Done before, while nothing comes in.</param>
    public Task TakeUp(Share share, CancellationToken stoppingToken, Func<Task>? before = null) => Alone(
        async () =>
        {
            if (before is not null) await before();
            var unfinished = await store.Write(
                kept =>
                {
                    // All of them are unfinished.
                    _ = Arrivals.Take(kept, serving.Bot, share);
                    return Inbox.Unfinished(kept, serving.Bot);
                },
                stoppingToken);
            foreach (var read in unfinished.Select(Read).Where(read => share.HasPart(read.Part))) await Enter(read, stoppingToken);
        },
        stoppingToken);

    /// <summary>What came in at another instance for people whom this one serves. Nearly always there is nothing: that takes no commit.</summary>
    public async Task TakeOver(CancellationToken stoppingToken)
    {
        if (serving.IsShared && await store.Read(kept => Arrivals.AreAny(kept, serving.Bot, serving.Share), stoppingToken)) await Alone(() => TakeArrivals(stoppingToken), stoppingToken);
    }

    /// <summary>Completes when whatever was coming in is in its lane.</summary>
    public Task Pause(CancellationToken stoppingToken) => Alone(() => Task.CompletedTask, stoppingToken);

    public void Dispose()
    {
        _places.Dispose();
        _alone.Dispose();
    }

    private async Task TakeIn(IReadOnlyList<RawUpdate> batch, IStore at, CancellationToken stoppingToken)
    {
        await _places.WaitAsync(stoppingToken);
        try
        {
            foreach (var read in await Keep(batch, at, stoppingToken)) await Enter(read, stoppingToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Who sends more than one person can is told so here: where it came in nobody knew what waits for them.</summary>
    private async Task TakeArrivals(CancellationToken stoppingToken)
    {
        var coming = new Dictionary<VolunteerId, int>();
        foreach (var read in (await store.Write(kept => Arrivals.Take(kept, serving.Bot, serving.Share), CancellationToken.None)).ConvertAll(Read))
            if (IsAdmitted(read, coming)) await Enter(read, stoppingToken);
            else await Dismiss(read, stoppingToken);
    }

    private async Task Alone(Func<Task> work, CancellationToken stoppingToken)
    {
        await _alone.WaitAsync(stoppingToken);
        var held = 0;
        try
        {
            for (; held < MostAtOnce; held++) await _places.WaitAsync(stoppingToken);
            await work();
        }
        finally
        {
            if (held > 0) _places.Release(held);
            _alone.Release();
        }
    }

    /// <returns>Those that are carried out here.</returns>
    private async Task<List<Reading>> Keep(IReadOnlyList<RawUpdate> batch, IStore at, CancellationToken stoppingToken)
    {
        var coming = new Dictionary<VolunteerId, int>();
        var admitted = batch.Select(update => Read(new RawIncoming(serving.Bot, update.Id, update.Utf8Json))).Where(read => IsAdmitted(read, coming)).ToList();
        if (admitted.Count == 0) return admitted;
        var (received, own) = await at.Write(kept => Receive(kept, admitted), stoppingToken);
        vitals.Received(received);
        return own;
    }

    private (int Received, List<Reading> Own) Receive(ITransaction kept, List<Reading> admitted)
    {
        if (serving.IsShared)
            foreach (var read in admitted) Arrivals.Expect(kept, serving.Bot, read.Part);
        var ids = Inbox.Receive(kept, [.. admitted.Select(read => read.Raw)], clock.GetUtcNow()).Select(update => update.Id).ToHashSet();
        var (share, own) = (serving.Share, new List<Reading>());
        foreach (var read in admitted.Where(read => ids.Contains(read.Raw.Id)))
            if (share.HasPart(read.Part) && !(serving.IsShared && Arrivals.AreWaiting(kept, serving.Bot, read.Part))) own.Add(read);
            else Arrivals.Add(kept, serving.Bot, read.Part, read.Raw.Id);
        return (ids.Count, own);
    }

    private Reading Read(RawIncoming raw)
    {
        Update? update = null;
        try
        {
            return UpdateReader.TryRead(raw.Json, out update, out var problem)
                ? new Reading(raw, translator.Translate(update, clock.GetUtcNow()) is { } incoming ? incoming with { Id = raw.Name, Bot = serving.Bot } : null)
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
        else await Dismiss(read, stoppingToken);
    }

    private Task Dismiss(Reading read, CancellationToken stoppingToken) => store.Write(kept => Inbox.Dismiss(kept, read.Raw.Id, clock.GetUtcNow()), stoppingToken);

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

        /// <summary>Whoever serves it carries it out: what is of nobody, whoever leads.</summary>
        public int Part => Incoming is { } incoming ? Share.PartOf(incoming.Volunteer) : 0;
    }
}
