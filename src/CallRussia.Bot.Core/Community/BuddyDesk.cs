using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Core.Community;

/// <summary>Answers what volunteers ask about buddies.</summary>
internal static class BuddyDesk
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public static BuddySeen Look(ITransaction kept, LookAtBuddy ask, Deed deed) => Seen(kept, deed);

    /// <summary>Whoever has a buddy looks for no other one.</summary>
    public static BuddySeen Seek(ITransaction kept, SeekBuddy ask, Deed deed)
    {
        if (!ask.Hours.IsChosen || ask.Languages == 0 || Aliases.Of(kept, deed.Who) is null || !BuddyWishes.MayMeet(kept, deed.Scene.Volunteer)) return Seen(kept, deed);
        var since = kept.Find(BuddyWishes.Table, deed.Who)?.Since ?? deed.At;
        kept.Put(BuddyWishes.Table, new BuddyWish(deed.Who, ask.CanHold, ask.Languages, ask.Hours, since));
        Timers.SetMissing(kept, deed.Who, BuddyTimers.NotYet, deed.Scene.NotAtNight(deed.At + s_day), new BuddyNotYet());
        return Seen(kept, deed);
    }

    public static BuddySeen SeekNot(ITransaction kept, SeekNoBuddy ask, Deed deed)
    {
        BuddyWishes.Withdraw(kept, deed.Who);
        return Seen(kept, deed);
    }

    public static BuddyToTell Look(ITransaction kept, LookForBuddy ask, Deed deed) =>
        new(ask.From, TalkSides.Find(kept, deed.Who, TalkKind.Buddy) is { } side && MayRing(kept, side));

    public static Trigger Ring(ITransaction kept, RingBuddy ask, Deed deed) => Ring(kept, Find(kept, deed, ask.Talk), ask.Ring, deed);

    public static Trigger Tell(ITransaction kept, TellBuddy ask, Deed deed) => Ring(kept, TalkSides.Find(kept, deed.Who, TalkKind.Buddy), Community.Ring.Word, deed);

    public static Trigger Stay(ITransaction kept, StayTogether ask, Deed deed)
    {
        if (Find(kept, deed, ask.Talk) is not { } side || TalkSides.Opposite(kept, side) is not { } other) return new TalkGone();
        var name = RelayDesk.NameOf(kept, side.With);
        // Pressed again, or long before the time: it stands as it stands.
        if (side.Until - deed.At > Talks.AskedBefore) return new StaySaid(name, side.Until, Hearer: null);
        if (side.Stays) return new StaySaid(name, Until: null, Hearer: null);
        if (!other.Stays) kept.Put(TalkSides.Table, side with { Stays = true });
        else Prolong(kept, side, other);
        var now = Find(kept, deed, ask.Talk)!;
        return new StaySaid(name, now.Stays ? null : now.Until, RelayDesk.Hear(kept, now, deed, out _));
    }

    public static Trigger Share(ITransaction kept, ShareContacts ask, Deed deed)
    {
        if (Find(kept, deed, ask.Talk) is not { } side || TalkSides.Opposite(kept, side) is not { } other) return new TalkGone();
        var isNew = !side.Shares;
        if (isNew) kept.Put(TalkSides.Table, side = side with { Shares = true });
        return new SharingSaid(RelayDesk.NameOf(kept, side.With), other.Shares ? side.With.Value : null, isNew ? RelayDesk.Hear(kept, side, deed, out _) : null);
    }

    /// <summary>"Join me" wakes nobody; "I'd like a word" waits in the chat without a sound, and is not told twice in a row.</summary>
    private static Trigger Ring(ITransaction kept, TalkSide? found, Ring ring, Deed deed)
    {
        if (found is not { } side) return new TalkGone();
        var name = RelayDesk.NameOf(kept, side.With);
        if (!MayRing(kept, side)) return new MayNotRing(name, WhyNotRung.Away);
        if (ring == Community.Ring.Word && side.WantsWord(deed.At)) return new MayNotRing(name, WhyNotRung.Told);
        if (ring == Community.Ring.Join && Chats.Volunteer(kept, side.With) is { } other && Belonging.IsAsleep(other, deed.At)) return new MayNotRing(name, WhyNotRung.Asleep);
        if (RelayDesk.Hear(kept, side, deed, out _) is not { } hearer) return new MayNotRing(name, WhyNotRung.Away);
        if (ring == Community.Ring.Word) kept.Change(TalkSides.Table, (side.Who, side.Kind), asking => asking with { WordAt = deed.At });
        return new MayRing(hearer, ring, name);
    }

    private static bool MayRing(ITransaction kept, TalkSide side) => !Belonging.IsKeptOut(kept, side.Who) && Belonging.IsIn(kept, side.With);

    private static void Prolong(ITransaction kept, TalkSide side, TalkSide other)
    {
        var until = side.Until + BuddyWishes.Together;
        var longer = side with { Stays = false, Until = until };
        kept.Put(TalkSides.Table, longer);
        kept.Put(TalkSides.Table, other with { Stays = false, Until = until });
        Talks.SetTimers(kept, longer);
    }

    private static TalkSide? Find(ITransaction kept, Deed deed, long talk) => TalkSides.Find(kept, deed.Who, TalkKind.Buddy, talk);

    private static BuddySeen Seen(ITransaction kept, Deed deed) => new(
        Belonging.IsKeptOut(kept, deed.Who), kept.Find(BuddyWishes.Table, deed.Who),
        TalkSides.Find(kept, deed.Who, TalkKind.Buddy) is { } side
            ? new BuddyOf(side.Talk, RelayDesk.NameOf(kept, side.With), side.Until, side.Until - deed.At <= Talks.AskedBefore, side.Stays, side.Shares)
            : null);
}
