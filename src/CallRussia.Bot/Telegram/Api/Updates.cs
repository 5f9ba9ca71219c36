using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// One update as it came: its id and its JSON, a copy of its own. Reading it is a second step, so that an update
/// that can't be read is kept aside and holds up no other.
/// </summary>
/// <param name="Id">Not always rising: after a week of silence the server starts anywhere, also lower.</param>
public sealed record RawUpdate(int Id, ReadOnlyMemory<byte> Utf8Json)
{
    public override string ToString() => $"Update {Id}";
}

/// <summary>The kinds of <see href="https://core.telegram.org/bots/api#update"/> that the bot handles.</summary>
public sealed record Update(
    [property: JsonPropertyName("update_id")] int Id,
    Message? Message = null,
    Message? EditedMessage = null,
    CallbackQuery? CallbackQuery = null,
    ChatMemberUpdated? MyChatMember = null,
    PollAnswer? PollAnswer = null)
{
    /// <summary><see cref="UpdateType.Unknown"/> for a kind that we do not read.</summary>
    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        { MyChatMember: not null } => UpdateType.MyChatMember,
        { PollAnswer: not null } => UpdateType.PollAnswer,
        { EditedMessage: not null } => UpdateType.EditedMessage,
        _ => UpdateType.Unknown,
    };

    /// <summary>
    /// Reads one update. Members we do not know are ignored and words we do not know become Unknown; what is left to
    /// fail is a broken document or a missing id, chat or date.
    /// </summary>
    /// <param name="problem">Where the reading stopped; holds no content of the update.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8Json,
        [NotNullWhen(true)] out Update? update,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            update = JsonSerializer.Deserialize(utf8Json.Span, BotApiJson.Wire.Update);
            problem = update is null ? "The update is null." : null;
        }
        catch (JsonException unreadable)
        {
            // Not the exception's message: it may quote what was read.
            update = null;
            problem = $"Can't read {unreadable.Path ?? "$"} (byte {unreadable.BytePositionInLine ?? 0}).";
        }

        return update is not null;
    }

    public override string ToString() => $"Update {Id} ({Type})";
}

/// <summary>For <c>allowed_updates</c>, which the server remembers and applies when an update is made.</summary>
[JsonConverter(typeof(TolerantEnumConverter<UpdateType>))]
public enum UpdateType
{
    Unknown,
    Message,
    EditedMessage,
    CallbackQuery,
    MyChatMember,
    PollAnswer,
}

/// <summary>
/// A tap, <see href="https://core.telegram.org/bots/api#callbackquery"/>. Modified clients can forge
/// <paramref name="Data"/>: what a tap may do is decided by our state. The same tap may come twice under two ids.
/// </summary>
public sealed record CallbackQuery(string Id, User From, Message? Message = null, string? Data = null)
{
    public override string ToString() => $"CallbackQuery of {From}";
}

/// <summary>An answer to a poll that is not anonymous. It names no chat.</summary>
/// <param name="User">Missing when a channel voted.</param>
/// <param name="OptionIds">Empty when the vote was taken back.</param>
public sealed record PollAnswer(string PollId, IReadOnlyList<int> OptionIds, User? User = null);
