using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// A bank of the real one's size, filled through the store's own door. Its numbers begin with 1, as no Russian number does: nobody can be
/// called by mistake.
/// </summary>
internal static class BigBank
{
    /// <summary>A Wednesday, noon in Moscow: most of the country is open, UTC+9 and +10 are in prime time.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 9, 16, 9, 0, 0, TimeSpan.Zero);

    private const long FirstNational = 1_000_000_000;

    /// <summary>One number in twenty-five is taken, as in the real base.</summary>
    private const int Spread = 25;

    private static readonly string[] s_companions = ["-wal", "-shm", "-journal", "-spool", ".lock"];

    private const int RegionCount = 89;
    private const int PerImport = 4_000_000;

    public static DateTimeOffset Now => Noon;

    public static StoreEngine Engine { get; set; }

    public static RegionCatalogue Regions { get; } = new(Enumerable.Range(0, RegionCount).Select(Place));

    /// <summary>No budgets: they are a rule, not a cost, and whatever they read is read all the same.</summary>
    private static NumberRules Rules => new(new CallingHours(), PublicHolidays.None, new BudgetRules
    {
        Newcomer = new Budget(1_000_000, 1_000_000),
        Caller = new Budget(1_000_000, 1_000_000),
        Trusted = new Budget(1_000_000, 1_000_000),
        Brakes = false,
    });

    /// <summary>Where a bank of this size lies in the folder: whoever measures finds what another one made.</summary>
    public static string Place(Workplace folder, int numbers, int touched) => folder.File($"bank-{Engine}-{numbers}-{touched}.db");

    public static Store Open(string path, TimeSpan later = default) => Store.Open(Options(path, later));

    /// <summary>On a PostgreSQL server.</summary>
    public static Store OpenOn(string connection, TimeSpan later = default) => Store.Open(Options("", later) with { Engine = StoreEngine.Postgres, Connection = connection });

    private static StoreOptions Options(string path, TimeSpan later) => new()
    {
        Path = path,
        Engine = Engine,
        Key = new byte[32],
        Rules = Rules,
        Regions = Regions,
        Features = [new Core.Wellbeing.NudgeFeature()],
        Clock = new ShiftedClock(Noon + later),
    };

    /// <summary>All of them, or the one that is asked for (<c>--engine</c>).</summary>
    public static IEnumerable<StoreEngine> Engines(Arguments arguments) =>
        arguments.Words("--engine") is { } one ? [Enum.Parse<StoreEngine>(one, ignoreCase: true)] : [StoreEngine.LiteDB, StoreEngine.Sqlite];

    /// <summary>A store that nobody has open is one file. What a former one of that name left behind goes.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var suffix in s_companions) File.Delete(to + suffix);
        File.Copy(from, to, overwrite: true);
    }

    /// <summary>Makes the store unless it is there.</summary>
    /// <param name="touched">So many numbers have been handed out and reported, two months ago.</param>
    public static async Task Make(string path, int numbers, int touched)
    {
        if (File.Exists(path)) return;
        var making = path + ".making";
        foreach (var suffix in s_companions.Append("")) File.Delete(making + suffix);
        await Fill(later => Open(making, later), numbers, touched);
        File.Move(making, path);
    }

    /// <summary>Fills a new store.</summary>
    /// <param name="open">So much later than the bank's noon.</param>
    public static async Task Fill(Func<TimeSpan, Store> open, int numbers, int touched)
    {
        await using var store = open(TimeSpan.FromDays(-60));
        for (var from = 0; from < numbers; from += PerImport)
            await store.AddNumbers(Numbers(from, Math.Min(PerImport, numbers - from)), "benchmark", Noon, CancellationToken.None);
        await Touch(store, touched);
        await store.Sweep(store.Rules, Noon, CancellationToken.None);
    }

    public static Volunteer Volunteer(long id) => new(new VolunteerId(id), Language.Russian, Noon.AddDays(-30))
    {
        Standing = Standing.Volunteer,
        PromisedAt = Noon.AddDays(-30),
        QuizPassedAt = Noon.AddDays(-30),
    };

    /// <summary>So many at once, as in life: turns that share a commit fetch together what they need, and what is measured later is the store that they leave behind.</summary>
    private static Task Touch(Store store, int touched)
    {
        const int AtOnce = 256;
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            for (var call = Interlocked.Increment(ref next) - 1; call < touched; call = Interlocked.Increment(ref next) - 1) await Call(store, call, touched);
        })));
    }

    /// <summary>Four calls of each on one day: on the next one, numbers where nobody answered come again. Two hours lie between them, so that no shift goes on.</summary>
    private static Task<bool> Call(Store store, int call, int touched)
    {
        var people = (touched + 3) / 4;
        var now = Noon.AddDays(-60).AddHours((2 * (call / people)) - 2);
        var volunteer = Volunteer(1 + (call % people));
        return store.Take(new Incoming($"u{1_000_000_000 + call}", volunteer.Id, new NumberAsked(), now), answer =>
        {
            var scene = new Scene(volunteer, now, new Campaign());
            var handed = (NumberHandedOut)answer(new HandOut(), scene);
            answer(new RecordOutcome(handed.Lease.Id, Ended(call)), scene);
        });
    }

    private static Outcome Ended(int call) => (call % 10) switch
    {
        < 6 => Outcome.NoAnswer,
        < 8 => Outcome.HungUp,
        8 => Outcome.Talked,
        _ => Outcome.DoesNotExist,
    };

    public static IReadOnlyList<(PhoneNumber Number, RegionCode Region)> Some(int count) => Numbers(0, count);

    private static List<(PhoneNumber Number, RegionCode Region)> Numbers(int from, int count)
    {
        var numbers = new List<(PhoneNumber, RegionCode)>(count);
        for (long place = from; place < from + count; place++)
        {
            // As in the plan, ten thousand neighbours belong to one region, and regions are of very different size.
            var national = FirstNational + (place * Spread) + (place * 7_919 % Spread);
            var mixed = national / 10_000 * 2_654_435_761 % 4_294_967_296 / 4_294_967_296.0;
            numbers.Add((PhoneNumber.FromNational(national), Regions.All[(int)(mixed * mixed * RegionCount)].Code));
        }
        return numbers;
    }

    private static Region Place(int index) =>
        new(new RegionCode($"A-{index:00}"), new Names("", "", ""), [new RegionZone($"bench/{index}", TimeSpan.FromHours(2 + (index % 11)))]);

    /// <summary>The machine's clock, moved to another day.</summary>
    internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long _began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_began);
    }
}
