using System.Collections.Concurrent;

namespace CallRussia.Sandbox;

/// <summary>A command in the menu.</summary>
public sealed record SandboxCommand(string Command, string Description);

/// <summary>A scope of commands: its type and, for some, the chat and the member.</summary>
internal readonly record struct CommandScope(string Type, long ChatId = 0, long UserId = 0)
{
    public static CommandScope Default => new("default");

    public static CommandScope AllPrivateChats => new("all_private_chats");

    public static CommandScope OfChat(long chatId) => new("chat", chatId);
}

/// <summary>The command lists by scope and language. The narrower scope wins, and within it the language.</summary>
internal sealed class BotCommands
{
    private readonly ConcurrentDictionary<(CommandScope Scope, string Language), IReadOnlyList<SandboxCommand>> _lists = new();

    /// <summary>Given whenever a list changed: menus change without any message.</summary>
    public Pulse Changed { get; } = new();

    /// <summary>An empty list is the same as none.</summary>
    public void Set(CommandScope scope, string language, IReadOnlyList<SandboxCommand> commands)
    {
        if (commands.Count == 0)
        {
            Delete(scope, language);
        }
        else
        {
            _lists[(scope, language)] = commands;
            Changed.Fire();
        }
    }

    public void Delete(CommandScope scope, string language)
    {
        if (_lists.TryRemove((scope, language), out _))
        {
            Changed.Fire();
        }
    }

    public IReadOnlyList<SandboxCommand> Get(CommandScope scope, string language) => _lists.GetValueOrDefault((scope, language), []);

    /// <summary>What a person sees: the chat's list, that of all private chats, the default; each first in the person's language.</summary>
    public IReadOnlyList<SandboxCommand> VisibleTo(long personId, string? languageCode)
    {
        var language = languageCode is { Length: >= 2 } ? languageCode[..2].ToLowerInvariant() : "";
        ReadOnlySpan<CommandScope> scopes = [CommandScope.OfChat(personId), CommandScope.AllPrivateChats, CommandScope.Default];
        foreach (var scope in scopes)
        {
            if (_lists.TryGetValue((scope, language), out var own) || _lists.TryGetValue((scope, ""), out own))
            {
                return own;
            }
        }

        return [];
    }
}
