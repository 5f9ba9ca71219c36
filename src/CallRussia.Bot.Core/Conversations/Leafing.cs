namespace CallRussia.Bot.Core.Conversations;

/// <summary>Opens something that editors write and may change while somebody reads it.</summary>
/// <param name="Seen">The version of the guide that the screen with the button shows; empty on other screens. It is no part of what is asked for.</param>
public abstract record Leafing(string Seen) : Trigger
{
    public virtual bool Equals(Leafing? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}
