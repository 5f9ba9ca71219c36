using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads a text or caption of a call: parse mode or entities, trimming, what Telegram links itself, and the limits.</summary>
internal static class MessageTextReader
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;

    public static FormattedText Text(ApiParameters parameters)
    {
        if (parameters["text"].Length == 0)
        {
            throw Refusal.BadRequest("message text is empty");
        }

        var text = Parse(parameters["text"], parameters["parse_mode"], parameters.JsonValue("entities", "can't parse entities JSON object"));
        if (text.Text.Length == 0)
        {
            throw Refusal.BadRequest("text must be non-empty");
        }

        return text.CodePoints <= LongestText ? text : throw Refusal.BadRequest("message is too long");
    }

    /// <summary>A caption, or null when there is none.</summary>
    public static FormattedText? Caption(ApiParameters parameters) => Caption(
        parameters["caption"],
        parameters["parse_mode"],
        parameters.JsonValue("caption_entities", "can't parse entities JSON object"));

    public static FormattedText? Caption(string text, string mode, JsonElement? entities)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var caption = Parse(text, mode, entities);
        if (caption.CodePoints > LongestCaption)
        {
            throw Refusal.BadRequest("message caption is too long");
        }

        return caption.Text.Length == 0 ? null : caption;
    }

    public static FormattedText Parse(string text, string mode, JsonElement? entities)
    {
        var parsed = mode.ToLowerInvariant() switch
        {
            "" => new FormattedText(text, EntityReader.Read(entities, text.Length)),
            "html" => HtmlParser.Parse(text),
            "markdown" => MarkdownParser.Parse(text),
            "markdownv2" => MarkdownV2Parser.Parse(text),
            _ => throw Refusal.BadRequest("unsupported parse_mode"),
        };
        return EntityFinder.Complete(Trimmed(parsed));
    }

    private static FormattedText Trimmed(FormattedText text)
    {
        var trimmed = text.Text.Trim();
        if (trimmed.Length == text.Text.Length)
        {
            return text;
        }

        var cut = text.Text.Length - text.Text.TrimStart().Length;
        var kept = text.Entities
            .Select(entity => (Entity: entity, Start: Math.Max(entity.Offset - cut, 0), End: Math.Min(entity.Offset - cut + entity.Length, trimmed.Length)))
            .Where(part => part.End > part.Start)
            .Select(part => part.Entity with { Offset = part.Start, Length = part.End - part.Start });
        return new FormattedText(trimmed, [.. kept]);
    }
}
