using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Fetching updates, and the webhook that stands in its way. The webhook itself is accepted but never called.</summary>
internal static class UpdateMethods
{
    public static async Task GetUpdatesAsync(BotCall call)
    {
        Allow(call);
        var updates = await call.World.Polls.PollAsync(
            call.Parameters.Int("offset", 0),
            call.Parameters.Int("limit", 100, 1, 100),
            call.Parameters.Int("timeout", 0, 0, LongPolls.LongestTimeout),
            call.Cancellation);

        call.Result.WriteStartArray();
        foreach (var update in updates)
        {
            call.Result.WriteRawValue(update.Json, skipInputValidation: true);
        }

        call.Result.WriteEndArray();
    }

    public static void SetWebhook(BotCall call)
    {
        var url = call.Parameters["url"];
        if (url.Length > 0 && LinkCheck.Check(url).Link is null && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw Refusal.BadRequest("invalid webhook URL specified");
        }

        Allow(call);
        DropPending(call);
        call.World.Polls.Webhook = url;
        call.True();
    }

    public static void DeleteWebhook(BotCall call)
    {
        DropPending(call);
        call.World.Polls.Webhook = "";
        call.True();
    }

    public static void GetWebhookInfo(BotCall call)
    {
        call.Result.WriteStartObject();
        call.Result.WriteString("url", call.World.Polls.Webhook);
        call.Result.WriteBoolean("has_custom_certificate", false);
        call.Result.WriteNumber("pending_update_count", call.World.Updates.Count);
        if (call.World.Updates.AllowedUpdates is { } allowed)
        {
            call.Result.WriteStartArray("allowed_updates");
            foreach (var kind in allowed.Order(StringComparer.Ordinal))
            {
                call.Result.WriteStringValue(kind);
            }

            call.Result.WriteEndArray();
        }

        call.Result.WriteEndObject();
    }

    private static void Allow(BotCall call)
    {
        if (call.Parameters.JsonValue("allowed_updates", "can't parse allowed updates") is { ValueKind: JsonValueKind.Array } kinds)
        {
            var names = kinds.EnumerateArray().Where(kind => kind.ValueKind == JsonValueKind.String);
            call.World.Updates.Allow(names.Select(kind => kind.GetString()!));
        }
    }

    private static void DropPending(BotCall call)
    {
        if (call.Parameters.Flag("drop_pending_updates"))
        {
            call.World.Updates.Clear();
        }
    }
}
