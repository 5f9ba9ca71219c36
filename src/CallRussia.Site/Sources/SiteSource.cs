using System.Net;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Site.Sources;

/// <summary>What the pages show and the host knows. The functions are asked for every answer and answer from memory.</summary>
public sealed record SiteSource
{
    /// <summary>The content in use, and another one once it has changed.</summary>
    public required Func<SiteContent> Content { get; init; }

    /// <summary>The campaign's facts with its counter, some seconds old at most.</summary>
    public required Func<Campaign> Campaign { get; init; }

    public required Func<IReadOnlyList<PublicWeek>> Weeks { get; init; }

    /// <summary>What the bot shows in a state.</summary>
    public required Func<State, Scene, Screen> Show { get; init; }

    /// <summary>Draws an SVG; null where this machine can't.</summary>
    public required Func<string, CancellationToken, Task<byte[]?>> Png { get; init; }

    /// <summary>A link as the squares that a camera reads: row by row, true where it is dark, with its light margin.</summary>
    public required Func<string, bool[][]> Squares { get; init; }

    /// <summary>Closes the number that somebody typed, from an address that nobody keeps. This, a call and a link of a broadcast are all that reaches the store.</summary>
    public required Func<string, IPAddress?, CancellationToken, Task<SilenceAnswer>> Silence { get; init; }

    /// <summary>What somebody's call is now, for the page beside it.</summary>
    public required Func<CallAsked, CancellationToken, Task<CallAnswer>> Call { get; init; }

    /// <summary>Where a link of a broadcast leads, by its code; null where there is no such link. It counts a tap where that is said.</summary>
    public required Func<string, bool, CancellationToken, Task<string?>> Link { get; init; }

    /// <summary>Everything that is kept.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    public required Retention Retention { get; init; }

    /// <summary>Where people reach the pages; null when nobody said. A path in it is the beginning of every link.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where the bot is met in the place of Telegram: the Sandbox.</summary>
    public Uri? ChatPage { get; init; }

    /// <summary>What stands before the path of every link.</summary>
    internal string Base => Url?.AbsolutePath.TrimEnd('/') ?? "";
}

/// <summary>The texts, and what hangs together of them. Both are exchanged together.</summary>
public sealed record SiteContent(Phrasebook Phrasebook, Library Library);
