using System.Collections.Immutable;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// One folder of the core: its states, its triggers, the commands that open it and its rows of the table.
/// </summary>
/// <param name="Prefix">Two letters at the start of its button codes and stored names; never changed once shipped.</param>
public abstract record Feature(string Prefix)
{
    /// <summary>Stored name → state. The name is in the database: never changed once shipped.</summary>
    public virtual IReadOnlyDictionary<string, Type> States => ImmutableDictionary<string, Type>.Empty;

    /// <summary>Code → trigger that a button or a timer brings in. The code stands on buttons in people's chats: never changed once shipped.</summary>
    public virtual IReadOnlyDictionary<string, Type> Codes => ImmutableDictionary<string, Type>.Empty;

    /// <summary>The slash commands that open it, in the order of the menu.</summary>
    public virtual IReadOnlyList<Command> Commands => [];

    public abstract void Declare(Dialogue dialogue);
}

/// <summary>A slash command: its trigger and who sees it in the menu.</summary>
public sealed record Command(string Name, Trigger Trigger, ShownTo ShownTo = ShownTo.Everyone)
{
    public Text Description => new($"menu.{Name}.command");

    public bool IsFor(Standing standing, Role role) => ShownTo switch
    {
        ShownTo.Everyone => true,
        ShownTo.Callers => standing != Standing.Supporter,
        ShownTo.Team => Rights.IsOpen(Trigger, role),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), ShownTo, "Nobody of a known kind."),
    };
}

/// <summary>Who sees a command in the menu.</summary>
public enum ShownTo
{
    Everyone,

    /// <summary>Those who speak Russian.</summary>
    Callers,

    /// <summary>Those for whom its trigger exists (<see cref="Rights"/>).</summary>
    Team,
}
