namespace CallRussia.Bot.Core.People;

/// <summary>A person who calls. Telegram's user id, which is also the id of the private chat with that person.</summary>
public readonly record struct VolunteerId(long Value)
{
    /// <summary>No person but a group at Telegram, whose ids are negative: what is to be sent there waits under it as a person's messages do under theirs.</summary>
    public bool IsGroup => Value < 0;

    public override string ToString() => Value.ToString();
}
