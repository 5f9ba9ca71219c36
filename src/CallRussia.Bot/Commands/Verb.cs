using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace CallRussia.Bot.Commands;

/// <summary>What every verb needs: the configuration, the log, and one way to say what went wrong.</summary>
internal static class Verb
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <exception cref="SettingsException">appsettings.json is no JSON.</exception>
    public static IConfigurationRoot Configuration()
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException broken)
        {
            throw new SettingsException([Unreadable(broken)]);
        }
    }

    /// <summary>The framework says only "could not parse"; an inner exception knows the line. (The parser's message quotes no values.)</summary>
    private static string Unreadable(Exception broken) => broken switch
    {
        JsonException { LineNumber: { } line } json => $"appsettings.json, line {line + 1}: this is no JSON. {json.Message.Split(" LineNumber:")[0]}",
        { InnerException: { } inner } => Unreadable(inner),
        _ => $"appsettings.json can't be read: {broken.Message}",
    };

    /// <summary>To the console (standard error, so that a verb's own output stays clean) and wherever the section Serilog says.</summary>
    /// <exception cref="SettingsException">Serilog can't read its section.</exception>
    public static Serilog.ILogger Logger(IConfiguration configuration, LogFormat format)
    {
        try
        {
            var log = new LoggerConfiguration();
            return (format == LogFormat.Json
                    ? log.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose)
                    : log.WriteTo.Console(outputTemplate: Line, standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose, formatProvider: CultureInfo.InvariantCulture))
                .ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(
                    typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly, typeof(CompactJsonFormatter).Assembly))
                .CreateLogger();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new SettingsException([$"Serilog: {wrong.Message}"]);
        }
    }

    /// <summary>What every start needs first. `check` asks for the same as `run`, so that what it accepts does run.</summary>
    /// <exception cref="SettingsException">A value is wrong; each is named.</exception>
    public static (Settings Settings, Serilog.ILogger Log) Configured()
    {
        var configuration = Configuration();
        var settings = Settings.Read(configuration);
        return (settings, Logger(configuration, settings.LogFormat));
    }

    public static Action<ILoggingBuilder> Logging(Serilog.ILogger logger) => builder => builder.AddSerilog(logger, dispose: true);

    /// <summary>An option that takes whole numbers from one to another. The parser itself refuses what is no number.</summary>
    public static void Within(Option option, int from, int to) => option.Validators.Add(given =>
    {
        if (given.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && (number < from || number > to))
            given.AddError($"{option.Name} takes {from} to {to}.");
    });

    /// <summary>For verbs that would make no sense with a new, empty store.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public static void RequireStore(Settings settings)
    {
        if (!settings.HasStore) throw new StoreException($"There is no store at {settings.StoragePath}. Set Storage:Path to the one you mean.");
    }

    /// <summary>The key of a store or a copy that is there; none is made.</summary>
    /// <param name="beside">Where else a key file may lie: beside this one.</param>
    /// <exception cref="StoreException">There is none.</exception>
    public static ResolvedKey RequireKey(Settings settings, string? beside = null) =>
        StoreKey.Find(settings.StorageKey, settings.StoragePath) ?? (beside is null ? null : StoreKey.Find(null, beside))
        ?? throw new StoreException($"A store can be read with its key only: set Storage:Key, or put the key file back as '{StoreKey.FileOf(settings.StoragePath)}'. Nothing was changed.");

    /// <summary>What a verb does to the store, for the log of organizers.</summary>
    public static Deed Deed() => new(AuditEntry.CommandLine, TimeProvider.System.GetUtcNow());

    /// <summary>An ask that needs no conversation, by a verb.</summary>
    public static Task<Trigger> Ask(this Store store, Ask ask, CancellationToken cancellationToken) =>
        store.Write(kept => store.Rules.Ledgers.Answer(kept, ask, Deed()), cancellationToken);

    /// <summary>The same for an ask that changes nothing: the bot's volunteers don't wait for it.</summary>
    public static Task<Trigger> Look(this Store store, Ask ask, CancellationToken cancellationToken) =>
        store.Study(kept => store.Rules.Ledgers.Answer(kept, ask, Deed()), cancellationToken);

    /// <summary>The store, through the door of the bot that runs with it or alone. A person at the shell hears why a verb waits; what is less stands in no log.</summary>
    /// <exception cref="StoreException">It can't be opened.</exception>
    public static Store OpenStore(Settings settings, BotWorld world) => BotHost.OpenStore(settings, world, StoreAccess.Beside, TimeProvider.System, new Aloud());

    /// <summary>Runs a verb; what a person must mend is said in words and not as a stack trace.</summary>
    public static async Task<int> Guard(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (Exception wrong) when (wrong is SettingsException or ContentException or StoreException or ImportFileException or DataFileException
            or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return CommandLine.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return CommandLine.Failed;
        }
    }

    private sealed class Aloud : Microsoft.Extensions.Logging.ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.Error.WriteLine(formatter(state, exception));
    }
}
