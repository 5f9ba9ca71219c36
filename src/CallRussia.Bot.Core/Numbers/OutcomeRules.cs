using System.Collections.Frozen;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>The circumstances of one call.</summary>
/// <param name="Volunteer">Who called.</param>
/// <param name="At">When it was reported.</param>
/// <param name="Daypart">The part of the called person's day when the number was handed out.</param>
/// <param name="CallAt">For <see cref="Outcome.CallLater"/> only: the agreed time.</param>
public sealed record Attempt(long Volunteer, DateTimeOffset At, Daypart Daypart, DateTimeOffset? CallAt = null);

/// <summary>A call as it stood when a report of it came.</summary>
/// <param name="Before">The number's state before the call.</param>
/// <param name="EndedAt">When it ended, by a report or by an expiry; null while the number is in hand.</param>
/// <param name="Earlier">The outcome that stands; null while there is none.</param>
/// <param name="IsOvertaken">Something has happened to the number since it ended: handed out again, or made stricter by somebody else's word.</param>
public sealed record PastCall(NumberState Before, DateTimeOffset? EndedAt, Outcome? Earlier, bool IsOvertaken);

/// <summary>What stands after a report, and what it makes of the number.</summary>
public sealed record Reported(Outcome Outcome, NumberState After);

/// <summary>
/// What an outcome makes of a number. Numbers are plenty and people are not: few attempts, long rests, and a no that is kept at once and
/// for ever. All functions are pure; the state before a call is what undo brings back. One call is judged by one set of rules, those that held
/// when it ended: its further reports and late ones too, so that a change of rules loosens nothing that was decided before.
/// </summary>
public sealed class OutcomeRules
{
    public static readonly TimeSpan KeptForCallLater = TimeSpan.FromDays(7);

    /// <summary>The time in which a report can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private readonly FrozenDictionary<OutcomeRule, int> _set;

    /// <param name="set">What differs from the usual values. What an older version kept beyond the bounds of this one stays within them.</param>
    public OutcomeRules(IEnumerable<KeyValuePair<OutcomeRule, int>> set) =>
        _set = set.Where(one => Enum.IsDefined(one.Key)).ToFrozenDictionary(one => one.Key, one => RuleBounds.Of(one.Key).Nearest(one.Value));

    /// <summary>As long as no owner has set another one.</summary>
    public static OutcomeRules Usual { get; } = new([]);

    public int this[OutcomeRule rule] => _set.TryGetValue(rule, out var value) ? value : RuleBounds.Of(rule).Usual;

    /// <summary>What a report makes of a number, whenever it comes.</summary>
    /// <param name="current">The number's present state.</param>
    /// <returns>Null when the report does not count: what stands is stricter.</returns>
    public NumberState? Report(PastCall call, NumberState current, Outcome outcome, Attempt attempt) => call switch
    {
        { Earlier: { } earlier } when earlier != outcome && !Refines(earlier, outcome) && !Tightens(earlier, outcome) => null,
        { IsOvertaken: true } => OnTop(current, outcome, attempt),
        // The same people agreed on another hour.
        { Earlier: { } earlier } when earlier == outcome => Apply(call.Before, outcome, attempt),
        { Earlier: { } earlier } => Correct(call.Before, earlier, current, outcome, attempt).After,
        { EndedAt: { } ended } => ApplyLate(call.Before, ended, current, outcome, attempt),
        _ => Apply(current, outcome, attempt),
    };

    /// <summary>
    /// The state after a first report of a call. Never looser than a state that was final before it, or than a rest that goes on: somebody
    /// else's late word may have closed the number while it was in hand.
    /// </summary>
    public NumberState Apply(NumberState before, Outcome outcome, Attempt attempt) =>
        before.Status >= NumberStatus.Retired || (before.Status is NumberStatus.Resting or NumberStatus.Quarantined && before.Until > attempt.At)
            ? Stricter(before, After(before, outcome, attempt))
            : After(before, outcome, attempt);

    /// <summary>
    /// A further report of the same call. A second tap that refines the first one replaces it; anything else counts only where it tightens.
    /// </summary>
    /// <param name="before">The state before the call.</param>
    /// <param name="earlier">The outcome that stands.</param>
    /// <param name="current">The number's present state: it may have changed since, by a do-not-call for instance.</param>
    public Reported Correct(NumberState before, Outcome earlier, NumberState current, Outcome later, Attempt attempt)
    {
        if (Refines(earlier, later))
        {
            var refined = Apply(before, later, attempt);
            // Stricter than the first tap made it: someone else has closed the number meanwhile.
            var closedMeanwhile = current.Status > Apply(before, earlier, attempt).Status;
            return new(later, closedMeanwhile ? Stricter(current, refined) : refined);
        }

        return Tightens(earlier, later)
            ? new(later, Stricter(current, Apply(before, later, attempt)))
            : new(earlier, current);
    }

    /// <summary>
    /// The first report of a call whose lease has expired. If only the expiry happened since, it counts as if it came in time: a promised
    /// call is kept. Otherwise it can only tighten. "I did not call" leaves the rest: the number had been out of sight too long.
    /// </summary>
    /// <param name="before">The state before the call.</param>
    /// <param name="expiredAt">When the lease ended, as given to <see cref="Expire"/>.</param>
    /// <param name="current">The number's present state.</param>
    public NumberState ApplyLate(NumberState before, DateTimeOffset expiredAt, NumberState current, Outcome outcome, Attempt attempt) =>
        current == Expire(before, expiredAt) && outcome.WasCalled() ? Apply(before, outcome, attempt) : OnTop(current, outcome, attempt);

    /// <summary>A lease ended without a report: the number may have been called, so it rests.</summary>
    public NumberState Expire(NumberState before, DateTimeOffset at) =>
        Stricter(before, Rest(before, at + Days(OutcomeRule.Expiry)));

    /// <summary>Whether <paramref name="to"/> protects the person more than <paramref name="from"/>.</summary>
    public static bool Tightens(Outcome from, Outcome to) => Severity.Of(to) > Severity.Of(from);

    /// <summary>Whether the second tap says more exactly what the first one left open.</summary>
    public static bool Refines(Outcome from, Outcome to) => from == to.FirstTap().Default() && from != to;

    /// <summary>"Back to the bank, never to the same volunteer": the store remembers the pair.</summary>
    public static bool BarsVolunteer(Outcome outcome) => !outcome.WasCalled();

    /// <summary>Whether this person may be asked to wait for another call once more.</summary>
    public bool MayCallLater(NumberState state) => state.CallLaters < this[OutcomeRule.CallLaters];

    /// <summary>The word about a call that others have gone on from: it counts as one more call, and only tightens. A promise is no peace.</summary>
    private NumberState OnTop(NumberState current, Outcome outcome, Attempt attempt) =>
        outcome == Outcome.CallLater ? current : Stricter(current, Apply(current, outcome, attempt));

    private NumberState After(NumberState before, Outcome outcome, Attempt attempt) => outcome switch
    {
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail => Unanswered(before, attempt),
        Outcome.SwitchedOff => Rest(before, attempt.At + Days(OutcomeRule.SwitchedOff)) with { DoubtedBy = null },
        Outcome.DoesNotExist => Doubted(before, attempt),
        Outcome.HungUp => new() { Status = NumberStatus.Resting, Until = attempt.At + Days(OutcomeRule.HungUp) },
        _ when outcome.ForbidsCalls() => Final(NumberStatus.DoNotCall),
        Outcome.CallLater when MayCallLater(before) => Kept(before, attempt),
        // Whoever has put us off once too often, or doesn't share a language with us, is not called again.
        Outcome.CallLater or Outcome.OtherLanguage or Outcome.Declined or Outcome.NotAPerson => Final(NumberStatus.Retired),
        Outcome.Talked or Outcome.TalkedUnder3 or Outcome.TalkedFrom3To15 or Outcome.TalkedOver15 => Final(NumberStatus.Retired),
        Outcome.Skipped or Outcome.LineFailed or Outcome.ChangedMind => BackToTheBank(before),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private NumberState Unanswered(NumberState before, Attempt attempt)
    {
        var rest = Rest(before, attempt.At) with { DoubtedBy = null };
        return before.Attempts + 1 < this[OutcomeRule.Attempts]
            ? rest with { Until = attempt.At + Days(OutcomeRule.NoAnswer), Attempts = before.Attempts + 1, Avoid = attempt.Daypart }
            : rest with { Until = attempt.At + Days(OutcomeRule.LastAttempt), Attempts = 0, Avoid = null };
    }

    /// <summary>One volunteer may have mistyped: the number is retired when another one says the same.</summary>
    private NumberState Doubted(NumberState before, Attempt attempt) =>
        before.DoubtedBy is { } first && first != attempt.Volunteer
            ? Final(NumberStatus.Retired)
            : Rest(before, attempt.At + Days(OutcomeRule.DoesNotExist)) with { Status = NumberStatus.Quarantined, DoubtedBy = attempt.Volunteer };

    /// <summary>Attempts stay counted: who is missed at the agreed time isn't tried once more than others.</summary>
    private static NumberState Kept(NumberState before, Attempt attempt) => new()
    {
        Status = NumberStatus.Kept,
        Until = attempt.At + KeptForCallLater,
        Attempts = before.Attempts,
        KeptFor = attempt.Volunteer,
        CallAt = attempt.CallAt,
        CallLaters = before.CallLaters + 1,
    };

    private TimeSpan Days(OutcomeRule rule) => TimeSpan.FromDays(this[rule]);

    private static NumberState BackToTheBank(NumberState before) =>
        before.Status == NumberStatus.Kept ? Rest(before, default) with { Status = NumberStatus.Free, Until = null } : before;

    private static NumberState Rest(NumberState before, DateTimeOffset until) =>
        before with { Status = NumberStatus.Resting, Until = until, KeptFor = null, CallAt = null };

    private static NumberState Final(NumberStatus status) => new() { Status = status };

    private static NumberState Stricter(NumberState one, NumberState other) => Strictness(one).CompareTo(Strictness(other)) >= 0
        ? Counting(one, other)
        : other;

    /// <summary>A call that nobody answered is an attempt though a longer rest goes on: else there would be a third one in half a year.</summary>
    private static NumberState Counting(NumberState stands, NumberState other) =>
        stands.Status is NumberStatus.Resting or NumberStatus.Quarantined && other.Attempts > stands.Attempts
            ? stands with { Attempts = other.Attempts, Avoid = other.Avoid }
            : stands;

    /// <summary>What is closed for a time is compared by its end: a year's rest is stricter than a fortnight's quarantine.</summary>
    private static (NumberStatus, DateTimeOffset, NumberStatus) Strictness(NumberState state) =>
        (state.Status == NumberStatus.Quarantined ? NumberStatus.Resting : state.Status, state.Until ?? default, state.Status);
}
