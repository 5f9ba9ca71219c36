using System.Collections.Immutable;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Personal;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>What a decision may look at besides the state and the trigger.</summary>
/// <param name="At">The moment of what came in.</param>
/// <param name="Campaign">What the organizers configured.</param>
public sealed record Scene(Volunteer Volunteer, DateTimeOffset At, Campaign Campaign)
{
    /// <summary>What the volunteer may do besides calling.</summary>
    public Role Role => Rights.RoleOf(Volunteer, Campaign);

    /// <summary>The message in the chat that is being answered, when somebody wrote one.</summary>
    public int? Written { get; init; }

    /// <summary>What editors wrote, as it is now.</summary>
    public Library Library { get; init; } = Library.Empty;
}

/// <summary>The campaign's own facts, from configuration (section Campaign).</summary>
public sealed record Campaign
{
    public string Name { get; init; } = "CallRussia";
    public string? DonationUrl { get; init; }
    public string? PressContact { get; init; }

    /// <summary>The counter, some seconds old at most; null until it was read for the first time.</summary>
    public Pulse? Pulse { get; init; }

    /// <summary>The bot's user name without @; known after the first getMe, used in invitation links.</summary>
    public string? BotName { get; init; }

    /// <summary>Messages a second that a broadcast sends when nothing holds it up.</summary>
    public int BroadcastsPerSecond { get; init; } = 25;

    /// <summary>Ids of the owners; organizers are volunteers with rights.</summary>
    public ImmutableHashSet<long> Owners { get; init; } = [];
}

/// <summary>The next state and what else to do. Entering a state shows its screen; that is not an effect of its own.</summary>
public sealed record Decision<TNext>(TNext Next, ImmutableArray<Effect> Effects)
    where TNext : State
{
    public static implicit operator Decision<TNext>(TNext next) => new(next, []);

    public Decision<TNext> With(params Effect[] effects) => this with { Effects = [.. Effects, .. effects] };
}

/// <summary>Starts a decision: <c>Go.To(new Home()).With(new Effect.Toast(...))</c>.</summary>
public static class Go
{
    public static Decision<TNext> To<TNext>(TNext next, params Effect[] effects)
        where TNext : State => new(next, [.. effects]);
}
