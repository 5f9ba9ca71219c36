using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Telegram;

/// <summary>
/// A message as it waits in the outbox, ready for Telegram: already in the reader's language, so that later changes of texts don't change
/// what was decided.
/// </summary>
/// <param name="Html">At most 4096 characters after parsing.</param>
/// <param name="Media">Sent with the message; <paramref name="Html"/> is its caption then.</param>
/// <param name="File">For a document: its name; the content follows in <paramref name="FileContent"/>.</param>
public sealed record MessagePayload(
    string Html, IReadOnlyList<IReadOnlyList<PayloadButton>>? Rows = null, string? File = null, string? FileContent = null, NewsMedia? Media = null)
{
    /// <summary>The message as a picture. Where no picture can be made, the words are sent, which show the same.</summary>
    public PayloadPicture? Picture { get; init; }

    /// <summary>The label of a button in place of the keyboard, which opens Telegram's own list of people.</summary>
    public string? ChoosePerson { get; init; }

    /// <summary>The content of a file that is no text; <see cref="FileContent"/> is null then.</summary>
    public byte[]? FileBytes { get; init; }

    /// <summary>People whose names are marked in the message; null when there are none.</summary>
    public IReadOnlyList<long>? People { get; init; }

    /// <summary>Telegram's name of a recording; <see cref="Html"/> stands under it.</summary>
    public string? Voice { get; init; }

    /// <summary>Pictures, films or files that are shown as one, and nothing else.</summary>
    public IReadOnlyList<NewsMedia>? Album { get; init; }

    /// <summary>Arrives without a sound.</summary>
    public bool Quiet { get; init; }

    /// <summary>Words of another person: Telegram lets nobody send them on.</summary>
    public bool Guarded { get; init; }

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, PayloadJson.Ours.MessagePayload);

    /// <summary>The message with the known names in place of their marks.</summary>
    public MessagePayload Named(Func<long, string?> inWords, Func<long, string?> onButtons) => this with
    {
        Html = NameMark.Fill(Html, inWords),
        Rows = Rows is null ? null : [.. Rows.Select(row => (IReadOnlyList<PayloadButton>)[.. row.Select(button => button with { Label = NameMark.Fill(button.Label, onButtons) })])],
        People = null,
    };

    public static MessagePayload FromUtf8(ReadOnlyMemory<byte> utf8) =>
        JsonSerializer.Deserialize(utf8.Span, PayloadJson.Ours.MessagePayload)
        ?? throw new JsonException("A message of the outbox is null.");

    // It may hold a number.
    public override string ToString() => "MessagePayload";
}

/// <param name="Caption">HTML, at most 1024 characters after parsing.</param>
public sealed record PayloadPicture(string Svg, string Caption)
{
    public override string ToString() => "PayloadPicture";
}

/// <summary>Exactly one of the four is set.</summary>
/// <param name="App">The address of a page that Telegram opens inside itself.</param>
public sealed record PayloadButton(string Label, string? Code = null, string? Url = null, string? Copy = null, string? App = null)
{
    public override string ToString() => "PayloadButton";
}

/// <summary>The commands menu of one chat.</summary>
public sealed record CommandsPayload(IReadOnlyList<PayloadCommand> Commands)
{
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, PayloadJson.Ours.CommandsPayload);

    public static CommandsPayload FromUtf8(ReadOnlyMemory<byte> utf8) =>
        JsonSerializer.Deserialize(utf8.Span, PayloadJson.Ours.CommandsPayload)
        ?? throw new JsonException("A menu of the outbox is null.");
}

public sealed record PayloadCommand(string Name, string Description);

[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(CommandsPayload))]
internal sealed partial class PayloadJson : JsonSerializerContext
{
    /// <summary>Every message lies in the outbox for a moment: Cyrillic and markup as they are, of which the default encoder makes 6 bytes a letter.</summary>
    public static PayloadJson Ours { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
