using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Silence;

/// <summary>What became of a request for silence, and what to say to whoever asked.</summary>
/// <param name="Said">The same for every number that was taken.</param>
/// <param name="Wait">How long until it can be asked again, when it was not taken.</param>
public sealed record SilenceAnswer(SilenceFate Fate, Text Said, TimeSpan? Wait = null);

public enum SilenceFate
{
    /// <summary>Nobody calls that number any more, as perhaps nobody ever did.</summary>
    Kept,

    /// <summary>What was typed is not one number: nothing was done.</summary>
    Unreadable,

    /// <summary>Too many ask just now: nothing was done.</summary>
    Waits,
}
