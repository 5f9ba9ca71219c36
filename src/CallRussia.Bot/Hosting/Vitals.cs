using System.Diagnostics.Metrics;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// What the bot notices about itself: the instruments of the meter <see cref="Name"/> (for OpenTelemetry), and the same as plain counts for health and alarms. Numbers only: nobody can
/// be recognized in them.
/// </summary>
public sealed class Vitals : IDisposable
{
    public const string Name = "CallRussia.Bot";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _polls;
    private readonly Histogram<double> _pollSeconds;
    private readonly Counter<long> _brought;
    private readonly Histogram<double> _broughtSeconds;
    private readonly Counter<long> _updates;
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _turnSeconds;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _funnel;
    private long _contacts;
    private long _turnsOver;
    private long _floods;
    private long _refused;
    private long _uncertain;
    private long _conflicts;
    private readonly TimeProvider _clock;
    private long _lastContact = -1;

    public Vitals(TimeProvider clock)
    {
        _clock = clock;
        _polls = _meter.CreateCounter<long>("callrussia.polls", "{poll}", "Polls that were answered, by result.");
        _pollSeconds = _meter.CreateHistogram<double>("callrussia.poll.duration", "s", "How long an answered poll took; an empty one waits for its full time.");
        _brought = _meter.CreateCounter<long>("callrussia.webhook.calls", "{call}", "Calls of the webhook, by the status of their answer.");
        _broughtSeconds = _meter.CreateHistogram<double>("callrussia.webhook.duration", "s", "How long it took to take in an update that Telegram brought.");
        _updates = _meter.CreateCounter<long>("callrussia.updates", "{update}", "Updates kept in the inbox.");
        _turns = _meter.CreateCounter<long>("callrussia.turns", "{turn}", "Turns, by result: done, repeated (seen before), failed, dropped (more than one person can send).");
        _turnSeconds = _meter.CreateHistogram<double>("callrussia.turn.duration", "s", "From the arrival of what started a turn to its commit: the lag of the inbox is in it.");
        _deliveries = _meter.CreateCounter<long>("callrussia.deliveries", "{delivery}", "Attempts to send, by lane and by what came of them.");
        _funnel = _meter.CreateCounter<long>("callrussia.calls", "{call}", "The funnel: handed_out, dialled, answered, talked; skipped beside it. A corrected report counts again.");
    }

    /// <summary>How long ago Telegram last answered a poll, or a look at the webhook; null before the first.</summary>
    public TimeSpan? SinceContact => Interlocked.Read(ref _lastContact) is >= 0 and var ticks ? _clock.Steady() - TimeSpan.FromTicks(ticks) : null;

    /// <summary>Since the start: polls, or looks at the webhook, that are over, however they ended.</summary>
    public long Contacts => Interlocked.Read(ref _contacts);

    /// <summary>Since the start: turns that are over, however they ended.</summary>
    public long Turns => Interlocked.Read(ref _turnsOver);

    /// <summary>Since the start: times Telegram said "slow down".</summary>
    public long Floods => Interlocked.Read(ref _floods);

    /// <summary>Since the start: messages that Telegram refused as malformed.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Since the start: messages of which nobody knows whether they arrived.</summary>
    public long Uncertain => Interlocked.Read(ref _uncertain);

    /// <summary>Since the start: polls refused because another instance polls, and webhooks that another one changed.</summary>
    public long Conflicts => Interlocked.Read(ref _conflicts);

    /// <summary>A gauge that is read when somebody looks.</summary>
    public void Gauge(string name, string unit, string description, Func<long> read) => _meter.CreateObservableGauge(name, read, unit, description);

    public void Polled(BotErrorKind? failure, TimeSpan took)
    {
        _polls.Add(1, new KeyValuePair<string, object?>("result", failure is { } kind ? kind.ToString() : "ok"));
        if (failure is null) _pollSeconds.Record(took.TotalSeconds);
        Contacted(failure);
    }

    /// <summary>Telegram was told of the webhook, or asked how it stands.</summary>
    public void Looked(BotErrorKind? failure) => Contacted(failure);

    public void Brought(int status, TimeSpan took)
    {
        _brought.Add(1, new KeyValuePair<string, object?>("result", status));
        if (status == 200) _broughtSeconds.Record(took.TotalSeconds);
    }

    public void Received(int updates) => _updates.Add(updates);

    /// <param name="waited">From the arrival to the commit.</param>
    public void Turned(string result, TimeSpan waited)
    {
        Interlocked.Increment(ref _turnsOver);
        _turns.Add(1, new KeyValuePair<string, object?>("result", result));
        _turnSeconds.Record(Math.Max(0, waited.TotalSeconds));
    }

    public void Delivered(Urgency lane, Verdict verdict)
    {
        var fate = verdict switch
        {
            Verdict.Sent => "sent",
            Verdict.GivenUp { Unreachable: true } => "blocked",
            Verdict.GivenUp { MayHaveArrived: true } => "unknown",
            Verdict.GivenUp => "refused",
            Verdict.Flooded => "flood",
            _ => "retried",
        };
        _deliveries.Add(1, new KeyValuePair<string, object?>("lane", lane.ToString()), new KeyValuePair<string, object?>("result", fate));
        if (fate == "flood") Interlocked.Increment(ref _floods);
        if (fate == "refused") Interlocked.Increment(ref _refused);
        if (fate == "unknown") Interlocked.Increment(ref _uncertain);
    }

    /// <summary>What the store answered to a turn that is committed.</summary>
    public void Counted(Trigger answer)
    {
        if (answer is NumberHandedOut { Again: false }) Step("handed_out");
        if (answer is not OutcomeRecorded { Outcome: var outcome }) return;
        if (!outcome.WasCalled())
        {
            Step("skipped");
            return;
        }
        Step("dialled");
        if (outcome.WasAnswered()) Step("answered");
        if (outcome.FirstTap() == FirstTap.Talked) Step("talked");
    }

    public void Dispose() => _meter.Dispose();

    private void Contacted(BotErrorKind? failure)
    {
        Interlocked.Increment(ref _contacts);
        if (failure == BotErrorKind.Conflict) Interlocked.Increment(ref _conflicts);
        if (failure is null) Interlocked.Exchange(ref _lastContact, _clock.Steady().Ticks);
    }

    private void Step(string step) => _funnel.Add(1, new KeyValuePair<string, object?>("step", step));
}
