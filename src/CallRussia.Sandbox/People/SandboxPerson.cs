namespace CallRussia.Sandbox;

/// <summary>
/// A person with a Telegram account, as seen over the person's shoulder: what is in the chat with the bot, and what the person does.
/// Actions happen at once; expectations wait for what the bot does about them.
/// </summary>
public sealed partial class SandboxPerson
{
    private readonly World _world;

    internal SandboxPerson(World world, Chat chat)
    {
        _world = world;
        Chat = chat;
    }

    public long Id => Chat.Id;

    public PersonCard Card => Chat.Card;

    public string FirstName => Chat.Card.FirstName;

    /// <summary>Language of the person's app; a change is seen by the bot with the next update.</summary>
    public string? LanguageCode
    {
        get => Chat.Card.LanguageCode;
        set => ChangeCard(Chat.Card with { LanguageCode = value });
    }

    public bool HasStarted => Chat.Started;

    public bool HasBlockedBot => Chat.Blocked;

    /// <summary>All messages in the chat now, both sides, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> Messages => Chat.Messages;

    /// <summary>The bot's latest message that is still there, or null.</summary>
    public SandboxMessage? LastMessage => Chat.Messages.LastOrDefault(message => message.FromBot);

    /// <summary>Labels of all buttons under the latest message that has any.</summary>
    public IReadOnlyList<string> Buttons =>
        [.. (Chat.Messages.LastOrDefault(message => message.Buttons.Count > 0)?.AllButtons ?? []).Select(button => button.Text)];

    /// <summary>The reply keyboard in place of the person's own, or null.</summary>
    public SandboxMarkup? ReplyKeyboard => Chat.ReplyKeyboard;

    /// <summary>The commands in this person's menu: by chat, all private chats, default; each first in the person's language.</summary>
    public IReadOnlyList<SandboxCommand> Commands => _world.Bot.Commands.VisibleTo(Id, LanguageCode);

    /// <summary>Everything that happened in the chat (the latest 2,000 events).</summary>
    public IReadOnlyList<SandboxEvent> Transcript => Chat.Read(transcript => transcript.Snapshot());

    /// <summary>The words of the latest answer to a press that had any, or null.</summary>
    public string? LastToast => Transcript
        .LastOrDefault(happened => happened.Kind == SandboxEventKind.Answered && happened.Text.Length > 0)?.Text;

    internal Chat Chat { get; }

    /// <summary>The transcript as text, one event a line.</summary>
    public override string ToString() => $"{FirstName} ({Id})\n" + string.Join('\n', Transcript);

    public void ChangeCard(PersonCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        Chat.Card = card.Id == Id ? card : throw new ArgumentException("A person's id never changes.", nameof(card));
        _world.Page.ChatChanged(Chat);
    }
}
