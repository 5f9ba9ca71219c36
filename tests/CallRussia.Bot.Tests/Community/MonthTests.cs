using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>A month of five thousand people who meet, write, part, report, leave and are suspended. What must never be is looked at with every message and every day.</summary>
public sealed class MonthTests
{
    private const int People = 5_000;
    private const int Days = 30;
    private const int ActsADay = 260;
    private const string Secret = "сокровенное";

    [Fact]
    public async Task In_a_month_nobody_has_two_buddies_meets_somebody_again_after_a_report_or_is_reached_when_they_are_not_to_be()
    {
        await using var month = new Month(seed: 2026);
        await month.Begin();
        for (var day = 0; day < Days; day++) await month.Live(day);
        await month.End();
        Assert.InRange(month.Pairs, 300, People);
        Assert.InRange(month.Words, 300, int.MaxValue);
        Assert.InRange(month.Reports, 5, int.MaxValue);
    }

    private sealed class Month(int seed) : IAsyncDisposable
    {
        private const long First = 800_000;
        private const int MentorCount = 40;

        private readonly Town _town = new();
        private readonly Random _chance = new(seed);
        private readonly HashSet<long> _suspended = [];
        private readonly HashSet<long> _forgotten = [];
        private readonly HashSet<(long, long)> _reported = [];

        public int Pairs { get; private set; }

        public int Words { get; private set; }

        public int Reports { get; private set; }

        public async Task Begin()
        {
            _town.Watch = Look;
            for (var who = First; who < First + People; who++) await Settle(who);
            for (var mentor = First; mentor < First + MentorCount; mentor++) await _town.BecomesMentor(mentor);
        }

        public async Task Live(int day)
        {
            for (var act = 0; act < ActsADay; act++) await Act(day < 20 && act % 3 == 0 ? 0 : _chance.Next(100), First + _chance.Next(People));
            Pairs += await _town.Match(seed);
            await _town.Later(TimeSpan.FromDays(1));
            await _town.Store.Sweep(_town.Clock.Now, default);
            await Check();
        }

        /// <summary>Of those who were forgotten nothing stands anywhere, and of what was said nothing at all.</summary>
        public async Task End()
        {
            foreach (var who in (await Together()).Take(50).ToList()) await Forget(who.Who.Value);
            await _town.Soon();
            var (people, words) = await _town.Read();
            Assert.NotEmpty(_forgotten);
            Assert.Empty(_forgotten.Intersect(people));
            Assert.DoesNotContain(words, word => word.Contains(Secret, StringComparison.Ordinal));
            Assert.Empty(await _town.Store.Check(default));
        }

        public ValueTask DisposeAsync() => _town.DisposeAsync();

        private Task Act(int dice, long who) => dice switch
        {
            _ when _forgotten.Contains(who) => ComesBack(who),
            < 25 => _town.Seeks(who, _chance.Next(2) == 0, (DayPart)_chance.Next(4)),
            < 70 => Talk(who),
            < 76 => Ask(who),
            < 82 => Take(who),
            < 85 => Report(who),
            < 88 => Leave(who),
            < 90 => Forget(who),
            < 91 => Suspend(who),
            < 95 => Block(who),
            _ => Stay(who),
        };

        private async Task Settle(long who)
        {
            var volunteer = Town.Volunteer(who) with { Country = _chance.Next(3) switch { 0 => "DE", 1 => "US", _ => "LT" }, Zone = _chance.Next(3) == 0 ? "America/New_York" : "Europe/Vilnius" };
            await _town.Arrive(volunteer, Name(who));
        }

        private async Task Talk(long who)
        {
            foreach (var side in await _town.Look(kept => TalkSides.Of(kept, new VolunteerId(who)).ToList()))
            {
                await _town.Does(who, new TalkOpened(side.Kind, side.Talk));
                await _town.Writes(who, $"{Secret} {Words++}");
                await _town.Does(who, new Cancelled());
            }
        }

        private async Task Ask(long who)
        {
            await _town.Does(who, new WordWanted());
            if (await _town.Look(WordWishes.All) is [var first, ..]) await _town.Does(First + _chance.Next(MentorCount), new WordTaken(first.Id));
        }

        private async Task Take(long who)
        {
            if (await _town.Look(WordWishes.All) is [var first, ..]) await _town.Does(_chance.Next(2) == 0 ? who : First + _chance.Next(MentorCount), new WordTaken(first.Id));
        }

        private async Task Report(long who)
        {
            if (await Any(who) is not { } side) return;
            who = side.Who.Value;
            await _town.Does(who, new PersonReportWanted(side.Kind, side.Talk));
            await _town.Does(who, new PersonReasonChosen(PersonReason.Insults));
            _reported.Add(Pair(who, side.With.Value));
            Reports++;
        }

        private async Task Leave(long who)
        {
            if (await Any(who) is { } side) await _town.Does(side.Who.Value, new TalkEndConfirmed(side.Kind, side.Talk));
        }

        private async Task Stay(long who)
        {
            if (await Any(who) is not { Kind: TalkKind.Buddy } side) return;
            await _town.Does(side.Who.Value, new StayWanted(side.Talk));
            await _town.Does(side.With.Value, new StayWanted(side.Talk));
        }

        private async Task Forget(long who)
        {
            await _town.Does(who, new ForgetConfirmed());
            _forgotten.Add(who);
        }

        private async Task ComesBack(long who)
        {
            _forgotten.Remove(who);
            await Settle(who);
        }

        private async Task Suspend(long who)
        {
            await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(who), "a test", Role.None), new VolunteerId(Town.Organizer), default);
            _suspended.Add(who);
        }

        private async Task Block(long who)
        {
            if (!_town.Blocking.Remove(who)) _town.Blocking.Add(who);
            else await _town.Does(who, new CameBack());
        }

        /// <summary>A side of a talk, near to somebody.</summary>
        private Task<TalkSide?> Any(long who) => _town.Look(kept => kept.Range(TalkSides.Table, new KeyRange(Key.Of(who, 0), KeyRange.AllBytes.To)).FirstOrDefault());

        private Task<List<TalkSide>> Together() => _town.Look(kept => kept.All(TalkSides.Table).ToList());

        /// <summary>What one tells another reaches nobody who is suspended or forgotten, by nobody who is.</summary>
        private void Look(Delivery delivery)
        {
            if (delivery.From is not { } from) return;
            foreach (var who in (long[])[from.Value, delivery.Volunteer.Value])
            {
                Assert.DoesNotContain(who, _suspended);
                Assert.DoesNotContain(who, _forgotten);
            }
            Assert.DoesNotContain(Pair(from.Value, delivery.Volunteer.Value), _reported);
        }

        private async Task Check()
        {
            var sides = await Together();
            Assert.Equal(sides.Count, sides.DistinctBy(side => (side.Who, side.Kind)).Count());
            Assert.All(sides, side =>
            {
                Assert.NotEqual(side.Who, side.With);
                Assert.Contains(sides, other => other.Who == side.With && other.With == side.Who && other.Talk == side.Talk);
                Assert.DoesNotContain(Pair(side.Who.Value, side.With.Value), _reported);
                Assert.DoesNotContain(side.Who.Value, _suspended);
                Assert.DoesNotContain(side.Who.Value, _forgotten);
                Assert.True(side.Until > _town.Clock.Now - TimeSpan.FromMinutes(1));
            });
            Assert.DoesNotContain(await _town.Look(kept => kept.All(Outbox.Table).ToList()), delivery => delivery.From is not null);
        }

        private static (long, long) Pair(long one, long other) => (Math.Min(one, other), Math.Max(one, other));

        /// <summary>Letters alone, another one for everybody.</summary>
        private static string Name(long who) => string.Concat($"{who}".Select(digit => (char)('а' + digit - '0')));
    }
}
