using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers what concerns roles. Whether the one who asks may do it is decided before it comes here.</summary>
internal sealed class TeamDesk(Session session)
{
    /// <summary>Null when it is no ask of these.</summary>
    public Trigger? Answer(Ask ask, Deed deed) => ask switch
    {
        LookAtTeam => new TeamSeen(session.Conversations.Team(), session.RoleOffers.Open(deed.At)),
        OfferRole offer => Offer(offer, deed),
        WithdrawRoleOffer withdraw => Withdraw(withdraw, deed),
        LookAtRoleOffer look => !session.Suspensions.Has(deed.Who) && session.RoleOffers.Find(look.Code, deed.At) is { } offer ? new RoleOfferSeen(offer, session.Conversations.RoleOf(offer.By)) : new RoleOfferVoid(),
        TakeRole take => Take(take, deed),
        ChangeRole change => Change(change, deed),
        _ => null,
    };

    private RoleOffered Offer(OfferRole ask, Deed deed)
    {
        var (offer, code) = session.RoleOffers.Add(ask.Role, deed);
        session.Audit.Add(deed, Act.RoleOffered, ask.Role.ToString(), reason: null);
        return new RoleOffered(offer, code);
    }

    private RoleOfferWithdrawn Withdraw(WithdrawRoleOffer ask, Deed deed)
    {
        var offer = session.RoleOffers.Take(ask.Id, deed.At);
        if (offer is not null) session.Audit.Add(deed, Act.RoleOfferWithdrawn, offer.Role.ToString(), reason: null);
        return new RoleOfferWithdrawn(ask.Id, offer is not null);
    }

    private Trigger Take(TakeRole ask, Deed deed)
    {
        // Into the team there is no way around a suspension; the invitation stays for whom it was meant.
        if (session.Suspensions.Has(deed.Who) || session.RoleOffers.Take(ask.Offer, deed.At) is not { } offer) return new RoleOfferVoid();
        // By another role somebody may not be able to give what he offered.
        session.RoleOffers.Erase(deed.Who);
        session.Audit.Add(deed, Act.RoleTaken, offer.Role.ToString(), reason: null);
        session.Timers.Set(offer.By, $"offer-taken:{offer.Id}", deed.At, new OfferTaken(deed.Who.Value, offer.Role));
        return new RoleTaken(offer.Role);
    }

    private Trigger Change(ChangeRole ask, Deed deed)
    {
        if (ask.From == Role.Owner && deed.Owners.IsEmpty && session.Conversations.Team().Count(member => member.Role == Role.Owner) < 2)
            return new RoleNotChanged(ask.Volunteer, IsLastOwner: true);
        if (!session.Conversations.Appoint(ask.Volunteer, ask.From, ask.To)) return new RoleNotChanged(ask.Volunteer, IsLastOwner: false);
        session.RoleOffers.Erase(ask.Volunteer);
        session.Audit.Add(deed, Act.RoleChanged, ask.Volunteer.ToString(), ask.From.ToString(), ask.To.ToString());
        if (ask.Volunteer != deed.Who) session.Timers.Set(ask.Volunteer, "role", deed.At, new RoleGiven(ask.To));
        return new RoleChanged(ask.Volunteer, ask.From, ask.To);
    }
}
