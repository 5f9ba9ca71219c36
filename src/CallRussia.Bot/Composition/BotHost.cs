using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Hosting.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Composition;

/// <summary>Composition of the running bot: what is made of what, and in which order it starts and stops.</summary>
public static class BotHost
{
    /// <summary>A stop that takes longer is cut off; what was not done is in the store and goes on at the next start.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <exception cref="StoreException">The store can't be opened.</exception>
    public static IHost Build(Settings settings, BotWorld world, Action<ILoggingBuilder> logging, TimeProvider? clock = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        logging(builder.Logging);
        var time = clock ?? TimeProvider.System;
        if (Watchdog.IsListening) Watchdog.Add(builder.Services);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        AddCore(builder.Services, settings, world);
        AddStore(builder.Services, settings, time);
        AddEdges(builder.Services, settings, time);
        AddBroadcasts(builder.Services, settings, time);

        // Stopped in the opposite order: first nothing comes in, then what is in the house is finished, then what is said has gone out, and at last others may take over.
        builder.Services.AddHostedService(services => services.GetRequiredService<Sharing>());
        builder.Services.AddHostedService<VerbsBeside>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveContent>());
        builder.Services.AddHostedService(services => services.GetRequiredService<Dispatcher>());
        builder.Services.AddHostedService(services => services.GetRequiredService<HealthServer>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LinkDoor>());
        builder.Services.AddHostedService(services => services.GetRequiredService<SiteServer>());
        builder.Services.AddHostedService<Exporter>();
        builder.Services.AddHostedService<DrainAtStop>();
        builder.Services.AddHostedService<Timers>();
        builder.Services.AddHostedService<Matchmaker>();
        builder.Services.AddHostedService<GuideReader>();
        builder.Services.AddHostedService<ChatImports>();
        builder.Services.AddHostedService<ClockWatch>();
        builder.Services.AddHostedService<Heartbeat>();
        builder.Services.AddHostedService<Watchman>();
        builder.Services.AddHostedService<Broadcaster>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Startup>());
        if (settings.Webhook is null) builder.Services.AddHostedService(services => services.GetRequiredService<Poller>());
        else builder.Services.AddHostedService<Webhook>();
        return builder.Build();
    }

    /// <summary>Opens the store as configured. A key file is told of by the bot, and by an import; other verbs need not repeat it.</summary>
    public static Store OpenStore(Settings settings, BotWorld world, StoreAccess access, TimeProvider clock, ILogger log)
    {
        var key = StoreKey.Resolve(settings.StorageKey, settings.StoragePath);
        if (key.Warning is { } warning && access == StoreAccess.Sole) log.Warn(warning);
        return Store.Open(StoreOptions(settings, world, key.Bytes, clock, log) with { Access = access });
    }

    internal static StoreOptions StoreOptions(Settings settings, BotWorld world, byte[] key, TimeProvider clock, ILogger log) => new()
    {
        Path = settings.StoragePath,
        Engine = settings.StorageEngine,
        Connection = settings.StorageConnection,
        Key = key,
        Rules = new NumberRules(settings.Hours, world.Holidays, settings.Budgets) { Lease = settings.Lease },
        Regions = world.Plan.Regions,
        IsCalled = number => world.Plan.Find(number).IsCallable,
        Features = world.Features(settings),
        Clock = clock,
        Log = log,
        Bot = settings.Bot,
        Broadcasts = new BroadcastRules { ApprovalAbove = settings.ApprovalAbove, Owners = settings.Campaign.Owners },
    };

    /// <summary>Opens the store beside a bot that may be running, for its numbers alone: whoever only adds some need not wait for the content.</summary>
    public static Store OpenBank(Settings settings, RegionCatalogue regions, TimeProvider clock, ILogger log)
    {
        var key = StoreKey.Resolve(settings.StorageKey, settings.StoragePath);
        if (key.Warning is { } warning) log.Warn(warning);
        return Store.Open(new StoreOptions
        {
            Path = settings.StoragePath,
            Engine = settings.StorageEngine,
            Connection = settings.StorageConnection,
            Key = key.Bytes,
            Rules = new NumberRules(settings.Hours, PublicHolidays.None, settings.Budgets),
            Regions = regions,
            Features = [],
            Clock = clock,
            Log = log,
            Access = StoreAccess.Beside,
        });
    }

    private static void AddCore(IServiceCollection services, Settings settings, BotWorld world)
    {
        var features = world.Features(settings);
        var codec = new ButtonCodec(features);
        var campaign = new CampaignFacts(settings.Shown);
        services.AddSingleton(settings);
        services.AddSingleton(world);
        services.AddSingleton(campaign);
        services.AddSingleton(new Dialogue(features));
        services.AddSingleton(features.OfType<CallingFeature>().Single());
        services.AddSingleton(codec);
        services.AddSingleton(made => new Turn(made.GetRequiredService<Dialogue>(), () => campaign.Now, () => made.GetRequiredService<LiveContent>().Library));
        services.AddSingleton(new Translator(codec, features));
        services.AddSingleton<LiveContent>();
        services.AddSingleton<FollowContent>(made => made.GetRequiredService<LiveContent>().Follow);
        services.AddSingleton(made => new Renderer(() => made.GetRequiredService<LiveContent>().Phrasebook, codec, features));
    }

    private static void AddStore(IServiceCollection services, Settings settings, TimeProvider clock)
    {
        services.AddSingleton(made => OpenStore(
            settings, made.GetRequiredService<BotWorld>(), StoreAccess.Sole, made.GetRequiredService<TimeProvider>(), made.GetRequiredService<ILogger<Store>>()));
        services.AddSingleton(made => Join(made.GetRequiredService<Store>(), settings.Bot));
        services.AddSingleton(made => ActivatorUtilities.CreateInstance<PatientStore>(made, Fenced(made.GetRequiredService<Store>(), made.GetRequiredService<Serving>().Bot)));
        services.AddSingleton<IStore>(made => made.GetRequiredService<PatientStore>());
        services.AddSingleton(made => made.GetRequiredService<Store>().Rules);
        services.AddSingleton(made => made.GetRequiredService<Rules>().Ledgers);
        services.AddSingleton(made => made.GetRequiredService<Rules>().Course);
        services.AddSingleton(made => new Sharing(
            made.GetRequiredService<IStore>(),
            made.GetRequiredService<Store>().Neighbours,
            made.GetRequiredService<Serving>(),
            made.GetRequiredService<Dispatcher>(),
            made.GetRequiredService<Intake>(),
            made.GetRequiredService<Lanes>(),
            made.GetRequiredService<BroadcastPace>(),
            made.GetRequiredService<Startup>(),
            made.GetRequiredService<IHostApplicationLifetime>(),
            clock,
            made.GetRequiredService<ILogger<Sharing>>()));
    }

    /// <summary>At the start, before anything runs: nobody waits for it.</summary>
    private static Serving Join(Store store, string name)
    {
        var bot = store.Write(kept => Core.Mail.Bots.Enrol(kept, name), CancellationToken.None).GetAwaiter().GetResult();
        if (store.Neighbours is not { } neighbours) return new Serving(bot);
        store.Write(kept => Core.Mail.Divisions.Join(kept, bot, neighbours.Own), CancellationToken.None).GetAwaiter().GetResult();
        return new Serving(bot, isShared: true);
    }

    private static IStore Fenced(Store store, BotId bot) => store.Neighbours is { } neighbours ? new FencedStore(store, bot, neighbours.Own) : store;

    private static void AddEdges(IServiceCollection services, Settings settings, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton(_ => new BotApiLine(new BotApiOptions(settings.Token!) { ApiUrl = settings.ApiUrl }, clock));
        services.AddSingleton(made => made.GetRequiredService<BotApiLine>().Client());
        services.AddSingleton<Surrender>();
        services.AddSingleton<Startup>();
        services.AddSingleton<Pictures>();
        services.AddSingleton<TeamNames>();
        services.AddSingleton<Sender>();
        services.AddSingleton(made => new TurnDeliveries(made.GetRequiredService<Renderer>(), () => made.GetRequiredService<CampaignFacts>().Now));
        services.AddSingleton<TurnRunner>();
        services.AddSingleton(made => new Lanes(made.GetRequiredService<TurnRunner>().Run, made.GetRequiredService<ILogger<Lanes>>()));
        services.AddSingleton<Intake>();
        services.AddSingleton<Poller>();
        services.AddSingleton<WebhookPort>();
        services.AddSingleton<Vitals>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<HealthServer>();
        services.AddSingleton<SiteServer>();
        services.AddSingleton<Probes>();
        services.AddSingleton<SilenceDoor>();
        services.AddSingleton<CallDoor>();
        services.AddSingleton<LinkDoor>();
        services.AddSingleton<ChatFiles>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton(made => Settling.In(made.GetRequiredService<IStore>()));
        services.AddSingleton(made => new Dispatcher(
            made.GetRequiredService<IStore>(),
            made.GetRequiredService<Serving>(),
            made.GetRequiredService<Settling>(),
            made.GetRequiredService<Sender>(),
            made.GetRequiredService<BroadcastPace>(),
            // The lanes are made of turns, and turns of the dispatcher: the way back in is looked up when it is first needed.
            (incoming, cancellationToken) => made.GetRequiredService<Lanes>().Post(incoming, cancellationToken),
            made.GetRequiredService<Vitals>(),
            clock,
            made.GetRequiredService<ILogger<Dispatcher>>()));
    }

    private static void AddBroadcasts(IServiceCollection services, Settings settings, TimeProvider clock)
    {
        services.AddSingleton(new BroadcastPace(settings.BroadcastsPerSecond, clock));
        services.AddSingleton<ClaimedDeliveries>();
        services.AddSingleton<BroadcastSender>();
        services.AddSingleton<BroadcastNews>();
        services.AddSingleton(made => new BroadcastRounds(
            made.GetRequiredService<IStore>(),
            made.GetRequiredService<BroadcastCourse>(),
            made.GetRequiredService<ClaimedDeliveries>(),
            made.GetRequiredService<BroadcastPace>(),
            made.GetRequiredService<Renderer>(),
            made.GetRequiredService<Dispatcher>(),
            [BroadcastingFeature.NoNews],
            settings.Shown.Pages,
            clock,
            made.GetRequiredService<ILogger<BroadcastRounds>>()));
    }
}
