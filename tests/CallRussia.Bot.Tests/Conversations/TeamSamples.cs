using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The team's part of the <see cref="Samples"/>.</summary>
internal static class TeamSamples
{
    public const string Code = "AAAAAAAAAAAAAAAAAAAAAA";

    public static readonly VolunteerId Member = new(700_040);

    private static readonly State Return = new Home();

    private static readonly Role[] Roles = [Role.Moderator, Role.Editor, Role.Organizer, Role.Owner];

    public static readonly TeamSeen Seen = new(
        [.. Roles.SelectMany((role, i) => new[] { new TeamMember(new VolunteerId(700_040 + (2 * i)), role, Away: false), new TeamMember(new VolunteerId(700_041 + (2 * i)), role, Away: true) }),
            new TeamMember(Some.Organizer.Id, Role.Moderator, Away: false)],
        [.. Roles.Select((role, i) => Offer(role) with { Id = i + 1 })]);

    public static IEnumerable<State> States =>
    [
        new AtTeam(Return), .. Seen.Members.Select(member => new AtTeam(Return, member.Volunteer.Value)), new AtTeam(Return, 9),
        .. Roles.Select(role => new ConfirmingOffer(Return, role)),
        .. Roles.Select(role => new ConfirmingRole(Return, Member, Role.Moderator, role)), new ConfirmingRole(Return, Member, Role.Owner, Role.None),
        new ConfirmingRole(Return, Some.Organizer.Id, Role.Owner, Role.Editor),
        .. Roles.Select(role => new Invited(Return, 3, role)), new Invited(new OnCall(Some.Lease()), 3, Role.Editor),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new TeamAsked(), new TeamAsked(Member.Value), new OfferConfirmed(), new OfferUnwanted(3), new RoleConfirmed(), new RoleAccepted(), new RoleLinkOpened(Code),
        .. Roles.Select(role => new OfferWanted(role)), .. Roles.Select(role => new RoleWanted(Member.Value, Role.Moderator, role)), new RoleWanted(Member.Value, Role.Owner, Role.None),
        .. Roles.SelectMany(role => new Trigger[] { new RoleGiven(role), new OfferTaken(Member.Value, role), new RoleTaken(role), new RoleOfferSeen(Offer(role), Role.Owner) }),
        new RoleGiven(Role.None), new RoleOfferVoid(), new RoleOfferSeen(Offer(Role.Owner) with { By = Member }, Role.None),
        Seen, new TeamSeen([], []), new RoleOffered(Offer(Role.Editor), Code), new RoleOfferWithdrawn(3, WasOpen: true), new RoleOfferWithdrawn(3, WasOpen: false),
        new RoleChanged(Member, Role.Editor, Role.Moderator), new RoleChanged(Member, Role.Editor, Role.None),
        new RoleChanged(Some.Organizer.Id, Role.Owner, Role.Editor), new RoleNotChanged(Member, IsLastOwner: true), new RoleNotChanged(Member, IsLastOwner: false),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtTeam => Seen,
        OfferRole offer => new RoleOffered(Offer(offer.Role), Code),
        WithdrawRoleOffer withdraw => new RoleOfferWithdrawn(withdraw.Id, WasOpen: true),
        LookAtRoleOffer => new RoleOfferSeen(Offer(Role.Editor), Role.None),
        TakeRole => new RoleTaken(Role.Editor),
        ChangeRole change => new RoleChanged(change.Volunteer, change.From, change.To),
        _ => null,
    };

    /// <summary>By an owner of the configuration.</summary>
    public static RoleOffer Offer(Role role) => new(3, role, Some.Organizer.Id, Some.Now.AddHours(30));
}
