namespace CallRussia.Bot.Core.People;

/// <summary>A person who calls. Telegram's user id, which is also the id of the private chat with that person.</summary>
public readonly record struct VolunteerId(long Value)
{
    public override string ToString() => Value.ToString();
}
