using System.Collections.Immutable;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>What a decision may look at besides the state and the trigger.</summary>
/// <param name="At">The moment of what came in.</param>
/// <param name="Campaign">What the organizers configured.</param>
public sealed record Scene(Volunteer Volunteer, DateTimeOffset At, Campaign Campaign)
{
    /// <summary>What the volunteer may do besides calling.</summary>
    public Role Role => Rights.RoleOf(Volunteer, Campaign.Owners);

    /// <summary>The message in the chat that is being answered, when somebody wrote one.</summary>
    public int? Written { get; init; }

    /// <summary>The message whose button is being answered, when one was pressed.</summary>
    public int? Tapped { get; init; }

    /// <summary>What editors wrote, as it is now.</summary>
    public Library Library { get; init; } = Library.Empty;
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
