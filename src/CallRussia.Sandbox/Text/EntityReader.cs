using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads entities that a bot gives itself instead of a parse mode.</summary>
internal static class EntityReader
{
    // get_text_entity_type of the real server: what it finds by itself cannot be forced by the bot.
    private static readonly string[] Accepted =
    [
        "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
        "code", "pre", "text_link", "text_mention", "custom_emoji",
    ];

    public static IReadOnlyList<SandboxEntity> Read(JsonElement? json, int length)
    {
        if (json is not { ValueKind: JsonValueKind.Array } array)
        {
            return [];
        }

        List<SandboxEntity> entities = [];
        foreach (var item in array.EnumerateArray())
        {
            if (Entity(item) is { } entity && entity.Offset >= 0 && entity.Length > 0 && entity.Length <= length - entity.Offset)
            {
                entities.Add(entity);
            }
        }

        return entities;
    }

    private static SandboxEntity? Entity(JsonElement item)
    {
        var type = item.Text("type");
        if (!Accepted.Contains(type))
        {
            return null;
        }

        var url = item.Text("url");
        if (type == "text_link")
        {
            var verdict = LinkCheck.Check(url);
            url = verdict.Link ?? throw Refusal.BadRequest($"can't parse entities: text link URL '{url}' is invalid: {verdict.Refusal}");
        }

        return new SandboxEntity(
            type,
            item.Number("offset") ?? -1,
            item.Number("length") ?? 0,
            Url: type == "text_link" ? url : null,
            Language: type == "pre" && item.Text("language") is { Length: > 0 } language ? language : null,
            CustomEmojiId: type == "custom_emoji" ? item.Text("custom_emoji_id") : null);
    }
}
