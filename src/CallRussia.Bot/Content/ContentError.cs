using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Something in the content that an editor has to look at.</summary>
/// <param name="File">From the content folder on, with forward slashes: <c>content/texts/help.yaml</c>.</param>
/// <param name="Line">From 1; 1 also when the whole file is meant.</param>
/// <param name="What">What is wrong, in plain words.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record ContentError(string File, int Line, string What, string Fix)
{
    public override string ToString() => $"{File}:{Line}: {What.TrimEnd('.')}. {Fix.TrimEnd('.')}.";
}

/// <summary>What came of reading the content folder.</summary>
public abstract record ContentLoad
{
    private ContentLoad(IReadOnlyList<ContentError> warnings) => Warnings = warnings;

    /// <summary>What should be looked at, but stops nothing.</summary>
    public IReadOnlyList<ContentError> Warnings { get; }

    /// <param name="Library">What there is; its words are in the phrasebook.</param>
    public sealed record Loaded(Phrasebook Phrasebook, Library Library, IReadOnlyList<ContentError> Warnings)
        : ContentLoad(Warnings);

    public sealed record Failed(IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentError> Warnings) : ContentLoad(Warnings);
}
