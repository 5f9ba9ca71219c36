using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Who the bot is: its name and descriptions per language, its commands, its menu button.</summary>
internal sealed class BotProfile
{
    private readonly string _defaultName;
    private readonly ConcurrentDictionary<(string Field, string Language), string> _texts = new();

    public BotProfile(SandboxOptions options)
    {
        Id = options.Token.Split(':') is [var number, _] && long.TryParse(number, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ArgumentException("A token is a number, a colon and a secret.", nameof(options));
        Username = options.BotUsername;
        _defaultName = options.BotName;
    }

    public long Id { get; }

    public string Username { get; }

    public string Name => Text("name", "") is { Length: > 0 } name ? name : _defaultName;

    public BotCommands Commands { get; } = new();

    public MenuButtons MenuButtons { get; } = new();

    /// <summary>The text for a language, or for all languages when there is none of its own.</summary>
    public string Text(string field, string language) =>
        _texts.TryGetValue((field, language), out var own) ? own
        : _texts.TryGetValue((field, ""), out var common) ? common
        : field == "name" ? _defaultName : "";

    public void SetText(string field, string language, string text)
    {
        if (text.Length == 0)
        {
            _texts.TryRemove((field, language), out _);
        }
        else
        {
            _texts[(field, language)] = text;
        }
    }

    public void WriteUser(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteUserFields(writer);
        writer.WriteEndObject();
    }

    public void WriteUserFields(Utf8JsonWriter writer)
    {
        writer.WriteNumber("id", Id);
        writer.WriteBoolean("is_bot", true);
        writer.WriteString("first_name", Name);
        writer.WriteString("username", Username);
    }
}
