using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Conversations;

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

    /// <summary>Where the pages are that Telegram opens inside itself; null where there are none.</summary>
    public Uri? Pages { get; init; }

    /// <summary>Messages a second that a broadcast sends when nothing holds it up.</summary>
    public int BroadcastsPerSecond { get; init; } = 25;

    /// <summary>Ids of the owners; organizers are volunteers with rights.</summary>
    public ImmutableHashSet<long> Owners { get; init; } = [];
}

/// <summary>
/// The campaign's counter: what all volunteers did together. It is shown around and published, so calls are told in <see cref="WholeGroups"/>, and so
/// are people, countries and the pace.
/// </summary>
/// <param name="Calls">Since the start of this store.</param>
/// <param name="Today">Since midnight UTC.</param>
/// <param name="Volunteers">All who joined and are here.</param>
/// <param name="Callers">Of these, who called at least once.</param>
/// <param name="Countries">Where they live.</param>
/// <param name="OneEvery">One call every so often, over the last seven days; null when there were none.</param>
public sealed record Pulse(long Calls, int Today, int Volunteers, int Callers, int Countries, TimeSpan? OneEvery, DateTimeOffset At)
{
    /// <summary>This week's goal of all together; null while there were no weeks to go by.</summary>
    public WeekGoal? Week { get; init; }
}

/// <param name="Dared">Calls since Monday (UTC).</param>
public sealed record WeekGoal(int Dared, int Goal);
