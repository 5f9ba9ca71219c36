using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>What the guide consists of and in which order; the words stand in the phrasebook.</summary>
/// <param name="Phases">Ids of the phases of a call, from preparing to resting.</param>
/// <param name="Pages">Ids of the pages beside the talk: red lines, calling safely.</param>
/// <param name="Openers">Keys of first sentences to choose from.</param>
/// <param name="Tips">Keys of tips by the moment they are for (<c>after-hard-call</c>), in the order of their file.</param>
public sealed record GuideIndex(
    IReadOnlyList<string> Phases,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> Openers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tips)
{
    /// <summary>
    /// Eight letters that change with any word of the guide, the objections or the facts: outcomes can be told by what callers read.
    /// Empty where nothing was read from files.
    /// </summary>
    public string Version { get; init; } = "";

    public static Text Title(string id) => new($"guide.{id}.title");

    public static Text Body(string id) => new($"guide.{id}.body");
}
