using System.Collections.Immutable;

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
public sealed record Command(string Name, Trigger Trigger, Audience Audience = Audience.Everyone)
{
    public Text Description => new($"menu.{Name}.command");

    /// <param name="organizes">The volunteer has the rights of an organizer.</param>
    public bool IsFor(Standing standing, bool organizes) => Audience switch
    {
        Audience.Everyone => true,
        Audience.Callers => standing != Standing.Supporter,
        Audience.Organizers => organizes,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), Audience, "An audience of no known kind."),
    };
}

/// <summary>Who sees a command in the menu.</summary>
public enum Audience
{
    Everyone,

    /// <summary>Those who speak Russian.</summary>
    Callers,
    Organizers,
}
