namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>What the configuration says about broadcasts.</summary>
public sealed record BroadcastRules
{
    /// <summary>With more recipients than that a second organizer approves it, where there is one.</summary>
    public int ApprovalAbove { get; init; } = 1_000;

    /// <summary>Ids of the owners by configuration.</summary>
    public IReadOnlyCollection<long> Owners { get; init; } = [];
}
