using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Reads who has which role; drawn from the store's answer.</summary>
/// <param name="Member">Whose page is open; 0: everybody's.</param>
public sealed record AtTeam(State Return, long Member = 0) : Desk(Return), IPage;

/// <summary>Is asked once more before an invitation is made.</summary>
public sealed record ConfirmingOffer(State Return, Role Role) : Desk(Return);

/// <summary>Is asked once more before somebody's role is changed.</summary>
public sealed record ConfirmingRole(State Return, VolunteerId Who, Role Had, Role Next) : Desk(Return);

/// <summary>Opened an invitation: reads what the role is. Whatever was going on waits, a call and the first questions too.</summary>
public sealed record Invited(State Return, long Offer, Role Role) : Aside(Return);

/// <param name="Member">An id; 0 for everybody.</param>
public sealed record TeamAsked(long Member = 0) : Trigger, IForOrganizers;

public sealed record OfferWanted(Role Role) : Trigger, IForOrganizers;

public sealed record OfferConfirmed : Trigger, IForOrganizers;

public sealed record OfferUnwanted(long Id) : Trigger, IForOrganizers;

public sealed record RoleWanted(long Who, Role From, Role To) : Trigger, IForOrganizers;

public sealed record RoleConfirmed : Trigger, IForOrganizers;

public sealed record RoleAccepted : Trigger;

/// <summary>Who has which role, and which invitations are open. Answered by <see cref="TeamSeen"/>.</summary>
public sealed record LookAtTeam : Ask;

/// <param name="Members">Given a role in the chat; owners by configuration are not among them unless they were given one.</param>
public sealed record TeamSeen(IReadOnlyList<TeamMember> Members, IReadOnlyList<RoleOffer> Open) : Answer
{
    public Role RoleOf(VolunteerId who) => Members.FirstOrDefault(member => member.Volunteer == who)?.Role ?? Role.None;
}

/// <summary>A one-time invitation into a role that nobody has taken yet.</summary>
public sealed record RoleOffer(long Id, Role Role, VolunteerId By, DateTimeOffset Until);

/// <summary>Makes an invitation for whoever opens its link first. Answered by <see cref="RoleOffered"/>.</summary>
public sealed record OfferRole(Role Role) : Ask;

/// <param name="Code">128 random bits; nobody can ask for it again, the store keeps a hash.</param>
public sealed record RoleOffered(RoleOffer Offer, string Code) : Answer
{
    public override string ToString() => $"RoleOffered({Offer})";
}

/// <summary>The link works no more. Answered by <see cref="RoleOfferWithdrawn"/>, also when somebody took it before.</summary>
public sealed record WithdrawRoleOffer(long Id) : Ask;

public sealed record RoleOfferWithdrawn(long Id, bool WasOpen) : Answer;

/// <summary>Somebody opened a link. Answered by <see cref="RoleOfferSeen"/> or <see cref="RoleOfferVoid"/>.</summary>
public sealed record LookAtRoleOffer(string Code) : Ask
{
    public override string ToString() => "LookAtRoleOffer";
}

/// <param name="GivenBy">The role of the one who invited, as it is now in the store.</param>
public sealed record RoleOfferSeen(RoleOffer Offer, Role GivenBy) : Answer;

/// <summary>Used, withdrawn, older than its time, or never there.</summary>
public sealed record RoleOfferVoid : Answer;

/// <summary>The one who asks takes the role; the invitation is used up and its maker is told. Answered by <see cref="RoleTaken"/> or <see cref="RoleOfferVoid"/>.</summary>
public sealed record TakeRole(long Offer) : Ask;

/// <remarks>The role itself is kept with the volunteer, by whom the turn is saved.</remarks>
public sealed record RoleTaken(Role Role) : Answer;

/// <summary>Gives somebody of the team another role, or takes it. He is told. Answered by <see cref="RoleChanged"/> or <see cref="RoleNotChanged"/>.</summary>
/// <param name="From">As it was shown: if it is another one by now, nothing is changed.</param>
public sealed record ChangeRole(VolunteerId Volunteer, Role From, Role To) : Ask;

public sealed record RoleChanged(VolunteerId Volunteer, Role From, Role To) : Answer;

/// <param name="IsLastOwner">There would be no owner left.</param>
public sealed record RoleNotChanged(VolunteerId Volunteer, bool IsLastOwner) : Answer;

/// <summary>Somebody gave this volunteer another role, or took it.</summary>
public sealed record RoleGiven(Role Role) : TimeCame;

/// <summary>Somebody took the role to which this organizer invited.</summary>
public sealed record OfferTaken(long Who, Role Role) : TimeCame;
