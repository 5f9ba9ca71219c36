using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>One text in one language as it stands in a file, before it is read as a template.</summary>
/// <param name="Line">From 1, the line on which the text itself begins.</param>
public sealed record ContentSource(string Key, Language Language, string Source, string File, int Line)
{
    public ContentError Error(string what, string fix) => new(File, Line, $"{Key} ({Language.Code}): {what}", fix);
}

/// <summary>Collects errors and warnings while reading, so that an editor sees all of them at once.</summary>
public sealed class ContentReport
{
    private readonly List<ContentError> _errors = [];
    private readonly List<ContentError> _warnings = [];

    public IReadOnlyList<ContentError> Errors => _errors;

    public IReadOnlyList<ContentError> Warnings => _warnings;

    public void Add(ContentError error) => _errors.Add(error);

    public void Warn(ContentError warning) => _warnings.Add(warning);

    /// <summary>Adds the findings of another report, in their order.</summary>
    public void Add(ContentReport other)
    {
        _errors.AddRange(other._errors);
        _warnings.AddRange(other._warnings);
    }
}
