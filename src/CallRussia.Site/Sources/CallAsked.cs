using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Site.Sources;

/// <summary>What the page beside a call asks: what is true now; when a button was pressed, what is true after that.</summary>
/// <param name="Opener">Who opened the page, as Telegram signed it.</param>
public sealed record CallAsked(string Opener, CallTap? Tap)
{
    // Whoever has it is taken for that person.
    public override string ToString() => nameof(CallAsked);
}

/// <param name="Id">Made by the page: a tap is carried out once, however often it comes.</param>
/// <param name="Code">Of the button.</param>
public sealed record CallTap(string Id, string Code);

/// <summary>What the page beside a call is told.</summary>
public abstract record CallAnswer
{
    /// <summary>Nobody can be sure who asks.</summary>
    public sealed record Stranger : CallAnswer;

    /// <summary>It is asked faster than a person taps.</summary>
    public sealed record TooFast : CallAnswer;

    /// <summary>No button of the page carries that.</summary>
    public sealed record Unreadable : CallAnswer;

    /// <param name="Call">Null where nothing is said of a call.</param>
    /// <param name="Rows">The buttons of its screen.</param>
    /// <param name="Words">What is said to the tap.</param>
    public sealed record Now(CallSeen? Call, IReadOnlyList<IReadOnlyList<CallButton>> Rows, DateTimeOffset At, string? Words) : CallAnswer;
}

public sealed record CallButton(Text Label, string Code);
