using CallRussia.Bot.Telegram;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>What the person sees in the chat with the bot.</summary>
internal sealed class SimChat(long id)
{
    public long Id { get; } = id;

    public bool Blocked { get; set; }

    /// <summary>Counts what the bot did here: an answer has come.</summary>
    public int Changes { get; set; }

    public SortedDictionary<int, SimMessage> Messages { get; } = [];

    /// <summary>The lowest message that has something to press: where the eye and the thumb are.</summary>
    public SimMessage? Latest => Messages.Values.LastOrDefault(message => message.Codes.Any());
}

internal sealed class SimMessage(int id, DateTimeOffset sentAt)
{
    public int Id { get; } = id;

    public DateTimeOffset SentAt { get; } = sentAt;

    public string Text { get; set; } = "";

    public IReadOnlyList<IReadOnlyList<PayloadButton>> Rows { get; set; } = [];

    /// <summary>The codes that stood here before the last edit: a client that is slow still shows them.</summary>
    public IReadOnlyList<string> FormerCodes { get; private set; } = [];

    /// <summary>The bot learned the id of this message and kept it. Of one whose answer was lost it can't know.</summary>
    public bool Known { get; set; }

    public IEnumerable<string> Codes => Rows.SelectMany(row => row).Select(button => button.Code).OfType<string>();

    public string Copied => string.Join(' ', Rows.SelectMany(row => row).Select(button => button.Copy).OfType<string>());

    public bool Is(string text, IReadOnlyList<IReadOnlyList<PayloadButton>> rows) =>
        Text == text && Rows.Count == rows.Count && Rows.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second));

    public void Change(string text, IReadOnlyList<IReadOnlyList<PayloadButton>> rows) => (Text, FormerCodes, Rows) = (text, [.. Codes], rows);
}
