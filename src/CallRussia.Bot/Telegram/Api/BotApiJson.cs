using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>How the package reads and writes JSON. It can only be set before anything is read or written, so all of ours begin here.</summary>
internal static class BotApiJson
{
    /// <summary>The package's own, for calls and their results.</summary>
    public static JsonSerializerOptions Options { get; } = Ours(JsonBotAPI.Options);

    /// <summary>
    /// Cyrillic is written as it is: the default encoder makes 6 bytes of each letter. (Emoji stay escaped; no encoder of the framework lets
    /// them through, and the server reads both.) And of a message that we sent only the id is read: the rest is what we sent.
    /// </summary>
    private static JsonSerializerOptions Ours(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { static type => KeepOnly(type, typeof(Message), "message_id") } };
        return options;
    }

    /// <summary>Reading passes over all other members, whatever stands in them.</summary>
    public static void KeepOnly(JsonTypeInfo type, Type of, params ReadOnlySpan<string> members)
    {
        if (type.Type != of) return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (!members.Contains(type.Properties[i].Name)) type.Properties.RemoveAt(i);
    }
}
