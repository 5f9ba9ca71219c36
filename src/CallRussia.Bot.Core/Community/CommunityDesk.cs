using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;

namespace CallRussia.Bot.Core.Community;

/// <summary>Answers what is open to somebody, and by which name they go.</summary>
internal static class CommunityDesk
{
    public static CommunitySeen Look(ITransaction kept, LookAtCommunity ask, Deed deed) => new(
        Aliases.Of(kept, deed.Who), Belonging.IsKeptOut(kept, deed.Who), kept.Find(BuddyWishes.Table, deed.Who)?.Since,
        MentorDesk.Open(kept, deed.Who, TalkKind.Buddy), MentorDesk.Open(kept, deed.Who, TalkKind.Helped) ?? MentorDesk.Open(kept, deed.Who, TalkKind.Helping),
        kept.Has(WordWishes.Table, deed.Who), Mentors.OnDuty(kept, deed.Who, deed.At).Any(),
        Mentors.MayListen(kept, deed.Who) ? WordWishes.All(kept).Count(wish => wish.Who != deed.Who) : null,
        GuideChanges.CountUnread(kept, deed.Scene.Volunteer), Lessons.CountUnread(kept, deed.Who), Events.Ahead(kept, deed.Now).Count(one => Events.IsFor(kept, one, deed.Who)), GroupDesk.CountUnread(kept, deed.Who))
    {
        CallTogether = SharedHours.Open(kept, deed.Now) is { } hour ? SharedHours.Tell(kept, hour).Count?.Here : null,
    };

    public static NameSeen Look(ITransaction kept, LookAtName ask, Deed deed) => new(Aliases.Of(kept, deed.Who), ask.For);

    public static NameSeen Keep(ITransaction kept, KeepName ask, Deed deed)
    {
        if (Aliases.IsFit(ask.Name)) kept.Put(Aliases.Table, new Alias(deed.Who, ask.Name));
        return new NameSeen(Aliases.Of(kept, deed.Who), ask.For);
    }
}
