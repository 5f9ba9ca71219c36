namespace CallRussia.Bot.Core.People;

/// <summary>
/// One of the campaign's bots at Telegram. Several share the bank, what is known of people, and the team; each has its own updates, chats and message
/// rate. A person's conversation is with the bot that they wrote to last.
/// </summary>
public readonly record struct BotId(int Value)
{
    /// <summary>The one without a name; where there is one bot, it is this one.</summary>
    public static readonly BotId Nameless;

    public override string ToString() => $"bot {Value}";
}
