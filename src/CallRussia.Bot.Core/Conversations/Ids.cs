namespace CallRussia.Bot.Core.Conversations;

/// <summary>A person who calls. Telegram's user id, which is also the id of the private chat with that person.</summary>
public readonly record struct VolunteerId(long Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>One hand-out of one number to one volunteer. Ids grow and are never used again, so an old button names an old lease.</summary>
public readonly record struct LeaseId(long Value)
{
    public override string ToString() => Value.ToString();
}
