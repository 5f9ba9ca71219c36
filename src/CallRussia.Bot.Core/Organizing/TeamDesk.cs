using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Answers what concerns roles. Whether the one who asks may do it is decided before it comes here.</summary>
internal static class TeamDesk
{
    public static TeamSeen Look(ITransaction kept, LookAtTeam ask, Deed deed) => new(Chats.Members(kept), RoleOffers.Open(kept, deed.At));

    public static RoleOffered Offer(ITransaction kept, OfferRole ask, Deed deed)
    {
        var (offer, code) = RoleOffers.Add(kept, ask.Role, deed);
        AuditLog.Add(kept, deed, Act.RoleOffered, ask.Role.ToString(), reason: null);
        return new RoleOffered(offer, code);
    }

    public static RoleOfferWithdrawn Withdraw(ITransaction kept, WithdrawRoleOffer ask, Deed deed)
    {
        var offer = RoleOffers.Take(kept, ask.Id, deed.At);
        if (offer is not null) AuditLog.Add(kept, deed, Act.RoleOfferWithdrawn, offer.Role.ToString(), reason: null);
        return new RoleOfferWithdrawn(ask.Id, offer is not null);
    }

    public static Trigger Look(ITransaction kept, LookAtRoleOffer ask, Deed deed) =>
        !Suspensions.Has(kept, deed.Who) && RoleOffers.Find(kept, ask.Code, deed.At) is { } offer ? new RoleOfferSeen(offer, Chats.RoleOf(kept, offer.By)) : new RoleOfferVoid();

    public static Trigger Take(ITransaction kept, TakeRole ask, Deed deed)
    {
        // Into the team there is no way around a suspension; the invitation stays for whom it was meant.
        if (Suspensions.Has(kept, deed.Who) || RoleOffers.Take(kept, ask.Offer, deed.At) is not { } offer) return new RoleOfferVoid();
        RoleOffers.Void(kept, deed.Who);
        AuditLog.Add(kept, deed, Act.RoleTaken, offer.Role.ToString(), reason: null);
        Timers.Set(kept, offer.By, $"offer-taken:{offer.Id}", deed.At, new OfferTaken(deed.Who.Value, offer.Role));
        return new RoleTaken(offer.Role);
    }

    public static Trigger Change(ITransaction kept, ChangeRole ask, Deed deed)
    {
        if (ask.From == Role.Owner && deed.Owners.IsEmpty && Chats.Members(kept).Count(member => member.Role == Role.Owner) < 2)
            return new RoleNotChanged(ask.Volunteer, IsLastOwner: true);
        if (!Chats.Appoint(kept, ask.Volunteer, ask.From, ask.To)) return new RoleNotChanged(ask.Volunteer, IsLastOwner: false);
        RoleOffers.Void(kept, ask.Volunteer);
        AuditLog.Add(kept, deed, Act.RoleChanged, ask.Volunteer, ask.From.ToString(), ask.To.ToString());
        if (ask.Volunteer != deed.Who) Timers.Set(kept, ask.Volunteer, "role", deed.At, new RoleGiven(ask.To));
        return new RoleChanged(ask.Volunteer, ask.From, ask.To);
    }
}
