using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads message_ids as get_message_ids of the real server does.</summary>
internal static class MessageIds
{
    private const int Most = 100;

    public static List<int> Read(BotCall call)
    {
        if (call.Parameters["message_ids"].Length == 0)
        {
            throw Refusal.BadRequest("message identifiers are not specified");
        }

        var array = call.Parameters.JsonArray(
            "message_ids", "can't parse message_ids JSON object", "expected an Array of message identifiers");
        if (array.GetArrayLength() > Most)
        {
            throw Refusal.BadRequest("too many message identifiers specified");
        }

        List<int> ids = [.. array.EnumerateArray().Select(Id)];
        return ids.Count > 0 ? ids : throw Refusal.BadRequest("message identifiers are not specified");
    }

    /// <summary>As above, and growing: what is forwarded keeps its order.</summary>
    public static List<int> ReadGrowing(BotCall call)
    {
        var ids = Read(call);
        return ids.Zip(ids.Skip(1)).All(pair => pair.First < pair.Second)
            ? ids
            : throw Refusal.BadRequest("message identifiers must be in a strictly increasing order");
    }

    private static int Id(JsonElement json)
    {
        if (json.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            throw Refusal.BadRequest("message identifier must be a Number");
        }

        if (!int.TryParse(json.Plain(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
        {
            throw Refusal.BadRequest("can't parse message identifier as a Number");
        }

        return id > 0 ? id : throw Refusal.BadRequest("invalid message identifier specified");
    }
}
