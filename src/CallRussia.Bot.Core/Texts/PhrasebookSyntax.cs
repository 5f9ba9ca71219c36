using System.Buffers;

namespace CallRussia.Bot.Core.Texts;

/// <summary>What Telegram's HTML knows. Source: core.telegram.org/bots/api#html-style.</summary>
internal static class PhrasebookSyntax
{
    private static readonly string[] Plain = ["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"];

    private static readonly SearchValues<char> EntityCharacters =
        SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly (string Written, string Meaning)[] Entities =
    [
        ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""),
    ];

    /// <summary>The name of the tag between the angle brackets; null if Telegram would refuse it.</summary>
    public static string? Tag(string inside)
    {
        var name = inside.StartsWith('/') ? inside[1..] : inside;
        return name switch
        {
            "a" when inside != name => "a",
            "blockquote expandable" when inside == name => "blockquote",
            _ when inside == name && name.StartsWith("a href=\"", StringComparison.Ordinal) && IsAddress(name[8..]) => "a",
            _ => Plain.Contains(name, StringComparer.Ordinal) ? name : null,
        };
    }

    /// <summary>Whether Telegram shows the one inside the other; it drops or refuses the rest.</summary>
    public static bool MayHold(string outer, string inner) => outer switch
    {
        "pre" => inner is "code",
        "code" => false,
        "a" or "blockquote" => inner != outer,
        _ => true,
    };

    /// <summary>A character written as an entity at the start of <paramref name="source"/>.</summary>
    public static (int Length, string Meaning)? Entity(ReadOnlySpan<char> source)
    {
        foreach (var (written, meaning) in Entities)
        {
            if (source.StartsWith(written, StringComparison.Ordinal))
            {
                return (written.Length, meaning);
            }
        }

        return null;
    }

    /// <summary>An entity of HTML that Telegram doesn't have: people would read <c>&amp;nbsp;</c>.</summary>
    public static bool LooksLikeEntity(ReadOnlySpan<char> source)
    {
        var end = source.IndexOf(';');
        return source[0] == '&' && end > 2 && source[1..end].IndexOfAnyExcept(EntityCharacters) < 0;
    }

    /// <summary>An example of the right number of plural forms.</summary>
    public static string Forms(Language language) =>
        language == Language.Russian ? "Write three forms: {count|волонтёр|волонтёра|волонтёров}"
        : language == Language.Lithuanian ? "Write three forms: {count|savanoris|savanoriai|savanorių}"
        : "Write two forms: {count|volunteer|volunteers}";

    // The rest of <a href="…: an address and the closing quote, nothing after it.
    private static bool IsAddress(string rest) =>
        rest.Length > 1 && rest.EndsWith('"') && !rest[..^1].Contains('"', StringComparison.Ordinal);
}
