using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// One update as it came: its id and its JSON, a copy of its own, but for what we said ourselves: see <see cref="TappedMessage"/>. Reading it is a second step
/// (<see cref="UpdateReader"/>), so that an update that can't be read is kept aside and holds up no other.
/// </summary>
/// <param name="Id">Not always rising: after a week of silence the server starts anywhere, also lower.</param>
public sealed record RawUpdate(int Id, ReadOnlyMemory<byte> Utf8Json)
{
    public override string ToString() => $"Update {Id}";
}

/// <param name="Updates">Those that have an id.</param>
/// <param name="Strange">How many had none; they can neither be kept nor confirmed.</param>
public sealed record PolledUpdates(IReadOnlyList<RawUpdate> Updates, int Strange);

/// <summary>The package's GetUpdates reads a batch whole: one update that it can't read costs all of them, at every poll again.</summary>
public static class RawUpdates
{
    public static async Task<BotResult<PolledUpdates>> Poll(
        this ITelegramBotClient bot, int? offset, IReadOnlyList<UpdateType>? allowedUpdates, CancellationToken cancellationToken)
    {
        var polled = await bot.SendRequest(new GetRawUpdates(offset, allowedUpdates), cancellationToken).Tried(cancellationToken);
        if (!polled.IsOk) return polled.Error;
        var updates = polled.Value.Select(Identified).OfType<RawUpdate>().ToList();
        var strange = polled.Value.Length - updates.Count;
        // If one update has an id, the next poll moves on. If none has, the same answer would come for ever, so that is an error.
        return strange > 0 && updates.Count == 0
            ? new BotError(BotErrorKind.Decode, 200, $"None of {strange} updates has an id.", RetryAfter: null, MigrateTo: null, Fate.Sent)
            : new PolledUpdates(updates, strange);
    }

    /// <summary>One update, as a webhook gets it.</summary>
    /// <returns>Null when it has no id.</returns>
    public static RawUpdate? Read(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8Json);
            return Identified(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RawUpdate? Identified(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object
        && update.TryGetProperty("update_id", out var id)
        && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt32(out var number)
            ? new RawUpdate(number, TappedMessage.Shortened(update))
            : null;
}

/// <summary>
/// Telegram sends the whole message back with each tap on a button under it: words, keyboard, and a number where one stands there. We have said all of that; which message
/// it is, and in which chat, is enough. It is a tap's larger part, and kept with it until its turn is over.
/// </summary>
internal static class TappedMessage
{
    public static byte[] Shortened(JsonElement update)
    {
        var whole = JsonMarshal.GetRawUtf8Value(update);
        if (!update.TryGetProperty("callback_query", out var query) || query.ValueKind != JsonValueKind.Object) return whole.ToArray();
        if (!query.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object) return whole.ToArray();
        var said = JsonMarshal.GetRawUtf8Value(message);
        whole.Overlaps(said, out var at);
        return [.. whole[..at], .. Known(message), .. whole[(at + said.Length)..]];
    }

    private static byte[] Known(JsonElement message)
    {
        var known = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(known);
        writer.WriteStartObject();
        foreach (var part in message.EnumerateObject())
            if (part.Name is "message_id" or "date" or "chat") part.WriteTo(writer);
        writer.WriteEndObject();
        writer.Flush();
        return known.WrittenSpan.ToArray();
    }
}

/// <summary>getUpdates, with the updates as they came.</summary>
internal sealed class GetRawUpdates(int? offset, IReadOnlyList<UpdateType>? allowedUpdates) : RequestBase<JsonElement[]>("getUpdates")
{
    public int? Offset { get; } = offset;

    public int Limit { get; } = OutgoingLimits.PolledUpdates;

    public int Timeout { get; } = OutgoingLimits.PollSeconds;

    /// <summary>The server remembers them.</summary>
    public IReadOnlyList<UpdateType>? AllowedUpdates { get; } = allowedUpdates;
}
