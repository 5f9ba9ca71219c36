namespace CallRussia.Bot.Core.Conversations;

/// <summary>Ids grow and are never used again.</summary>
public readonly record struct BroadcastId(long Value)
{
    public override string ToString() => Value.ToString();
}
