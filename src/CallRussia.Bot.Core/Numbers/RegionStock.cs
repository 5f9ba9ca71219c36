namespace CallRussia.Bot.Core.Numbers;

/// <summary>Counts of one region; they add up to <see cref="Total"/>.</summary>
/// <param name="Fresh">May be handed out: never touched, or the rest is over.</param>
/// <param name="Held">In a volunteer's hands.</param>
/// <param name="Kept">For an agreed call.</param>
/// <param name="Quarantined">Said not to exist by one volunteer.</param>
public sealed record RegionStock(RegionCode Region, long Total, long Fresh, long Held, long Resting, long Kept, long Quarantined, long Retired, long DoNotCall);
