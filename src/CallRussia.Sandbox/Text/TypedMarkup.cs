using System.Text;
using System.Text.RegularExpressions;

namespace CallRussia.Sandbox;

/// <summary>
/// What Telegram's apps make of marks typed by a person: <c>**bold**</c>, <c>__italic__</c>, <c>~~strike~~</c>, <c>||spoiler||</c>, <c>`code`</c>,
/// <c>```block```</c> and <c>[words](address)</c>. The server sees the words and their entities, never the marks.
/// </summary>
internal static partial class TypedMarkup
{
    public static FormattedText Read(string typed)
    {
        var text = new StringBuilder();
        var entities = new List<SandboxEntity>();
        Read(typed, text, entities);
        return EntityFinder.Complete(new FormattedText(text.ToString(), entities));
    }

    private static void Read(string typed, StringBuilder text, List<SandboxEntity> entities)
    {
        var at = 0;
        foreach (Match match in Marks().Matches(typed))
        {
            text.Append(typed, at, match.Index - at);
            Take(match, text, entities);
            at = match.Index + match.Length;
        }

        text.Append(typed, at, typed.Length - at);
    }

    private static void Take(Match match, StringBuilder text, List<SandboxEntity> entities)
    {
        var marked = match.Groups.Cast<Group>().Last(group => group.Success && group.Name != "url" && group.Name != "0");
        var url = match.Groups["url"].Success ? LinkCheck.Check(match.Groups["url"].Value).Link : null;
        if (marked.Name == "text_link" && url is null)
        {
            text.Append(match.Value);
            return;
        }

        var start = text.Length;
        var place = entities.Count;
        if (marked.Name is "code" or "pre")
        {
            text.Append(marked.Value);
        }
        else
        {
            Read(marked.Value, text, entities);
        }

        entities.Insert(place, new SandboxEntity(marked.Name, start, text.Length - start, url));
    }

    [GeneratedRegex(
        @"```(?<pre>.+?)```|`(?<code>[^`\n]+)`|\*\*(?<bold>.+?)\*\*|__(?<italic>.+?)__|~~(?<strikethrough>.+?)~~"
        + @"|\|\|(?<spoiler>.+?)\|\||\[(?<text_link>[^\]\n]+)\]\((?<url>[^\s)]+)\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        1000)]
    private static partial Regex Marks();
}
