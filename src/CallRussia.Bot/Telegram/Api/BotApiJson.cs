using System.Text.Encodings.Web;
using System.Text.Json;
using Telegram.Bot;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>How the package reads and writes JSON.</summary>
internal static class BotApiJson
{
    /// <summary>
    /// Cyrillic is written as it is: the default encoder makes 6 bytes of each letter. (Emoji stay escaped; no encoder of the framework lets
    /// them through, and the server reads both.) It can only be set before anything is read or written, so all of ours begin here.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = WithPlainLetters(JsonBotAPI.Options);

    private static JsonSerializerOptions WithPlainLetters(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
