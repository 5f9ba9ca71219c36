using System.Globalization;
using System.Text;

namespace CallRussia.Sandbox;

/// <summary>Character references: numeric ones and the four names Telegram knows. Any other is plain text.</summary>
internal static class HtmlReference
{
    public static string? Read(string html, ref int at)
    {
        var end = at + 1;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || (html[end] == '#' && end == at + 1)))
        {
            end++;
        }

        var name = html[(at + 1)..end];
        var character = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => Numeric(name),
        };
        if (character is not null)
        {
            at = end < html.Length && html[end] == ';' ? end + 1 : end;
        }

        return character;
    }

    private static string? Numeric(string name)
    {
        if (name.Length < 2 || name[0] != '#')
        {
            return null;
        }

        var hexadecimal = name[1] is 'x' or 'X';
        var parsed = hexadecimal
            ? int.TryParse(name.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return parsed && code > 0 && Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }
}
