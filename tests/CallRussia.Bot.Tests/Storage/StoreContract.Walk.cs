using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>Whatever people do in whatever order: a number has one holder, a no is a no, and the books add up.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_long_random_walk_breaks_no_promise(int seed)
    {
        var walk = new Walk(Bench, new Random(seed));
        await Bench.Add(7, 0, 25);
        await Bench.Add(11, 0, 15);
        for (var step = 0; step < 500; step++)
        {
            await walk.Step();
            if (step % 50 == 49) Assert.Empty(await Bench.Store.Check(default));
        }
        Assert.True(walk.HandOuts > 40, $"Only {walk.HandOuts} hand-outs: the walk has stalled.");
    }

    private sealed class Walk(StoreBench bench, Random random)
    {
        private const int Volunteers = 6;
        private readonly Dictionary<long, Lease> _held = [];
        private readonly List<(long Volunteer, Lease Lease)> _past = [];

        /// <summary>Numbers with the leases whose reports said "never again" and stand.</summary>
        private readonly Dictionary<LeaseId, PhoneNumber> _never = [];

        public int HandOuts { get; private set; }

        public async Task Step()
        {
            var volunteer = (long)random.Next(1, Volunteers + 1);
            await (random.Next(12) switch
            {
                < 5 => HandOut(volunteer),
                < 8 => Report(volunteer),
                8 => Undo(volunteer),
                9 => Pass(volunteer),
                10 => random.Next(6) == 0 ? bench.Restart() : ReportLate(volunteer),
                _ => random.Next(8) == 0 ? Forget(volunteer) : Extend(volunteer),
            });
        }

        private async Task HandOut(long volunteer)
        {
            if (await bench.Ask(volunteer, new HandOut()) is not NumberHandedOut handed) return;
            HandOuts += handed.Again ? 0 : 1;
            if (handed.Again) Assert.Equal(_held[volunteer].Number, handed.Lease.Number);
            Assert.DoesNotContain(_held, held => held.Key != volunteer && held.Value.Number == handed.Lease.Number && held.Value.Until > bench.Clock.Now);
            Assert.DoesNotContain(handed.Lease.Number, _never.Values);
            _held[volunteer] = handed.Lease;
        }

        private async Task Report(long volunteer)
        {
            if (!_held.TryGetValue(volunteer, out var lease)) return;
            if (await Said(volunteer, lease)) _held.Remove(volunteer);
            _past.Add((volunteer, lease));
        }

        private async Task ReportLate(long volunteer)
        {
            if (Past(volunteer) is { } lease && !_held.ContainsValue(lease)) await Said(volunteer, lease);
        }

        private async Task<bool> Said(long volunteer, Lease lease)
        {
            var outcome = Outcomes.All[random.Next(Outcomes.All.Count)];
            var answer = await bench.Report(volunteer, lease, outcome, outcome == Outcome.CallLater ? bench.Clock.Now.AddHours(random.Next(1, 100)) : null);
            if (answer is not OutcomeRecorded recorded) return false;
            if (recorded.Outcome is Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger) _never[lease.Id] = lease.Number;
            return true;
        }

        private async Task Undo(long volunteer)
        {
            if (Past(volunteer) is not { } lease || await bench.Ask(volunteer, new UndoOutcome(lease.Id)) is not OutcomeUndone undone) return;
            _never.Remove(lease.Id);
            Assert.DoesNotContain(volunteer, _held.Where(held => held.Value.Until > bench.Clock.Now).Select(held => held.Key));
            _held[volunteer] = undone.Lease;
        }

        private async Task Extend(long volunteer)
        {
            if (_held.TryGetValue(volunteer, out var lease) && await bench.Ask(volunteer, new ExtendLease(lease.Id)) is LeaseExtended extended)
                _held[volunteer] = extended.Lease;
        }

        private async Task Pass(long volunteer)
        {
            bench.Clock.Pass(TimeSpan.FromMinutes(random.Next(4) == 0 ? random.Next(20_000) : random.Next(30)));
            if (!_held.TryGetValue(volunteer, out var lease) || await bench.Ask(volunteer, new EndLease(lease.Id)) is not LeaseOver) return;
            _held.Remove(volunteer);
            _past.Add((volunteer, lease));
        }

        private async Task Forget(long volunteer)
        {
            await bench.Ask<Erased>(volunteer, new EraseMe());
            _held.Remove(volunteer);
        }

        private Lease? Past(long volunteer) => _past.LastOrDefault(past => past.Volunteer == volunteer).Lease;
    }
}
