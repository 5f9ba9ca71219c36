using System.Diagnostics;
using CallRussia.Bot.Core;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Everybody looks for a buddy at once: how long the matching takes, what people who ask for numbers meanwhile notice of it, and what /community costs among so many.</summary>
internal static class BuddiesBenchmark
{
    private static readonly DateTimeOffset At = new(2026, 9, 16, 9, 0, 0, TimeSpan.Zero);

    public static async Task Run(Arguments arguments)
    {
        var people = arguments.Whole("--people", 46_000);
        var path = Path.Combine(Path.GetTempPath(), $"callrussia-buddies-{people}.db");
        Delete(path);
        await using (var store = Open(path))
        {
            await Fill(store, people);
            var began = Stopwatch.GetTimestamp();
            var proposed = await store.Read(kept => BuddyWishes.Propose(kept, 7, At), CancellationToken.None);
            Console.WriteLine($"proposing {proposed.Count:N0} pairs of {people:N0} people: {Stopwatch.GetElapsedTime(began).TotalSeconds:N2} s");
            await Meanwhile(store, () => Matchmaker.Match(store, 7, At, CancellationToken.None));
            await Community(store, people);
        }
        Delete(path);
    }

    private static Store Open(string path)
    {
        var world = BotWorld.Load();
        return Store.Open(new StoreOptions
        {
            Path = path,
            Key = new byte[32],
            Rules = new NumberRules(new CallingHours(), world.Holidays, new BudgetRules()),
            Regions = world.Plan.Regions,
            Features = Features.All(world.Countries, world.Plan, new PoliteHours(new CallingHours(), world.Holidays), TimeSpan.FromMinutes(45)),
            Clock = TimeProvider.System,
        });
    }

    private static async Task Fill(Store store, int people)
    {
        var chance = new Random(7);
        foreach (var some in Enumerable.Range(1, people).Chunk(1_000))
            await store.Write(
                kept =>
                {
                    foreach (var id in some)
                    {
                        var volunteer = BigBank.Volunteer(id) with { Country = chance.Next(2) == 0 ? "DE" : "US", Zone = chance.Next(2) == 0 ? "Europe/Berlin" : "America/New_York" };
                        kept.Put(Chats.Volunteers, new KeptVolunteer(volunteer, HasCalled: true));
                        kept.Put(BuddyWishes.Table, new BuddyWish(volunteer.Id, chance.Next(2) == 0, 1 + chance.Next(7), new FreeHours(1 + chance.Next(127), 1 + chance.Next(15)), At.AddMinutes(-chance.Next(3_000))));
                    }
                    return true;
                },
                CancellationToken.None);
    }

    /// <summary>One volunteer after the other asks for a number, for as long as the work takes.</summary>
    private static async Task Meanwhile(Store store, Func<Task<int>> work)
    {
        var (times, began) = (new List<double>(), Stopwatch.GetTimestamp());
        var matching = Task.Run(work);
        for (var volunteer = 10_000_000L; !matching.IsCompleted || times.Count < 100; volunteer++)
        {
            var from = Stopwatch.GetTimestamp();
            await Ask(store, volunteer);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        var pairs = await matching;
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        times.Sort();
        Console.WriteLine($"matching {pairs:N0} pairs: {took:N1} s; a turn meanwhile: median {times[times.Count / 2]:N2}, p99 {times[times.Count * 99 / 100]:N1}, longest {times[^1]:N1} ms of {times.Count:N0}");
    }

    /// <summary>What /community costs the writer, among as many people, with meetings, groups and lessons to be counted.</summary>
    private static async Task Community(Store store, int people)
    {
        await store.Write(
            kept =>
            {
                var groups = (Groups.OfCountry(kept, "DE", At), Groups.OfCountry(kept, "US", At));
                for (var id = 1; id <= people; id++) Groups.Join(kept, id % 2 == 0 ? groups.Item1.Id : groups.Item2.Id, new VolunteerId(id), At);
                for (var nth = 1; nth <= 40; nth++) Events.Add(kept, new Event(0, By: null, "Title", "About", At.AddHours(nth), 60, Language: null, Places: 0, "Where", IsWeekly: false, VolunteerClock.HomeZone), At);
                for (var nth = 1; nth <= 200; nth++) Lessons.Publish(kept, Lessons.Add(kept, new VolunteerId(nth), isNamed: true, new LessonText("Situation", "Tried", "Happened", "Advice"), At), At);
                return true;
            },
            CancellationToken.None);
        var times = new List<double>();
        for (var volunteer = 1; volunteer <= 2_000; volunteer++)
        {
            var scene = new Scene(BigBank.Volunteer(volunteer), At, new Campaign());
            var from = Stopwatch.GetTimestamp();
            await store.Take(new Incoming($"c{volunteer}", scene.Volunteer.Id, new CommunityAsked(), At), answer => answer(new LookAtCommunity(), scene));
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"/community: median {times[times.Count / 2]:N2}, p99 {times[times.Count * 99 / 100]:N1}, longest {times[^1]:N1} ms of {times.Count:N0}, each with its commit");
    }

    private static Task<bool> Ask(Store store, long volunteer)
    {
        var scene = new Scene(BigBank.Volunteer(volunteer), At, new Campaign());
        return store.Take(new Incoming($"b{volunteer}", new VolunteerId(volunteer), new NumberAsked(), At), answer => answer(new HandOut(), scene));
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"]) File.Delete(path + suffix);
    }
}
