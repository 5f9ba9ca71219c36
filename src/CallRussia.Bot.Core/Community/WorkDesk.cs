using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Keeps who offers which work, and what the team does about it.</summary>
internal static class WorkDesk
{
    public static WorkSeen Look(ITransaction kept, LookAtWork ask, Deed deed) => new([.. WorkOffers.Of(kept, deed.Who)], Belonging.IsKeptOut(kept, deed.Who));

    public static WorkKindSeen Look(ITransaction kept, LookAtWorkKind ask, Deed deed) => Seen(kept, ask.Kind, deed);

    public static WorkKindSeen Offer(ITransaction kept, OfferWork ask, Deed deed)
    {
        if (!Belonging.IsKeptOut(kept, deed.Who) && WorkOffers.IsOpen(ask.Kind, deed.Scene.Volunteer)) kept.TryAdd(WorkOffers.Table, (deed.Who, ask.Kind), new WorkOffer(deed.Who, ask.Kind, deed.At));
        return Seen(kept, ask.Kind, deed);
    }

    public static WorkKindSeen TakeBack(ITransaction kept, TakeWorkBack ask, Deed deed)
    {
        kept.Remove(WorkOffers.Table, (deed.Who, ask.Kind));
        return Seen(kept, ask.Kind, deed);
    }

    public static WorkKindSeen Note(ITransaction kept, NoteWork ask, Deed deed)
    {
        kept.Change(WorkOffers.Table, (deed.Who, ask.Kind), offer => offer with { Note = ask.Words });
        return Seen(kept, ask.Kind, deed) with { IsCut = ask.IsCut };
    }

    public static WorkQueueSeen Look(ITransaction kept, LookAtWorkQueue ask, Deed deed) => Queue(kept, ask.Kind);

    public static WorkQueueSeen End(ITransaction kept, EndWork ask, Deed deed)
    {
        if (!kept.Remove(WorkOffers.Table, (ask.Who, ask.Kind))) return Queue(kept, ask.Kind);
        Timers.Set(kept, ask.Who, $"work-told:{(int)ask.Kind}", deed.At, new WorkTold(ask.Kind, ask.IsDone));
        AuditLog.Add(kept, deed, ask.IsDone ? Act.PersonWorkDone : Act.PersonWorkDeclined, ask.Who, reason: null);
        return Queue(kept, ask.Kind);
    }

    public static WorkQueueSeen Note(ITransaction kept, NoteHelperWritten ask, Deed deed)
    {
        kept.Change(WorkOffers.Table, (ask.Who, ask.Kind), offer => offer with { WrittenAt = deed.At });
        return Queue(kept, ask.Kind);
    }

    private static WorkKindSeen Seen(ITransaction kept, WorkKind kind, Deed deed) => new(kind, WorkOffers.Find(kept, deed.Who, kind), Belonging.IsKeptOut(kept, deed.Who));

    private static WorkQueueSeen Queue(ITransaction kept, WorkKind? kind) => new(
        [
            .. from known in Enum.GetValues<WorkKind>()
               let offers = WorkOffers.Of(kept, known).ToList()
               select new WorkCount(known, offers.Count, offers.Find(offer => offer.WrittenAt is null)?.At),
        ],
        kind,
        kind is { } one ? [.. WorkOffers.Of(kept, one).Select(offer => new WorkOfferShown(offer, Chats.Volunteer(kept, offer.Who)?.Language ?? Language.English))] : []);
}
