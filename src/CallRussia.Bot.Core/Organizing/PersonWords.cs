using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Reads what is known of one person; drawn from the store's answer.</summary>
public sealed record AtPerson(State Return, long Who) : Desk(Return), IPage;

public sealed record PersonAsked(long Who) : Trigger, IForOrganizers;

/// <summary>Looks for somebody by name: in Telegram's own list, for the bot knows no names.</summary>
public sealed record PersonSought : Trigger, IForOrganizers;

/// <summary>What is known of one person. Answered by <see cref="PersonSeen"/>.</summary>
public sealed record LookAtPerson(VolunteerId Who) : Ask;

/// <param name="IsKnown">Has talked to the bot.</param>
/// <param name="Looks">Brakes that held in the last thirty days, newest first.</param>
public sealed record PersonSeen(VolunteerId Who, bool IsKnown, Role Role, SuspendedPerson? Suspended, IReadOnlyList<PersonToLookAt> Looks) : Answer
{
    /// <summary>Owners by configuration are owners whatever the store knows.</summary>
    public Role RoleIn(Scene scene) => scene.Campaign.Owners.Contains(Who.Value) ? Role.Owner : Role;
}
