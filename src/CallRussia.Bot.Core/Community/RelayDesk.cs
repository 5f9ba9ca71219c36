using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Says whether and to whom words may go on, ends talks, and takes reports. It keeps nothing of what is said.</summary>
internal static class RelayDesk
{
    public static Trigger Look(ITransaction kept, LookAtTalk ask, Deed deed) =>
        TalkSides.Find(kept, deed.Who, ask.Kind, ask.Talk) is { } side ? new TalkSeen(side.Kind, side.Talk, NameOf(kept, side.With)) : new TalkGone();

    public static Trigger Pass(ITransaction kept, PassOn ask, Deed deed)
    {
        if (TalkSides.Find(kept, deed.Who, ask.Kind, ask.Talk) is not { } side) return new TalkGone();
        if (ask.Said.Voice is not null && Bots.Of(kept, side.With) != Bots.Of(kept, deed.Who)) return new MayNotPass(WhyNotPassed.VoiceElsewhere, NameOf(kept, side.With));
        return Hear(kept, side, deed, out var why) is { } hearer ? new MayPass(hearer, NameOf(kept, side.With), ask.Said) : new MayNotPass(why, NameOf(kept, side.With));
    }

    /// <summary>The one on the other side, when they can hear something now.</summary>
    public static Hearer? Hear(ITransaction kept, TalkSide side, Deed deed, out WhyNotPassed why)
    {
        why = WhyNotPassed.Away;
        if (Chats.Volunteer(kept, side.With) is not { Away: false } other) return null;
        why = WhyNotPassed.TooMany;
        if (side.Said(deed.At) is not { } said) return null;
        kept.Put(TalkSides.Table, said);
        // Who asked for a word has an answer, and may ask for one again.
        if (TalkSides.Opposite(kept, side) is { WordAt: not null } asking) kept.Put(TalkSides.Table, asking with { WordAt = null });
        return new Hearer(other.Id, other.Language, side.Other, side.Talk, NameOf(kept, deed.Who), Belonging.IsToBeQuiet(kept, other, deed.At));
    }

    public static Trigger Leave(ITransaction kept, LeaveTalk ask, Deed deed)
    {
        if (TalkSides.Find(kept, deed.Who, ask.Kind, ask.Talk) is not { } side) return new TalkGone();
        Talks.End(kept, side, WhyOver.Left, deed.At, deed.Who);
        return new TalkLeft(side.Kind);
    }

    /// <summary>Buddies who both want it go on for two weeks more.</summary>
    public static Trigger Close(ITransaction kept, CloseTalk ask, Deed deed)
    {
        if (TalkSides.Find(kept, deed.Who, ask.Kind, ask.Talk) is not { } side || side.Until > deed.At) return new TalkGoesOn();
        Talks.End(kept, side, WhyOver.TimeUp, deed.At, deed.Who);
        return new TalkOver(side.Kind, side.Talk, WhyOver.TimeUp);
    }

    /// <summary>The other one learns that the talk is over, and not why.</summary>
    public static Trigger Report(ITransaction kept, ReportPerson ask, Deed deed)
    {
        VolunteerId about;
        if (TalkSides.Find(kept, deed.Who, ask.Kind, ask.Talk) is { } side)
        {
            about = side.With;
            Talks.End(kept, side, WhyOver.Left, deed.At, deed.Who);
        }
        else if (PastTalks.Find(kept, deed.Who, ask.Talk) is { } past) about = past.With;
        else return new TalkGone();
        // Once for each talk, however often the button is pressed.
        kept.Remove(PastTalks.Table, (deed.Who, ask.Talk));
        Apart.ForGood(kept, deed.Who, about);
        PersonReportDesk.Tell(kept, PersonReports.Add(kept, deed.Who, about, ask.Reason, ask.Kind, deed.At), deed);
        return new PersonReported();
    }

    /// <summary>Everybody who is in a talk has one.</summary>
    public static string NameOf(ITransaction kept, VolunteerId who) => Aliases.Of(kept, who) ?? "";
}
