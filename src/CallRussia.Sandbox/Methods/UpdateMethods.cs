using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Fetching updates, and the webhook that they are delivered to instead.</summary>
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
        var webhook = Webhook.Read(call.Parameters);
        if (webhook is not null && !call.World.Webhooks.MayBeSet())
        {
            throw Refusal.TooManyRequests(1);
        }

        Allow(call);
        DropPending(call);
        Set(call, webhook);
    }

    public static void DeleteWebhook(BotCall call)
    {
        DropPending(call);
        Set(call, webhook: null);
    }

    public static void GetWebhookInfo(BotCall call)
    {
        var webhook = call.World.Webhooks.Current;
        call.Result.WriteStartObject();
        call.Result.WriteString("url", webhook?.Url.OriginalString ?? "");
        call.Result.WriteBoolean("has_custom_certificate", false);
        call.Result.WriteNumber("pending_update_count", call.World.Updates.Count);
        if (call.World.Webhooks.LastError is { } trouble)
        {
            call.Result.WriteNumber("last_error_date", trouble.At.ToUnixTimeSeconds());
            call.Result.WriteString("last_error_message", trouble.Message);
        }

        if (webhook is not null)
        {
            call.Result.WriteNumber("max_connections", webhook.MostConnections);
            call.Result.WriteString("ip_address", "127.0.0.1");
        }

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

    private static void Set(BotCall call, Webhook? webhook)
    {
        call.World.Webhooks.Set(webhook);
        if (webhook is not null)
        {
            call.World.Polls.GiveWay();
        }

        call.True();
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
