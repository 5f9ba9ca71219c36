using System.Globalization;
using System.Net;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Hosting;

/// <summary>Reads single values and collects what is wrong with them; remembers the keys it knows, so that a mistyped one is found.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    /// <summary>Sections in which every key is ours: an unknown key in them is a mistake. Serilog and the host read their own sections.</summary>
    private static readonly string[] Ours = ["Telegram", "Storage", "Organizers", "Calling", "Broadcasting", "Content", "Health", "Campaign", "Site", "Log"];

    private static readonly string[] Foreign = ["Serilog", "Logging", "AllowedHosts", "urls", "Kestrel"];

    private const int LongestSecret = 4096;

    private const int LongestLabel = 32;

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Problems { get; } = [];

    public void Wrong(string problem) => Problems.Add(problem);

    public string? Words(string key)
    {
        _known.Add(key);
        return configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    public string? Folder(string key)
    {
        if (Words(key) is not { } value) return null;
        if (!Directory.Exists(value)) Wrong($"{key} is '{value}', but there is no such folder (looked at {Path.GetFullPath(value)}).");
        return Path.GetFullPath(value);
    }

    /// <summary>Absolute; the file itself need not be there yet.</summary>
    public string FilePath(string key, string fallback)
    {
        var value = Words(key) ?? fallback;
        if (Path.EndsInDirectorySeparator(value) || Directory.Exists(value)) Wrong($"{key} is '{value}', but that is a folder: name the file in it.");
        return Path.GetFullPath(value);
    }

    /// <summary>A value that may come from a file: the setting <c>…:File</c> names it.</summary>
    public string? Secret(string key)
    {
        var file = Words($"{key}:File");
        if (Words(key) is { } value)
        {
            if (file is not null) Wrong($"{key} and {key}:File are both set: keep one of them.");
            return value;
        }
        return file is null ? null : FromFile($"{key}:File", file);
    }

    public BotToken? Token(string key)
    {
        if (Secret(key) is not { } value) return null;
        if (BotToken.TryParse(value, out var token)) return token;
        Wrong($"{key} is no bot token. It has the form 123456:letters-and-digits; @BotFather shows it with /token.");
        return null;
    }

    public string? StoreKey(string key)
    {
        if (Secret(key) is not { } value) return null;
        if (value.Length < Storage.Crypto.StoreKey.ShortestPassphrase)
            Wrong($"{key} has less than {Storage.Crypto.StoreKey.ShortestPassphrase} characters: use 32 random bytes in base64 (openssl rand -base64 32) or a long passphrase.");
        return value;
    }

    public Uri Address(string key, Uri fallback)
    {
        if (Words(key) is not { } value) return fallback;
        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        Wrong($"{key} is '{value}', but must be an http or https address, such as https://api.telegram.org.");
        return fallback;
    }

    /// <summary>"8081" and ":8081" are this machine alone; another address has to be named.</summary>
    public IPEndPoint? Endpoint(string key)
    {
        if (Words(key) is not { } value) return null;
        var full = value.TrimStart(':');
        if (full.All(char.IsAsciiDigit)) full = $"127.0.0.1:{full}";
        if (full.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)) full = $"127.0.0.1:{full["localhost:".Length..]}";
        if (IPEndPoint.TryParse(full, out var endpoint) && full.Contains(':', StringComparison.Ordinal)) return endpoint;
        Wrong($"{key} is '{value}', but must be a port of this machine (8081) or an address with a port (0.0.0.0:8081).");
        return null;
    }

    /// <summary>A short name of small letters; empty where none is given.</summary>
    public string Label(string key)
    {
        if (Words(key) is not { } value) return "";
        if (value.Length <= LongestLabel && value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')) return value;
        Wrong($"{key} is '{value}', but must be at most {LongestLabel} small letters (a-z), digits and dashes, such as lt.");
        return "";
    }

    public string? Link(string key) => Words(key) is null ? null : Address(key, BotApiOptions.PublicServer).ToString();

    public int Whole(string key, int fallback, int from, int to)
    {
        if (Words(key) is not { } value) return fallback;
        if (int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to) return number;
        Wrong($"{key} is '{value}', but must be a whole number from {from} to {to}.");
        return fallback;
    }

    public bool Flag(string key, bool fallback)
    {
        if (Words(key) is not { } value) return fallback;
        if (bool.TryParse(value, out var flag)) return flag;
        Wrong($"{key} is '{value}', but must be true or false.");
        return fallback;
    }

    public T OneOf<T>(string key, T fallback)
        where T : struct, Enum
    {
        if (Words(key) is not { } value) return fallback;
        if (Enum.TryParse<T>(value, ignoreCase: true, out var one) && Enum.IsDefined(one) && !char.IsAsciiDigit(value[0])) return one;
        Wrong($"{key} is '{value}', but must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return fallback;
    }

    public DailyWindow Window(string key, string fallback)
    {
        if (DailyWindow.TryParse(Words(key) ?? fallback, out var window, out var problem)) return window;
        Wrong($"{key} {problem}");
        return DailyWindow.TryParse(fallback, out var usual, out _) ? usual : default!;
    }

    public Budget Budget(string tier, Budget fallback) => new(
        Whole($"Calling:Budgets:{tier}:PerHour", fallback.PerHour, 0, 1_000_000),
        Whole($"Calling:Budgets:{tier}:PerDay", fallback.PerDay, 0, 1_000_000));

    /// <summary>A list in the file, or one value with commas from the environment: Organizers=1,2 or Organizers__0=1.</summary>
    public IEnumerable<long> Ids(string key)
    {
        _known.Add(key);
        var values = configuration.GetSection(key).GetChildren().Select(child => child.Value ?? "").Prepend(configuration[key] ?? "");
        foreach (var value in values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0) yield return id;
            else Wrong($"{key} holds '{value}', but must be Telegram user ids (whole numbers; @userinfobot and others show yours).");
        }
    }

    /// <summary>A mistyped key would silently leave its default in force.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var (key, _) in configuration.AsEnumerable())
        {
            var section = key.Split(':')[0];
            if (Ours.Contains(section, StringComparer.OrdinalIgnoreCase))
            {
                var isOurs = _known.Any(known => known.Equals(key, StringComparison.OrdinalIgnoreCase) || known.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase))
                    || key.StartsWith("Organizers:", StringComparison.OrdinalIgnoreCase)
                    || key.StartsWith("Campaign:", StringComparison.OrdinalIgnoreCase);
                if (!isOurs) Wrong($"{key} is not a setting.{Hint(key)}");
            }
        }
        foreach (var section in FileSections().Except([.. Ours, .. Foreign], StringComparer.OrdinalIgnoreCase))
            Wrong($"{section} in appsettings.json is not a section.{Near(section, Ours)}");
    }

    /// <summary>Says what is wrong with the file, and never what is in it.</summary>
    private string? FromFile(string key, string file)
    {
        var path = Path.GetFullPath(file);
        try
        {
            if (Directory.Exists(path)) Wrong($"{key} is '{file}', but that is a folder.");
            else if (!File.Exists(path)) Wrong($"{key} is '{file}', but there is no such file (looked for {path}).");
            else if (new FileInfo(path).Length > LongestSecret) Wrong($"{key} is '{file}', but that file is too long for a secret.");
            else if (File.ReadAllText(path).Trim() is { Length: > 0 } secret) return secret;
            else Wrong($"{key} is '{file}', but that file is empty.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Wrong($"{key} is '{file}', but that file may not be read: check its rights.");
        }
        return null;
    }

    private string Hint(string key) => Near(key, _known);

    private IEnumerable<string> FileSections() => (configuration as IConfigurationRoot)?.Providers
        .OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider>()
        .SelectMany(provider => provider.GetChildKeys([], parentPath: null))
        .Distinct(StringComparer.OrdinalIgnoreCase) ?? [];

    private static string Near(string key, IEnumerable<string> known)
    {
        var best = known.Select(k => (Key: k, Far: Distance(key, k))).OrderBy(pair => pair.Far).FirstOrDefault();
        return best.Key is not null && best.Far <= 3 ? $" Did you mean {best.Key}?" : " Take it out, or see README.md for the list.";
    }

    /// <summary>Letters to change, add or drop (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
