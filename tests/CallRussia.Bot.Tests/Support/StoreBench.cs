using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Packing;
using Microsoft.Data.Sqlite;
using Xunit.Sdk;

namespace CallRussia.Bot.Tests.Support;

/// <summary>A clock that stands where the test puts it.</summary>
public sealed class StoreClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public void Pass(TimeSpan time) => Now += time;
}

/// <summary>Names for what is stored; nothing of a dialogue.</summary>
public sealed record StoreFeature(string Prefix, Type[] Stored, Type[] Timed) : Feature(Prefix)
{
    public override IReadOnlyDictionary<string, Type> States { get; } = Stored.ToDictionary(type => type.Name);

    public override IReadOnlyDictionary<string, Type> Codes { get; } = Timed.ToDictionary(type => type.Name);

    public override void Declare(Dialogue dialogue) => throw new NotSupportedException("Only its names are used.");
}

/// <summary>One store in a folder of its own, with the words that tests of stores are told in.</summary>
public sealed class StoreBench : IAsyncDisposable
{
    /// <summary>A Wednesday, 12:00 in Moscow, 19:00 in UTC+10.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 9, 16, 9, 0, 0, TimeSpan.Zero);

    private static int s_benches;
    private readonly Func<StoreBench, StoreOptions, Store> _open;
    private readonly int _number = Interlocked.Increment(ref s_benches);
    private int _incoming;
    private Store? _store;

    /// <summary>A store in memory with an engine of the test's own over it.</summary>
    internal static Store Over(StoreOptions options, Func<IEngine, IEngine> over)
    {
        var rules = new Rules(options);
        return Store.Over(over(new MemoryEngine(Store.TablesOf(rules.Ledgers))), options, rules);
    }

    public StoreBench(Func<StoreBench, StoreOptions, Store> open)
    {
        _open = open;
        Folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"callrussia-store-{Environment.ProcessId}-{_number}");
        Directory.CreateDirectory(Folder);
        Options = new StoreOptions
        {
            Path = System.IO.Path.Combine(Folder, "bot.db"),
            Key = [.. Enumerable.Range(7, 32).Select(i => (byte)i)],
            Clock = Clock,
            Rules = Rules(),
            Regions = Regions,
            Features =
            [
                new StoreFeature(
                    "ca",
                    [typeof(Home), typeof(OnCall), typeof(Core.Calling.Reported), typeof(ChoosingHour), typeof(NoNumber)],
                    [typeof(NumberAsked), typeof(HomeAsked), typeof(CallLaterDue), typeof(LeaseTimeUp), typeof(BroadcastDecided), typeof(HandOutsResumed), typeof(RoleGiven), typeof(OfferTaken), typeof(ProblemWaits), typeof(ProblemAnswered), typeof(ProblemClosed), typeof(ProposalWaits), typeof(ProposalDecided), typeof(SuspensionTold), typeof(ReturnAwaited), typeof(ReminderDue), typeof(FlagWaits), typeof(Core.Mail.AnnouncementOver), typeof(SharedHourOver), typeof(GroupDue), typeof(GroupQueueWaits), typeof(HostTold), typeof(GroupNewsReturned), typeof(EventDue), typeof(WorkTold)]),
                new StoreFeature("on", [typeof(Unmet), typeof(Supporting), typeof(ChoosingCountry)], []),
            ],
        };
    }

    public static RegionCatalogue Regions { get; } = new([]);

    public string Folder { get; }

    public StoreClock Clock { get; } = new(Noon);

    public StoreOptions Options { get; set; }

    /// <summary>Something was asked of the store.</summary>
    public bool IsOpen => _store is not null;

    public Store Store => _store ??= _open(this, Options);

    /// <summary>Verbs may come in, as beside a running bot.</summary>
    public Task OpenDoor() => Store.OpenDoor(default);

    /// <summary>Stops the program and starts it again.</summary>
    public async Task Restart()
    {
        await Store.DisposeAsync();
        _store = null;
        _ = Store;
    }

    /// <summary>No budgets and no quiz, so that a test about something else asks as often as it likes.</summary>
    public static NumberRules Rules(DemoHours demo = DemoHours.Any, BudgetRules? budgets = null) =>
        new(new CallingHours { Demo = demo }, PublicHolidays.None, budgets ?? Boundless);

    public static BudgetRules Boundless { get; } = new()
    {
        Newcomer = new Budget(100_000, 100_000),
        Caller = new Budget(100_000, 100_000),
        Trusted = new Budget(100_000, 100_000),
        BeforeQuiz = 100_000,
        Brakes = false,
    };

    public static Volunteer Volunteer(long id) => new(new VolunteerId(id), Language.Russian, Noon.AddDays(-10))
    {
        Standing = Standing.Volunteer,
        PromisedAt = Noon.AddDays(-10),
        QuizPassedAt = Noon.AddDays(-9),
    };

    /// <summary>One value straight from the file.</summary>
    public string Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Options.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>What lies in the store.</summary>
    public async Task<string> Look(Func<ITransaction, object?> look) => Convert.ToString(await Store.Read(look, default), CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether somebody who has the files finds these words in them.</summary>
    public bool IsInFiles(string words) => Directory.EnumerateFiles(Folder).Where(path => System.IO.Path.GetExtension(path) is not (".lock" or ".sock")).Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    });

    public string NextId() => string.Create(CultureInfo.InvariantCulture, $"x{_number}-{Interlocked.Increment(ref _incoming)}");

    public Task<AddedNumbers> Add(int offset, int from, int count) => Add([.. Enumerable.Range(from, count).Select(line => (DemoBlock.Number(offset, line), DemoBlock.Region(offset)))]);

    public Task<AddedNumbers> Add(IReadOnlyList<(PhoneNumber, RegionCode)> numbers) => Store.AddNumbers(numbers, "test", Clock.Now, default);

    /// <summary>One turn in which the volunteer asks one thing.</summary>
    public Task<Trigger> Ask(long volunteer, Ask ask) => AskAs(Volunteer(volunteer), ask);

    public async Task<Trigger> AskAs(Volunteer volunteer, Ask ask)
    {
        Trigger? answer = null;
        var scene = new Scene(volunteer, Clock.Now, new Campaign());
        Assert.True(await Turn(volunteer.Id.Value, turn => answer = turn.Answer(ask, scene)));
        return answer!;
    }

    public Task<bool> Turn(long volunteer, Action<TestTurn> turn, string? id = null) =>
        Store.Take(new Incoming(id ?? NextId(), new VolunteerId(volunteer), new NumberAsked(), Clock.Now), turn, default);

    public async Task<T> Ask<T>(long volunteer, Ask ask)
        where T : Trigger =>
        await Ask(volunteer, ask) is var answer && answer is T expected ? expected : throw new XunitException($"Expected {typeof(T).Name}, got {answer}.");

    public async Task<Lease> HandOut(long volunteer) => (await Ask<NumberHandedOut>(volunteer, new HandOut())).Lease;

    public Task<Trigger> Report(long volunteer, Lease lease, Outcome outcome, DateTimeOffset? callAt = null) =>
        Ask(volunteer, new RecordOutcome(lease.Id, outcome, callAt));

    /// <summary>A number in hand, reported at once.</summary>
    public async Task<Lease> Call(long volunteer, Outcome outcome, DateTimeOffset? callAt = null)
    {
        var lease = await HandOut(volunteer);
        Assert.IsType<OutcomeRecorded>(await Report(volunteer, lease, outcome, callAt));
        return lease;
    }

    public async Task<RegionStock> Stock(int offset) =>
        Assert.Single(await Store.Stock(default), stock => stock.Region == DemoBlock.Region(offset));

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
