namespace CallRussia.Bot.Core.Texts;

internal sealed record PhrasebookTagProblem(string What, string Fix);

/// <summary>The tags that are open at a place of a text.</summary>
internal sealed class PhrasebookTags
{
    private readonly Stack<string> _open = [];

    public PhrasebookTagProblem? Open(string name)
    {
        if (_open.FirstOrDefault(outer => !PhrasebookSyntax.MayHold(outer, name)) is { } outer)
        {
            return new($"Telegram allows no <{name}> inside <{outer}>", $"Close <{outer}> first");
        }

        _open.Push(name);
        return null;
    }

    public PhrasebookTagProblem? Close(string name)
    {
        if (_open.TryPop(out var open) && open == name)
        {
            return null;
        }

        return new($"</{name}> closes a tag that is not the open one", open is null ? $"Add <{name}> before it" : $"Close <{open}> first");
    }

    /// <summary>At the end of a text, or of a plural form: whatever opens there closes there.</summary>
    public PhrasebookTagProblem? End() =>
        _open.TryPeek(out var open) ? new($"The tag <{open}> is never closed", $"Add </{open}> after the words it belongs to") : null;
}
