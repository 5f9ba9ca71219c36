using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>What organizers do. Whether they may is decided before it comes here.</summary>
/// <param name="ledgers">All of them: whoever is suspended leaves what each feature has of them with others.</param>
public sealed class OrganizingLedger(Stock stock, BankRegions regions, Func<Ledgers> ledgers) : Ledger
{
    private readonly LeverDesk _levers = new(stock);
    private readonly FlagDesk _flags = new(regions);

    public override IReadOnlyList<Table> Tables => [FileOrders.Table, RoleOffers.Table];

    public override IReadOnlyList<Answerer> Answers => [.. OfFiles, .. OfPeople, .. OfTheTeam, .. OfTheLog, .. OfLevers, .. OfRules, .. OfFlags];

    private static Answerer[] OfFiles => [Answerer.To<OrderFile>(FileOrders.Add), Answerer.To<NoteFile>(FileOrders.Note)];

    private Answerer[] OfPeople =>
    [
        Answerer.To<LookAtPeople>(PeopleDesk.Look),
        Answerer.To<LookAtPerson>(PeopleDesk.Look),
        Answerer.To<SuspendVolunteer>((kept, ask, deed) => PeopleDesk.Suspend(kept, ask, deed, ledgers())),
        Answerer.To<RestoreVolunteer>(PeopleDesk.Restore),
        Answerer.InTurn<GiveThanks>(ThanksDesk.Give),
    ];

    private static Answerer[] OfTheTeam =>
    [
        Answerer.To<LookAtTeam>(TeamDesk.Look),
        Answerer.To<OfferRole>(TeamDesk.Offer),
        Answerer.To<WithdrawRoleOffer>(TeamDesk.Withdraw),
        Answerer.To<LookAtRoleOffer>(TeamDesk.Look),
        Answerer.To<TakeRole>(TeamDesk.Take),
        Answerer.To<ChangeRole>(TeamDesk.Change),
    ];

    private static Answerer[] OfTheLog =>
        [Answerer.To<LookAtAudit>(AuditDesk.Look), Answerer.To<LookAtAuditEntry>(AuditDesk.Look), Answerer.To<GatherAudit>(AuditDesk.Gather)];

    private Answerer[] OfFlags => [Answerer.To<LookAtFlags>(_flags.Look), Answerer.To<HandleFlag>(_flags.Handle)];

    private static Answerer[] OfRules => [Answerer.To<LookAtRules>(RuleDesk.Look), Answerer.To<SetRules>(RuleDesk.Set)];

    private Answerer[] OfLevers => [Answerer.To<LookAtLevers>(_levers.Look), Answerer.To<PullLever>(LeverDesk.Pull), Answerer.To<ReleaseLever>(LeverDesk.Release)];
}
