using System.Globalization;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Days of calling by a few people who are not tidy, and what each call came to in the end.</summary>
internal sealed class ReportHistory(StoreBench bench, int seed)
{
    private static readonly int[] s_offsets = [3, 7, 10];

    private readonly Random _random = new(seed);
    private readonly Dictionary<LeaseId, Call> _calls = [];
    private readonly Dictionary<long, Lease> _inHand = [];
    private readonly Dictionary<long, int> _called = [];

    private sealed record Call(DateOnly Day, string Region, int Hour, Tier Tier, long Volunteer, Outcome? Outcome = null);

    public static async Task<ReportHistory> Make(StoreBench bench, int seed, int days, bool sweeps = true)
    {
        var history = new ReportHistory(bench, seed);
        foreach (var offset in s_offsets) await bench.Add(offset, 0, 150);
        for (var day = 0; day < days; day++)
        {
            for (var step = 0; step < 30; step++) await history.Step();
            if (sweeps && day % 2 == 0) await bench.Store.Sweep(bench.Clock.Now, default);
        }
        foreach (var (volunteer, lease) in history._inHand.ToList()) await history.End(volunteer, lease);
        return history;
    }

    public IEnumerable<object> In(DateOnly first, DateOnly last) => _calls.Values.Where(call => call.Day >= first && call.Day <= last);

    public static Steps Sum(IEnumerable<object> calls) => calls.Cast<Call>().Aggregate(default(Steps), (sum, call) => sum + Steps.Of(call.Outcome, 1));

    public IReadOnlyList<Group> Fold(Cut cut, IEnumerable<object> calls)
    {
        var people = _called.Where(person => person.Value >= 0).GroupBy(person => Budgets.TierOf(Record(person.Value)));
        var groups = calls.Cast<Call>().GroupBy(call => Key(cut, call)).Select(group => new Group(group.Key, Sum(group)));
        return cut == Cut.Tier
            ? Folding.Fold(groups.Select(group => (group, (long)(people.FirstOrDefault(tier => $"{(int)tier.Key}" == group.Key)?.Count() ?? 0))))
            : Folding.Fold(groups);
    }

    private static string Key(Cut cut, Call call) => cut switch
    {
        Cut.Outcome => call.Outcome is { } outcome ? ((int)outcome).ToString(CultureInfo.InvariantCulture) : Group.Unknown,
        Cut.Region => call.Region,
        Cut.Hour => call.Hour.ToString(CultureInfo.InvariantCulture),
        Cut.Tier => ((int)call.Tier).ToString(CultureInfo.InvariantCulture),
        _ => Group.Unknown,
    };

    /// <summary>Somebody does something, and then some time passes.</summary>
    private async Task Step()
    {
        var volunteer = (long)_random.Next(1, 13);
        if (!_inHand.TryGetValue(volunteer, out var lease)) await Take(volunteer);
        else if (_random.Next(8) == 0 || lease.Until <= bench.Clock.Now) await End(volunteer, lease);
        else await Report(volunteer, lease);
        if (_random.Next(60) == 0) await Forget(volunteer);
        bench.Clock.Pass(TimeSpan.FromMinutes(_random.Next(1, 95)));
    }

    private async Task Take(long volunteer)
    {
        await bench.Turn(volunteer, turn => turn.Save(new Conversation(StoreBench.Volunteer(volunteer), new Home(), 1)));
        if (await bench.Ask(volunteer, new HandOut()) is not NumberHandedOut { Lease: var lease }) return;
        var local = lease.GivenAt.AddHours(s_offsets.First(offset => DemoBlock.Region(offset) == lease.Region));
        _inHand[volunteer] = lease;
        _calls[lease.Id] = new Call(
            DateOnly.FromDateTime(lease.GivenAt.UtcDateTime), lease.Region.Text, local.UtcDateTime.Hour, Budgets.TierOf(Record(_called.GetValueOrDefault(volunteer))), volunteer);
        _called.TryAdd(volunteer, 0);
    }

    /// <summary>Its time is over; often a report comes after all.</summary>
    private async Task End(long volunteer, Lease lease)
    {
        if (bench.Clock.Now < lease.Until) bench.Clock.Now = lease.Until;
        await bench.Ask(volunteer, new EndLease(lease.Id));
        _inHand.Remove(volunteer);
        if (_random.Next(2) == 0) await Said(volunteer, lease, Some());
    }

    private async Task Report(long volunteer, Lease lease)
    {
        if (!await Said(volunteer, lease, Some())) return;
        _inHand.Remove(volunteer);
        if (_random.Next(5) > 0) return;
        if (_random.Next(2) == 0) await Said(volunteer, lease, Some());
        else if (await bench.Ask(volunteer, new UndoOutcome(lease.Id)) is OutcomeUndone undone)
        {
            Count(volunteer, _calls[lease.Id].Outcome, null);
            (_calls[lease.Id], _inHand[volunteer]) = (_calls[lease.Id] with { Outcome = null }, undone.Lease);
        }
    }

    private async Task<bool> Said(long volunteer, Lease lease, Outcome outcome)
    {
        if (await bench.Report(volunteer, lease, outcome, outcome == Outcome.CallLater ? bench.Clock.Now.AddHours(20) : null) is not OutcomeRecorded recorded) return false;
        Count(volunteer, _calls[lease.Id].Outcome, recorded.Outcome);
        _calls[lease.Id] = _calls[lease.Id] with { Outcome = recorded.Outcome };
        return true;
    }

    private async Task Forget(long volunteer)
    {
        await bench.Ask(volunteer, new EraseMe());
        _inHand.Remove(volunteer);
        _called.Remove(volunteer);
    }

    private void Count(long volunteer, Outcome? before, Outcome? now) =>
        _called[volunteer] += (now is { } one && one.WasCalled() ? 1 : 0) - (before is { } other && other.WasCalled() ? 1 : 0);

    private static CallingRecord Record(int called) => new() { RulesAccepted = true, QuizPassed = true, Outcomes = called };

    private Outcome Some() => Outcomes.All[_random.Next(Outcomes.All.Count)];
}
