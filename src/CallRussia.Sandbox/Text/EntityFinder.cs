using System.Text.RegularExpressions;

namespace CallRussia.Sandbox;

/// <summary>
/// What Telegram links by itself in any text: commands, links, mentions, hashtags, addresses and phone numbers in international form.
/// Nothing is looked for inside code and links. For phone numbers the real rules are unpublished.
/// </summary>
internal static partial class EntityFinder
{
    private const RegexOptions Exact = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const RegexOptions AnyCase = Exact | RegexOptions.IgnoreCase;

    public static FormattedText Complete(FormattedText text)
    {
        if (!MayHoldSome(text.Text))
        {
            return Sorted(text.Text, [.. text.Entities]);
        }

        List<SandboxEntity> entities = [.. text.Entities];
        Find(text.Text, "url", Links(), entities);
        Find(text.Text, "email", Addresses(), entities);
        Find(text.Text, "mention", Mentions(), entities);
        Find(text.Text, "bot_command", Commands(), entities);
        Find(text.Text, "hashtag", Hashtags(), entities);
        Find(text.Text, "phone_number", Phones(), entities);
        return Sorted(text.Text, entities);
    }

    private static bool MayHoldSome(string text) => text.AsSpan().ContainsAny("/@#+.");

    private static void Find(string text, string type, Regex pattern, List<SandboxEntity> entities)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            var (start, length) = (match.Index, match.Length);
            if (!entities.Exists(entity => BlocksFinding(entity.Type) && start < entity.Offset + entity.Length && entity.Offset < start + length))
            {
                entities.Add(new SandboxEntity(type, start, length));
            }
        }
    }

    private static bool BlocksFinding(string type) => type is "code" or "pre" or "text_link" or "text_mention" or "url" or "email"
        or "mention" or "bot_command" or "hashtag" or "phone_number" or "custom_emoji";

    // Sorted by start, the wider first; code holds nothing else; a message has at most 100.
    private static FormattedText Sorted(string text, List<SandboxEntity> entities)
    {
        var code = entities.FindAll(entity => entity.Type is "code" or "pre");
        entities.RemoveAll(entity => code.Exists(outer => outer != entity && entity.Type is not ("blockquote" or "expandable_blockquote")
            && outer.Offset <= entity.Offset && entity.Offset + entity.Length <= outer.Offset + outer.Length));
        return new FormattedText(text, [.. entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length).Take(100)]);
    }

    // Bare host names are linked only under a few common endings; the real list is all there are.
    [GeneratedRegex(
        @"(?<![\w/.])(?:https?://[^\s<>""]+|(?:www\.|t\.me/)[^\s<>""]+"
        + @"|(?:[a-z0-9-]+\.)+(?:com|org|net|bot|me|lt|ru|eu|info|io)\b(?:/[^\s<>""]*)?)(?<![.,;:!?)»])",
        AnyCase,
        1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<![\w.])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", AnyCase, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![\w/])@[a-zA-Z0-9_]{3,32}(?!\w)", Exact, 1000)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])", Exact, 1000)]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<![\w#])#\w*[\p{L}_]\w*", Exact, 1000)]
    private static partial Regex Hashtags();

    [GeneratedRegex(@"(?<![\w+])\+\d(?:[ \-()]{0,2}\d){9,13}(?!\d)", Exact, 1000)]
    private static partial Regex Phones();
}
