using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts.Times;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// Six weeks in which people choose hours, take breaks, move, call, are suspended and ask to be forgotten, and the bot is down now and then. Each word that
/// invites somebody to call is held against what that person said last, by arithmetic of its own.
/// </summary>
internal sealed class InvitedWeeks : IAsyncDisposable
{
    private const long Organizer = 700_900;
    private const int People = 60;
    private const int Steps = 42 * 24 * 4;

    /// <summary>A quarter of an hour.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(15);

    private static readonly string[] s_zones = ["Europe/Vilnius", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Europe/London"];

    private readonly Random _random;
    private readonly StoreBench _bench = new((_, options) => Store.InMemory(options, null, out MemoryEngine _));
    private readonly Turn _turn = new(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);
    private readonly List<Invited> _people;
    private int _incoming;
    private int _rings;
    private int _words;

    private InvitedWeeks(int seed)
    {
        _random = new Random(seed);
        _bench.Options = _bench.Options with { Features = Some.Features };
        _people = [.. Enumerable.Range(1, People).Select(id => new Invited(id, s_zones[id % s_zones.Length]))];
    }

    public static async Task Run(int seed)
    {
        await using var weeks = new InvitedWeeks(seed);
        await weeks.Run();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private async Task Run()
    {
        await _bench.Add(7, 0, 4_000);
        foreach (var person in _people)
            await _bench.Turn(person.Id, turn => turn.Save(new Conversation(StoreBench.Volunteer(person.Id) with { Zone = person.Zone, Country = "LT" }, new Home(), 1)));
        var down = 0;
        for (var step = 0; step < Steps; step++)
        {
            _bench.Clock.Pass(s_step);
            if (down == 0 && _random.Next(300) == 0) down = _random.Next(2, 40);
            if (down-- > 0) continue;
            down = 0;
            foreach (var due in await _bench.Store.Due(_bench.Clock.Now, 500, default)) await Take(due);
            for (var act = 0; act < 2; act++) await Act(_people[_random.Next(People)]);
        }
        Assert.InRange(_rings, 200, 100_000);
        Assert.InRange(_words, 5, 2 * People);
        Assert.All([_people.Count(person => person.IsSuspended), _people.Count(person => person.IsForgotten)], count => Assert.NotEqual(0, count));
    }

    private async Task Act(Invited person)
    {
        if (person.IsForgotten) return;
        switch (_random.Next(40))
        {
            case < 8: await Choose(person, new WeeklyHour(_random.Next(1, 128), (8 * 60) + (15 * _random.Next(48)))); break;
            case 8: await Choose(person, new WeeklyHour(0, 0)); break;
            case < 13: await Rest(person); break;
            case < 16: person.Take(await Do(person, new BreakOver())); break;
            case 16: await Move(person); break;
            case < 26: await Call(person); break;
            case 26: await Do(person, new NudgesUnwanted()); person.WantsNoWords = true; break;
            case 27 when _random.Next(12) == 0: await _bench.Ask(Organizer, new SuspendVolunteer(new VolunteerId(person.Id), "a test")); person.IsSuspended = true; break;
            case 28 when _random.Next(12) == 0: await _bench.Ask(person.Id, new EraseMe()); person.IsForgotten = true; break;
        }
    }

    private async Task Choose(Invited person, WeeklyHour hour)
    {
        await Do(person, new ReminderAsked());
        var at = (AtReminders)(await Do(person, new ReminderChosen(hour.Days, hour.Minute)))!.State;
        if (at.Heard == HoursHeard.Nothing) person.Choose(hour);
        await Do(person, new Cancelled());
    }

    private async Task Rest(Invited person)
    {
        await Do(person, new BreakAsked());
        person.Take(await Do(person, new BreakChosen((BreakLength)_random.Next(3))));
    }

    private async Task Move(Invited person)
    {
        person.Zone = s_zones[_random.Next(s_zones.Length)];
        person.Moved();
        await Do(person, new ZoneChosen(person.Zone));
    }

    private async Task Call(Invited person)
    {
        if ((await Do(person, new NumberAsked()))!.State is not OnCall { Lease.Id: var lease }) return;
        await Do(person, new CallEnded(lease, _random.Next(2) == 0 ? FirstTap.Nobody : FirstTap.TheyEnded));
        person.Calls.Add(_bench.Clock.Now);
    }

    private Task<Conversation?> Do(Invited person, Trigger trigger) =>
        Take(new Incoming($"u{1_000_000 + ++_incoming}", new VolunteerId(person.Id), trigger, _bench.Clock.Now));

    /// <summary>As the host does it: load, decide, keep, and what is said is heard.</summary>
    private async Task<Conversation?> Take(Incoming incoming)
    {
        TurnResult? result = null;
        await _bench.Store.Take(incoming, kept =>
        {
            if (kept.Load(incoming.Volunteer) is not { } before) return;
            result = _turn.Run(before, incoming, kept.Answer);
            if (result.Conversation is { } after) kept.Save(after);
            foreach (var effect in result.Effects)
            {
                if (effect is Effect.Schedule timer) kept.Schedule(incoming.Volunteer, timer.Key, timer.Due, timer.Trigger);
                if (effect is Effect.Unschedule lifted) kept.Unschedule(incoming.Volunteer, lifted.Key);
            }
        }, default);
        foreach (var said in result?.Effects.OfType<Effect.Announce>() ?? []) Hear(_people[(int)incoming.Volunteer.Value - 1], said.Screen.Paragraphs[0].Key);
        return result?.Conversation;
    }

    private void Hear(Invited person, string words)
    {
        var now = _bench.Clock.Now;
        if (words == "reminder.ring")
        {
            _rings++;
            person.MustWelcome(now);
            person.MustHaveChosen(now);
        }
        if (!words.StartsWith("nudge.word.", StringComparison.Ordinal)) return;
        _words++;
        person.MustWelcome(now);
        Assert.False(person.WantsNoWords);
        Assert.InRange(++person.Words, 1, 2);
        Assert.InRange(person.Calls.Count, 1, 3);
        Assert.True(now - person.Calls[^1] >= TimeSpan.FromHours(48));
        Assert.InRange(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).Hour, 9, 20);
    }

    /// <summary>What one person said last.</summary>
    private sealed class Invited(int id, string zone)
    {
        private readonly HashSet<(int Choice, DateOnly Day)> _heard = [];
        private WeeklyHour? _chosen;
        private DateTimeOffset? _breakUntil;
        private int _choice;

        public int Id { get; } = id;

        public string Zone { get; set; } = zone;

        public bool IsSuspended { get; set; }

        public bool IsForgotten { get; set; }

        public bool WantsNoWords { get; set; }

        public int Words { get; set; }

        public List<DateTimeOffset> Calls { get; } = [];

        public void Choose(WeeklyHour hour) => (_chosen, _choice) = (hour.Days == 0 ? null : hour, _choice + 1);

        public void Moved() => _choice++;

        public void Take(Conversation? after) => _breakUntil = after!.Volunteer.BreakUntil;

        public void MustWelcome(DateTimeOffset now) => Assert.False(IsSuspended || IsForgotten || _breakUntil > now);

        /// <summary>Within the last half hour the clock on their wall showed the hour, on one of the days, and it was not said yet.</summary>
        public void MustHaveChosen(DateTimeOffset now)
        {
            var clock = TimeZoneInfo.FindSystemTimeZoneById(Zone);
            var shown = Enumerable.Range(0, 31).Select(minutes => TimeZoneInfo.ConvertTime(now.AddMinutes(-minutes), clock).DateTime)
                .First(local => (_chosen!.Days & (1 << (int)local.DayOfWeek)) != 0 && (local.Hour * 60) + local.Minute == _chosen.Minute);
            Assert.True(_heard.Add((_choice, DateOnly.FromDateTime(shown))));
        }
    }
}
