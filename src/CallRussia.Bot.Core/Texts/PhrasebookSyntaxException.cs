namespace CallRussia.Bot.Core.Texts;

/// <summary>A text that can't be read; never leaves <see cref="PhrasebookTemplate.Parse"/>.</summary>
/// <param name="line">Of the text, from 0.</param>
internal sealed class PhrasebookSyntaxException(int line, string what, string fix) : Exception(what)
{
    public int Line { get; } = line;

    public string Fix { get; } = fix;
}
