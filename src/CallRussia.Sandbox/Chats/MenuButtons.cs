using System.Collections.Concurrent;

namespace CallRussia.Sandbox;

/// <summary>What the button beside the text field does, per chat or for all. Kept as the JSON the bot gave.</summary>
internal sealed class MenuButtons
{
    private const string Default = """{"type":"commands"}""";
    private const long Everyone = 0;

    private readonly ConcurrentDictionary<long, string> _buttons = new();

    public void Set(long? chatId, string json) => _buttons[chatId ?? Everyone] = json;

    public string For(long? chatId) =>
        chatId is { } id && _buttons.TryGetValue(id, out var own) ? own : _buttons.GetValueOrDefault(Everyone, Default);
}
