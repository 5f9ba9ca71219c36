using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Something that organizers stopped for everybody, until they let it go on.</summary>
/// <param name="Region">For <see cref="LeverKind.Region"/>; null otherwise.</param>
/// <param name="Reason">What volunteers read, in all three languages.</param>
public sealed record Lever(LeverKind Kind, RegionCode? Region, LeverReason Reason, DateTimeOffset Since, VolunteerId By);

/// <summary>One reason in every language.</summary>
public sealed record LeverReason(string Russian, string English, string Lithuanian)
{
    public string In(Language language) => language == Language.Russian ? Russian : language == Language.Lithuanian ? Lithuanian : English;
}

/// <summary>The values are stored.</summary>
public enum LeverKind
{
    /// <summary>No hand-outs, no broadcasts. What somebody has in hand he may report.</summary>
    Everything = 0,
    HandOuts = 1,

    /// <summary>No number of one region.</summary>
    Region = 2,
    Broadcasts = 3,
}
