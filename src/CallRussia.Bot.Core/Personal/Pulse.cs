namespace CallRussia.Bot.Core.Personal;

/// <summary>The campaign's counter: what all volunteers did together. Counts of at least five people, or none at all.</summary>
/// <param name="Calls">Since the start of this store.</param>
/// <param name="Today">Since midnight UTC.</param>
/// <param name="Volunteers">All who joined and are here.</param>
/// <param name="Callers">Of these, who called at least once.</param>
/// <param name="Countries">Where they live; 0 while they are fewer than five.</param>
/// <param name="OneEvery">One call every so often, over the last seven days; null when there were none.</param>
public sealed record Pulse(long Calls, int Today, int Volunteers, int Callers, int Countries, TimeSpan? OneEvery, DateTimeOffset At);
