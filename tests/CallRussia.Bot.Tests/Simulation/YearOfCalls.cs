using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Model;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// A year of the campaign at the store: people of many zones sit down and call, forget to report, take back, agree on another hour, leave;
/// lists are imported every week, the house is swept every night, and the process dies every few days.
/// </summary>
internal sealed class YearOfCalls : IAsyncDisposable
{
    private const int Days = 365;
    private const double CallsAtATime = 3.5;
    private readonly Random _random;
    private readonly int _callsADay;
    private readonly CrashingBank _bank;
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, long Order)> _plans = new();
    private readonly List<YearCaller> _people;
    private readonly int _numbers;
    private long _nextId = 1_000;
    private long _order;

    private YearOfCalls(int seed, int callsADay)
    {
        (_random, _callsADay) = (new Random(seed), callsADay);
        _bank = new CrashingBank($"year-{seed}", new ModelWorld(PoliteDemo: true, new BudgetRules()), StoreBench.Noon);
        _people = [.. Enumerable.Range(0, Math.Max(20, callsADay * 3 / 4)).Select(_ => Newcomer())];
        // So few that many are called again and some call-backs meet the end of a rest.
        _numbers = Days * callsADay * 6 / 10;
    }

    /// <returns>What the year has seen, in one line.</returns>
    public static async Task<string> Run(int seed, int callsADay)
    {
        await using var year = new YearOfCalls(seed, callsADay);
        try
        {
            return await year.Run();
        }
        catch (Exception failure)
        {
            throw new SimulationFailedException($"SIM_SEED={seed} SIM_CALLS={callsADay}, {year._bank.Clock.Now:u}: {failure.Message}", failure);
        }
    }

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    private async Task<string> Run()
    {
        for (var day = 0; day < Days; day++)
        {
            if (day % 7 == 0) await _bank.Import(List(day));
            if (_random.Next(5) == 0) _bank.DieAt((StorePoint)_random.Next(4), _random.Next(2 * _callsADay));
            Plan(day);
            for (var tomorrow = StoreBench.Noon.AddDays(day + 1); _plans.TryPeek(out var plan, out var when) && when.At < tomorrow;)
            {
                _plans.Dequeue();
                _bank.Clock.Now = when.At;
                await plan();
            }
            await _bank.Sweep();
            if (day % 30 == 29) await _bank.Compare();
        }
        await _bank.Compare();
        return await Told();
    }

    private async Task<string> Told()
    {
        var seen = _bank.Naive.Seen;
        Assert.InRange(seen.HandOuts, 0.97 * Days * _callsADay, 1.03 * Days * _callsADay);
        Assert.All([seen.Agreed, seen.Rested, seen.Corrections, seen.Late, seen.Undos, seen.Expiries, seen.Erasures, _bank.Crashes], count => Assert.NotEqual(0, count));
        var stock = await _bank.Store.Stock(default);
        return $"{seen}; {_bank.Crashes} crashes; of {stock.Sum(region => region.Total)} numbers at the end {_bank.Naive.Fresh} untouched, {stock.Sum(region => region.Fresh)} free, "
            + $"{stock.Sum(region => region.Held)} held, {stock.Sum(region => region.Resting)} resting, {stock.Sum(region => region.Kept)} kept, "
            + $"{stock.Sum(region => region.Quarantined)} quarantined, {stock.Sum(region => region.Retired)} retired, {stock.Sum(region => region.DoNotCall)} do-not-call";
    }

    /// <summary>The list grows through the year, and every week it holds all that it held before. Nobody has a number that begins with zeros.</summary>
    private List<(PhoneNumber, NaiveRegion)> List(int day)
    {
        var regions = ModelWorld.Regions;
        var length = (int)(_numbers * (0.5 + (0.5 * day / Days)));
        return [.. Enumerable.Range(0, length).Select(line => (PhoneNumber.FromNational(line), regions[line % regions.Count]))];
    }

    private YearCaller Newcomer() => new(_nextId++, _random.Next(-8, 11));

    /// <summary>As many sittings as the day needs; what yesterday refused is made up for.</summary>
    private void Plan(int day)
    {
        var wanted = (_callsADay * (day + 1)) - _bank.Naive.Seen.HandOuts;
        while (wanted > 0)
        {
            // The few who come often and the many who come once.
            var person = (int)(_people.Count * _random.NextDouble() * _random.NextDouble());
            var calls = 1 + (int)(-Math.Log(1 - _random.NextDouble()) * (CallsAtATime - 0.5));
            var hour = (_random.NextDouble() * 14) + 9 - _people[person].Zone;
            At(StoreBench.Noon.AddDays(day).AddHours((hour - StoreBench.Noon.Hour + 48) % 24), () => Sit(person, calls));
            wanted -= calls;
        }
        if (_random.Next(3) == 0) At(StoreBench.Noon.AddDays(day).AddHours(_random.Next(24)), () => Leave(_random.Next(_people.Count)));
    }

    private void At(DateTimeOffset at, Func<Task> plan) => _plans.Enqueue(plan, (at, _order++));

    private void In(TimeSpan time, Func<Task> plan) => At(_bank.Clock.Now + time, plan);

    private async Task Sit(int place, int calls)
    {
        var person = _people[place];
        switch (await _bank.Ask(person.Volunteer, new HandOut()))
        {
            case QuizComesFirst when _random.Next(10) == 0:
                _people[place] = Newcomer();
                break;
            case QuizComesFirst:
                person.Volunteer = person.Volunteer with { QuizPassedAt = _bank.Clock.Now };
                In(TimeSpan.FromMinutes(6), () => Sit(place, calls));
                break;
            case NumberRefused { Until: { } until } when _random.Next(3) == 0 && until < _bank.Clock.Now.AddHours(12):
                At(until, () => Sit(place, calls));
                break;
            case NumberHandedOut { Again: false } given:
                At(given.Lease.Until, () => _bank.Ask(person.Volunteer, new EndLease(given.Lease.Id)));
                Call(person, given.Lease, () => calls > 1 ? Sit(place, calls - 1) : Task.CompletedTask);
                break;
        }
    }

    private void Call(YearCaller person, Lease lease, Func<Task> next)
    {
        var outcome = YearOutcomes.Any(_random);
        var length = YearOutcomes.Length(outcome, _random);
        if (length > TimeSpan.FromMinutes(42)) In(TimeSpan.FromMinutes(42), () => _bank.Ask(person.Volunteer, new ExtendLease(lease.Id)));
        // Some close the phone and never say how it went, some say it an hour later.
        if (_random.Next(20) == 0)
        {
            if (_random.Next(3) == 0) In(TimeSpan.FromHours(2), () => Report(person, lease, outcome, () => Task.CompletedTask));
            return;
        }
        In(length, () => Report(person, lease, outcome, next));
    }

    private async Task Report(YearCaller person, Lease lease, Outcome outcome, Func<Task> next)
    {
        var first = outcome.FirstTap().Default();
        if (await _bank.Ask(person.Volunteer, new RecordOutcome(lease.Id, first)) is not OutcomeRecorded) return;
        if (outcome != first)
        {
            var callAt = outcome == Outcome.CallLater ? _bank.Clock.Now.AddHours(_random.Next(1, 140)) : (DateTimeOffset?)null;
            var refined = await _bank.Ask(person.Volunteer, new RecordOutcome(lease.Id, outcome, callAt));
            var place = _people.IndexOf(person);
            if (refined is OutcomeRecorded && callAt is { } agreed && place >= 0) At(agreed, () => Sit(place, 1));
        }
        if (_random.Next(60) == 0 && await _bank.Ask(person.Volunteer, new UndoOutcome(lease.Id)) is OutcomeUndone undone) Call(person, undone.Lease, next);
        else In(TimeSpan.FromSeconds(_random.Next(20, 300)), next);
    }

    private async Task Leave(int place)
    {
        await _bank.Ask(_people[place].Volunteer, new CountProgress());
        await _bank.Ask(_people[place].Volunteer, new EraseMe());
        _people[place] = Newcomer();
    }
}
