using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>How talks begin and end: the sides, their timers, and what the other one is told.</summary>
internal static class Talks
{
    /// <summary>So long before two weeks are over both are asked whether they stay.</summary>
    public static readonly TimeSpan AskedBefore = TimeSpan.FromDays(2);

    public static TalkSide Begin(ITransaction kept, VolunteerId one, TalkKind kind, VolunteerId other, DateTimeOffset at, TimeSpan length)
    {
        var side = TalkSides.Begin(kept, one, kind, other, at, length);
        SetTimers(kept, side);
        return side;
    }

    /// <summary>Each side hears of it by a timer, except the one who ends it.</summary>
    /// <param name="by">Null where time does.</param>
    public static void End(ITransaction kept, TalkSide side, WhyOver why, DateTimeOffset at, VolunteerId? by = null)
    {
        TalkSides.Remove(kept, side);
        PastTalks.Add(kept, side, at);
        if (side.Kind == TalkKind.Buddy) Apart.AfterBuddies(kept, side.Who, side.With, at);
        Over(kept, side.Who, side.Kind, side.Talk, why, at, by);
        Over(kept, side.With, side.Other, side.Talk, why, at, by);
    }

    /// <summary>Somebody is gone: suspended, or forgotten.</summary>
    public static void EndAll(ITransaction kept, VolunteerId who, DateTimeOffset at)
    {
        foreach (var side in TalkSides.Of(kept, who).ToList()) End(kept, side, WhyOver.Left, at, who);
        Outbox.TakeBack(kept, who);
    }

    public static void SetTimers(ITransaction kept, TalkSide side)
    {
        foreach (var (who, kind) in ((VolunteerId, TalkKind)[])[(side.Who, side.Kind), (side.With, side.Other)])
        {
            Timers.Set(kept, who, TimeUp(kind), side.Until, new TalkTimeUp(kind, side.Talk));
            if (kind == TalkKind.Buddy) Timers.Set(kept, who, BuddyTimers.Stay, side.Until - AskedBefore, new BuddyMayStay(side.Talk));
        }
    }

    private static void Over(ITransaction kept, VolunteerId who, TalkKind kind, long talk, WhyOver why, DateTimeOffset at, VolunteerId? by)
    {
        Timers.TakeOff(kept, who, TimeUp(kind));
        if (kind == TalkKind.Buddy) Timers.TakeOffBeginning(kept, who, BuddyTimers.All);
        if (who != by) Timers.Set(kept, who, $"talk-over:{kind}", at, new TalkOver(kind, talk, why));
    }

    private static string TimeUp(TalkKind kind) => $"talk-up:{kind}";
}
