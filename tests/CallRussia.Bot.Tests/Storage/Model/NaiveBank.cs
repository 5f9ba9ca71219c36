using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>
/// The bank as a card index: it is told what was asked and what the store answered, throws when the rules do not allow that answer, and
/// writes down what it makes of the cards. Which number is drawn is the store's secret; that it may be drawn is not.
/// </summary>
internal sealed partial class NaiveBank(NaiveHours hours, NaiveBudgets budgets)
{
    private static readonly TimeSpan LinksAreKept = TimeSpan.FromDays(30);
    private readonly Dictionary<PhoneNumber, NaiveNumber> _numbers = [];
    private readonly Dictionary<LeaseId, NaiveLease> _leases = [];
    private readonly Dictionary<long, List<NaiveLease>> _ofVolunteer = [];
    private readonly HashSet<NaiveNumber> _fresh = [];
    private readonly Dictionary<long, Remembered> _remembered = [];

    /// <summary>The register: it outlives the cards.</summary>
    private readonly HashSet<PhoneNumber> _never = [];

    public NaiveCounts Seen { get; } = new();

    /// <summary>False where only the answer itself is judged, because searching the whole index for a better one would take too long.</summary>
    public bool JudgesTheChoice { get; init; } = true;

    public int Numbers => _numbers.Count;

    public int Fresh => _fresh.Count;

    public IReadOnlyList<NaiveLease> Of(long volunteer) => _ofVolunteer.GetValueOrDefault(volunteer) ?? [];

    /// <summary>The number in hand, though its time may be up.</summary>
    public NaiveLease? InHand(long volunteer) => Of(volunteer) is [.., { IsOpen: true } last] ? last : Of(volunteer).LastOrDefault(lease => lease.IsOpen);

    /// <summary>One question and its answer, in the order of commits.</summary>
    /// <param name="at">The time of the question; a number is given out by <paramref name="now"/>.</param>
    public void Saw(Volunteer volunteer, Ask ask, DateTimeOffset at, DateTimeOffset now, Trigger answer)
    {
        Seen.Asks++;
        var id = volunteer.Id.Value;
        switch (ask)
        {
            case HandOut: Asked(volunteer, now, answer); break;
            case RecordOutcome report: Reported(report, id, at, answer); break;
            case RecordRingBack ring: RangBack(ring, id, at, answer); break;
            case UndoOutcome undo: Undone(undo.Lease, id, at, answer); break;
            case ExtendLease extend: Extended(extend.Lease, id, at, answer); break;
            case EndLease end: Ended(end.Lease, id, at, answer); break;
            case EraseMe: Erase(id, at); break;
            // The row and the first talk have tests of their own.
            case CountProgress: Same(Progress(id, at), ((ProgressCounted)answer) with { Row = 0, FirstTalk = null }); break;
            case GatherMyData: Gathered(id, (MyDataGathered)answer); break;
            default: throw new ModelFailedException($"The naive bank does not know {ask}.");
        }
    }

    /// <param name="answer">Null when a crash has eaten it.</param>
    public void Imported(IReadOnlyList<(PhoneNumber Number, NaiveRegion Region)> batch, AddedNumbers? answer)
    {
        var (added, duplicates, never) = (0, 0, 0);
        foreach (var (number, region) in batch)
        {
            if (_never.Contains(number)) never++;
            else if (!_numbers.TryAdd(number, new NaiveNumber(number, region))) duplicates++;
            else if (_fresh.Add(_numbers[number])) added++;
        }
        if (answer is not null) Same(new AddedNumbers(added, duplicates, never), answer);
    }

    /// <summary>Who held which number is forgotten after a month, a promise when it has run out.</summary>
    public void Sweep(DateTimeOffset now)
    {
        foreach (var lease in _leases.Values)
            if (lease.EndedAt < now - LinksAreKept) (lease.IsLinked, lease.Before, lease.CallAt) = (false, null, null);
        foreach (var number in _numbers.Values)
            if (number is { HeldBy: null, Card: { Fate: Fate.Promised, PromisedTo: not null } card } && card.Until < now)
                (number.Card, number.AgreedOn) = (card with { PromisedTo = null, CallAt = null }, null);
    }

    public IReadOnlyList<RegionStock> Stock(DateTimeOffset now) =>
    [
        .. _numbers.Values.GroupBy(number => number.Region.Code).OrderBy(region => region.Key).Select(region =>
        {
            int Count(Fate fate) => region.Count(number => number.HeldBy is null && number.Card.Fate == fate && !number.Card.IsFreeAt(now));
            var fresh = region.Count(number => number.HeldBy is null && number.Card.IsFreeAt(now));
            var held = region.Count(number => number.HeldBy is not null);
            return new RegionStock(
                region.Key, region.Count(), fresh, held, Count(Fate.Resting), Count(Fate.Promised), Count(Fate.Doubted), Count(Fate.Done), Count(Fate.Never));
        }),
    ];

    /// <summary>Moments at which a rest, a lease, an undo or a late report ends, or a promised call begins.</summary>
    public List<DateTimeOffset> Ahead(DateTimeOffset now, DateTimeOffset until) =>
    [
        .. _numbers.Values.SelectMany(number => (DateTimeOffset?[])[number.Card.Until, number.Card.CallAt - PromiseAhead])
            .Concat(_ofVolunteer.Values.SelectMany(mine => mine.TakeLast(4)).SelectMany(lease => (DateTimeOffset?[])[lease.Until, lease.UndoUntil, lease.EndedAt + LateReports, lease.EndedAt + LinksAreKept]))
            .OfType<DateTimeOffset>().Where(moment => moment > now && moment < until).Order(),
    ];

    private ProgressCounted Progress(long volunteer, DateTimeOffset at)
    {
        var mine = Of(volunteer).Where(lease => lease.WasCalled).ToList();
        var all = _leases.Values.Where(lease => lease.WasCalled).ToList();
        var monday = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new ProgressCounted(
            mine.Count,
            mine.Count(lease => lease.Outcome is Outcome.Talked or Outcome.TalkedUnder3 or Outcome.TalkedFrom3To15 or Outcome.TalkedOver15 or Outcome.CallLater),
            mine.Select(lease => (lease.ReportedAt!.Value - monday).Days / 7).Distinct().Count(),
            all.Count,
            all.Count(lease => lease.ReportedAt!.Value.UtcDateTime.Date >= at.UtcDateTime.Date));
    }

    private void Gathered(long volunteer, MyDataGathered data)
    {
        var mine = Of(volunteer);
        Same((mine.Count, mine.Count(lease => lease.Outcome is not null), mine.Count(lease => lease.Outcome == Outcome.CallLater)), (data.HandOuts, data.Reported, data.CallLaters));
    }

    private static void Same<T>(T expected, T actual)
    {
        if (!Equals(expected, actual)) throw new ModelFailedException($"The rules say {expected}, the store says {actual}.");
    }

    private static void Require(bool holds, string promise, object? detail = null)
    {
        if (!holds) throw new ModelFailedException($"{promise}: {detail}");
    }
}

internal sealed class ModelFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>How much a run has seen, so that a run that saw nothing does not pass for a proof.</summary>
internal sealed class NaiveCounts
{
    public int Asks { get; set; }
    public int HandOuts { get; set; }
    public int Refusals { get; set; }
    public int Agreed { get; set; }

    /// <summary>Hand-outs while a fresh number could be had, and how many of them went to a rested one.</summary>
    public int WhileFresh { get; set; }
    public int RestedWhileFresh { get; set; }
    public int Rested { get; set; }
    public int Reports { get; set; }
    public int Corrections { get; set; }
    public int Late { get; set; }
    public int Overtaken { get; set; }
    public int RingBacks { get; set; }
    public int Undos { get; set; }
    public int Expiries { get; set; }
    public int Erasures { get; set; }

    public override string ToString() =>
        $"{Asks} asks, {HandOuts} hand-outs ({Agreed} agreed, {Rested} rested, of {WhileFresh} while there were fresh ones {RestedWhileFresh}), {Refusals} refusals, "
        + $"{Reports} reports ({Corrections} corrections, {Late} late, {Overtaken} overtaken), {RingBacks} rings back, {Undos} undos, {Expiries} expiries, {Erasures} erasures";
}
