using System.Text;

namespace CallRussia.Sandbox;

/// <summary>Reads one start tag with its attributes.</summary>
internal static class HtmlTagReader
{
    public static HtmlTag Read(string html, ref int at)
    {
        var begin = at++;
        var nameEnd = at;
        while (nameEnd < html.Length && !IsSpace(html[nameEnd]) && html[nameEnd] != '>')
        {
            nameEnd++;
        }

        if (nameEnd >= html.Length)
        {
            throw MarkupError.At("Unclosed start tag", html, begin);
        }

        var name = html[at..nameEnd].ToLowerInvariant();
        if (name is not ("a" or "blockquote" or "span" or "tg-emoji") && EntityOf(name).Length == 0)
        {
            throw MarkupError.At($"Unsupported start tag \"{name}\"", html, begin);
        }

        at = nameEnd;
        var tag = ReadAttributes(html, ref at, begin, new HtmlTag(name, null, false, 0));
        if (name == "span" && tag.Argument != "spoiler")
        {
            throw MarkupError.At("Tag \"span\" must have class \"tg-spoiler\"", html, begin);
        }

        return tag;
    }

    public static string EntityOf(string name) => name switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "tg-spoiler" or "span" => "spoiler",
        "code" => "code",
        "pre" => "pre",
        _ => "",
    };

    private static HtmlTag ReadAttributes(string html, ref int at, int begin, HtmlTag tag)
    {
        while (true)
        {
            SkipSpaces(html, ref at);
            if (at >= html.Length)
            {
                throw MarkupError.At("Unclosed start tag", html, begin);
            }

            if (html[at] == '>')
            {
                at++;
                return tag;
            }

            var name = ReadName(html, ref at, begin, tag.Name);
            tag = Apply(tag, name, ReadValue(html, ref at, begin, tag.Name, name));
        }
    }

    private static HtmlTag Apply(HtmlTag tag, string name, string? value) => (tag.Name, name) switch
    {
        ("a", "href") or ("tg-emoji", "emoji-id") => tag with { Argument = value },
        ("code", "class") when value?.StartsWith("language-", StringComparison.Ordinal) == true => tag with { Argument = value[9..] },
        ("span", "class") when value?.StartsWith("tg-", StringComparison.Ordinal) == true => tag with { Argument = value[3..] },
        ("blockquote", "expandable") => tag with { Expandable = true },
        _ => tag,
    };

    private static string ReadName(string html, ref int at, int begin, string tag)
    {
        var start = at;
        while (at < html.Length && !IsSpace(html[at]) && html[at] != '=' && html[at] != '>')
        {
            at++;
        }

        return at > start
            ? html[start..at].ToLowerInvariant()
            : throw MarkupError.At($"Empty attribute name in the tag \"{tag}\"", html, begin);
    }

    private static string? ReadValue(string html, ref int at, int begin, string tag, string name)
    {
        SkipSpaces(html, ref at);
        if (at >= html.Length || html[at] != '=')
        {
            // The one attribute that stands without a value.
            return tag == "blockquote" && name == "expandable"
                ? null
                : throw MarkupError.At($"Expected equal sign in declaration of an attribute of the tag \"{tag}\"", html, begin);
        }

        at++;
        SkipSpaces(html, ref at);
        if (at >= html.Length)
        {
            throw MarkupError.At($"Unclosed start tag \"{tag}\"", html, begin);
        }

        return html[at] is '"' or '\'' ? ReadQuoted(html, ref at, begin) : ReadToken(html, ref at);
    }

    private static string ReadQuoted(string html, ref int at, int begin)
    {
        var quote = html[at++];
        var value = new StringBuilder();
        while (at < html.Length && html[at] != quote)
        {
            if (html[at] == '&' && HtmlReference.Read(html, ref at) is { } character)
            {
                value.Append(character);
            }
            else
            {
                value.Append(html[at++]);
            }
        }

        return at++ < html.Length ? value.ToString() : throw MarkupError.At("Unclosed start tag", html, begin);
    }

    private static string ReadToken(string html, ref int at)
    {
        var start = at;
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '.' or '-'))
        {
            at++;
        }

        return at < html.Length && (IsSpace(html[at]) || html[at] == '>')
            ? html[start..at].ToLowerInvariant()
            : throw MarkupError.At("Unexpected end of name token", html, start);
    }

    private static void SkipSpaces(string html, ref int at)
    {
        while (at < html.Length && IsSpace(html[at]))
        {
            at++;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\0' or '\v';
}
