using System.Net;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Hosting;

/// <summary>How updates come.</summary>
public enum UpdateMode
{
    /// <summary>The bot asks for them.</summary>
    Polling,

    /// <summary>Telegram brings them.</summary>
    Webhook,
}

/// <summary>Where Telegram brings updates, and where the bot takes them from the proxy that stands there.</summary>
/// <param name="Url">What Telegram calls. The proxy hands the path on as it is.</param>
public sealed record WebhookPlace(Uri Url, IPEndPoint Listen)
{
    /// <summary>Telegram's server calls no others.</summary>
    private static readonly int[] Ports = [443, 80, 88, 8443];

    /// <returns>Null when the bot asks for updates. What is set all the same is checked and waits for the day when it is needed.</returns>
    internal static WebhookPlace? Read(SettingsReader read, Uri apiUrl)
    {
        var isWanted = read.OneOf("Telegram:Mode", UpdateMode.Polling) == UpdateMode.Webhook;
        var (url, listen) = (Address(read, "Telegram:WebhookUrl", apiUrl), read.Endpoint("Telegram:Listen"));
        if (!isWanted) return null;
        if (read.Words("Telegram:WebhookUrl") is null)
            read.Wrong("Telegram:Mode is Webhook, but Telegram:WebhookUrl is not set: the https address at which Telegram reaches this bot, such as https://bot.example.org/telegram.");
        if (read.Words("Telegram:Listen") is null)
            read.Wrong("Telegram:Mode is Webhook, but Telegram:Listen is not set: the port of this machine to which the proxy hands on what Telegram brings, such as 8082.");
        return url is null || listen is null ? null : new WebhookPlace(url, listen);
    }

    private static Uri? Address(SettingsReader read, string key, Uri apiUrl)
    {
        if (read.Words(key) is not { } value) return null;
        var url = Uri.TryCreate(value, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;
        if (Problem(url, apiUrl) is not { } problem) return url;
        // Not the value: whoever writes a password into it does not want it in a log.
        read.Wrong($"{key} {problem}");
        return null;
    }

    private static string? Problem(Uri? url, Uri apiUrl)
    {
        if (url is null) return "must be an https address, such as https://bot.example.org/telegram.";
        if (url.UserInfo.Length + url.Query.Length + url.Fragment.Length > 0)
            return "must be a name and a path and nothing else: no password, no '?', no '#'. The bot makes the secret that Telegram shows by itself.";
        // The Sandbox is such a server: it calls nothing but this machine.
        if (url.IsLoopback) return apiUrl.IsLoopback ? null : "names this machine, where Telegram can't reach it: set the public address of the proxy.";
        if (url.Scheme != "https") return "must begin with https: Telegram brings updates no other way.";
        return apiUrl == BotApiOptions.PublicServer && !Ports.Contains(url.Port) ? "has a port that Telegram does not call: it calls 443, 80, 88 and 8443." : null;
    }
}
