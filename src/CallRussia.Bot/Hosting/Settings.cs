using System.Collections.Immutable;
using System.Net;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The configuration, read once at start and checked as a whole: every wrong value is named with its key, what it is and what it may be.
/// </summary>
public sealed record Settings
{
    /// <summary>Null only where no bot is started: `import`, `check`, `backup`.</summary>
    public BotToken? Token { get; init; }

    public required Uri ApiUrl { get; init; }

    /// <summary>Null: the bot asks for updates.</summary>
    public WebhookPlace? Webhook { get; init; }

    /// <summary>What keeps the store.</summary>
    public StoreEngine StorageEngine { get; init; }

    /// <summary>Of the PostgreSQL server, where that keeps the store. It may hold a password.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>Absolute: a relative one is relative to the working directory. Where a server keeps the store, its folder only takes files for the moment.</summary>
    public required string StoragePath { get; init; }

    /// <summary>Absolute; null: the content beside the program.</summary>
    public string? ContentPath { get; init; }

    /// <summary>Null lets the store make a key file beside itself.</summary>
    public string? StorageKey { get; init; }

    /// <summary>There is a store, as far as can be told without opening it: on a server the first start makes one.</summary>
    public bool HasStore => StorageEngine == StoreEngine.Postgres || File.Exists(StoragePath);

    /// <summary>What the store is called in messages.</summary>
    public string StoreName => StorageEngine == StoreEngine.Postgres ? "the PostgreSQL server of Storage:Connection" : StoragePath;

    public required CallingHours Hours { get; init; }

    public required TimeSpan Lease { get; init; }

    public required BudgetRules Budgets { get; init; }

    public required int BroadcastsPerSecond { get; init; }

    /// <summary>With more recipients than that a second organizer approves a broadcast.</summary>
    public required int ApprovalAbove { get; init; }

    /// <summary>Where health and the counter are served; null: nowhere.</summary>
    public IPEndPoint? HealthEndpoint { get; init; }

    /// <summary>An OpenTelemetry collector that takes OTLP over HTTP; null: none.</summary>
    public Uri? OtlpEndpoint { get; init; }

    public required Campaign Campaign { get; init; }

    /// <summary>Which of the campaign's bots this one is, where several share a store; empty where there is one.</summary>
    public string Bot { get; init; } = "";

    /// <summary>Where the campaign's pages are served; null: nowhere.</summary>
    public SitePlace? Site { get; init; }

    /// <summary>Where the bot is met in the place of Telegram; set by the Sandbox alone.</summary>
    public Uri? ChatPage { get; init; }

    /// <summary>What everybody is shown of the campaign. Telegram opens only https inside itself; the Sandbox opens whatever is on this machine.</summary>
    public Campaign Shown => Campaign with { Pages = Site?.Url is { } url && (url.Scheme == Uri.UriSchemeHttps || ChatPage is not null) ? url : null };

    /// <summary>Every port that the bot listens at, with the key that names it.</summary>
    public IEnumerable<(string Key, IPEndPoint Endpoint)> Ports => new (string Key, IPEndPoint? Endpoint)[]
    {
        ("Health:Listen", HealthEndpoint), ("Telegram:Listen", Webhook?.Listen), ("Site:Listen", Site?.Listen),
    }.Where(static port => port.Endpoint is not null).Select(static port => (port.Key, port.Endpoint!));

    /// <summary>How the log on standard error is written.</summary>
    public LogFormat LogFormat { get; init; }

    /// <exception cref="SettingsException">One sentence per wrong value.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var read = new SettingsReader(configuration);
        var apiUrl = read.Address("Telegram:ApiUrl", BotApiOptions.PublicServer);
        var settings = new Settings
        {
            Token = read.Token("Telegram:Token"),
            ApiUrl = apiUrl,
            Webhook = WebhookPlace.Read(read, apiUrl),
            StorageEngine = read.OneOf("Storage:Engine", StoreEngine.LiteDB),
            StoragePath = read.FilePath("Storage:Path", "data/callrussia.db"),
            ContentPath = read.Folder("Content:Path"),
            StorageConnection = read.Secret("Storage:Connection"),
            StorageKey = read.StoreKey("Storage:Key"),
            Hours = new CallingHours
            {
                Weekdays = read.Window("Calling:Hours:Weekdays", "10:00-20:00"),
                Weekends = read.Window("Calling:Hours:Weekends", "11:00-19:00"),
                Demo = read.OneOf("Calling:DemoHours", DemoHours.Any),
            },
            Lease = TimeSpan.FromMinutes(read.Whole("Calling:LeaseMinutes", 45, 10, 240)),
            Budgets = new BudgetRules
            {
                Newcomer = read.Budget("Newcomer", new Budget(10, 30)),
                Caller = read.Budget("Caller", new Budget(15, 60)),
                Trusted = read.Budget("Trusted", new Budget(25, 120)),
                BeforeQuiz = read.Whole("Calling:Budgets:Newcomer:BeforeQuiz", 3, 0, 1_000_000),
                Brakes = read.Flag("Calling:Brakes", fallback: true),
            },
            // 30 a second is Telegram's own bound for bulk messages; more is for paid broadcasts.
            BroadcastsPerSecond = read.Whole("Broadcasting:PerSecond", 25, 1, 1000),
            ApprovalAbove = read.Whole("Broadcasting:ApprovalAbove", 1_000, 0, 1_000_000_000),
            HealthEndpoint = read.Endpoint("Health:Listen"),
            OtlpEndpoint = read.Words("Health:OtlpEndpoint") is null ? null : read.Address("Health:OtlpEndpoint", BotApiOptions.PublicServer),
            LogFormat = read.OneOf("Log:Format", LogFormat.Text),
            Campaign = CampaignOf(read),
            Bot = read.Label("Campaign:Bot"),
            Site = SitePlace.Read(read),
        };
        foreach (var problem in settings.Hours.Problems()) read.Wrong(problem);
        read.RefuseUnknownKeys();
        CheckTogether(settings, read);
        return read.Problems.Count == 0 ? settings : throw new SettingsException(read.Problems);
    }

    private static Campaign CampaignOf(SettingsReader read) => new()
    {
        BroadcastsPerSecond = read.Whole("Broadcasting:PerSecond", 25, 1, 1000),
        Name = read.Words("Campaign:Name") ?? "CallRussia",
        DonationUrl = read.Link("Campaign:DonationUrl"),
        PressContact = read.Words("Campaign:PressContact"),
        Owners = read.Ids("Organizers").ToImmutableHashSet(),
    };

    /// <summary>Values that are right alone have to fit each other.</summary>
    private static void CheckTogether(Settings settings, SettingsReader read)
    {
        foreach (var same in settings.Ports.Where(static port => port.Endpoint.Port != 0).GroupBy(static port => port.Endpoint).Where(static same => same.Skip(1).Any()))
            read.Wrong($"{string.Join(" and ", same.Select(static port => port.Key).OrderDescending())} are {(same.Count() == 2 ? "both" : "all")} {same.Key}: each needs a port of its own.");
        if (settings is { StorageEngine: StoreEngine.Postgres, StorageConnection: null })
            read.Wrong("Storage:Connection is missing: with Storage:Engine=Postgres it names the server, such as Host=db.example.org;Database=callrussia;Username=callrussia;Password=…");
        if (settings is { StorageEngine: StoreEngine.Postgres, StorageKey: null })
            read.Wrong("Storage:Key is missing: with Storage:Engine=Postgres all machines need the same one, so none is made beside the program.");
        if (settings is { StorageEngine: not StoreEngine.Postgres, StorageConnection: not null })
            read.Wrong($"Storage:Connection names a PostgreSQL server, but Storage:Engine is {settings.StorageEngine}: set it to Postgres, or take the connection away.");
        if (settings is { StorageEngine: not StoreEngine.Postgres, Bot: not "" })
            read.Wrong($"Campaign:Bot names one of several bots that share a store, but Storage:Engine is {settings.StorageEngine}, which one bot has for itself: set it to Postgres, or take the name away.");
    }

    // It would print the token and the key.
    public override string ToString() => "Settings";
}

/// <summary>For people, or one JSON object a line for programs (the compact form of Serilog).</summary>
public enum LogFormat
{
    Text,
    Json,
}

/// <summary>The configuration can't be used; the message lists every wrong key.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception("The configuration can't be used (appsettings.json, or environment variables with __ for the colon):\n  " + string.Join("\n  ", problems));
