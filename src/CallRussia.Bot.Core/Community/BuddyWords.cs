using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Says who is looked for: new or experienced, languages, hours.</summary>
/// <param name="CanHold">Null until it was said.</param>
/// <param name="Languages">A bit for each.</param>
/// <param name="AtHours">Languages are chosen: the hours are left.</param>
public sealed record SeekingBuddy(State Return, bool? CanHold = null, int Languages = 0, bool AtHours = false, int Days = FreeHours.AllDays, int Parts = 0) : Aside(Return), IPage
{
    public FreeHours Hours => new(Days, Parts);
}

/// <summary>The buddy, or how to find one.</summary>
public sealed record BuddyAsked : Trigger;

/// <summary>Would like a buddy.</summary>
public sealed record BuddyWanted : Trigger;

/// <summary>"I'm new", "I can hold a hand".</summary>
public sealed record ExperienceSaid(bool CanHold) : Trigger;

public sealed record LanguageSwitched(Language Language) : Trigger;

public sealed record LanguagesChosen : Trigger;

/// <param name="Day">From Monday, 0.</param>
public sealed record DaySwitched(int Day) : Trigger;

public sealed record PartSwitched(DayPart Part) : Trigger;

public sealed record HoursChosen : Trigger;

/// <summary>Looks for nobody any more.</summary>
public sealed record BuddyUnwanted : Trigger;

/// <summary>Tells the buddy something by a button.</summary>
public sealed record BuddyRung(long Talk, Ring Ring) : Trigger;

/// <summary>What a buddy is told by a button. The values stand on buttons.</summary>
public enum Ring
{
    /// <summary>"I'm going to call, join me?"</summary>
    Join = 0,

    /// <summary>"I'd like a word."</summary>
    Word = 1,
}

/// <summary>Two weeks more. Lasting: it stands under the question.</summary>
public sealed record StayWanted(long Talk) : Trigger;

/// <summary>Contacts are to be exchanged. Lasting: it stands under the other one's offer.</summary>
public sealed record SharingWanted(long Talk) : Trigger;

public sealed record SharingConfirmed(long Talk) : Trigger;

/// <summary>There is a buddy.</summary>
public sealed record BuddyFound(long Talk) : TimeCame;

/// <summary>A day has passed and there is none.</summary>
public sealed record BuddyNotYet : TimeCame;

/// <summary>Two weeks are over soon.</summary>
public sealed record BuddyMayStay(long Talk) : TimeCame;

/// <summary>How it stands with a buddy. Answered by <see cref="BuddySeen"/>.</summary>
public sealed record LookAtBuddy : Ask;

/// <summary>Looks for one. Answered by <see cref="BuddySeen"/>.</summary>
public sealed record SeekBuddy(bool CanHold, int Languages, FreeHours Hours) : Ask;

/// <summary>Looks no more. Answered by <see cref="BuddySeen"/>.</summary>
public sealed record SeekNoBuddy : Ask;

/// <param name="IsClosed">May not be brought together with others just now.</param>
public sealed record BuddySeen(bool IsClosed, BuddyWish? Wish, BuddyOf? Buddy) : Answer;

/// <param name="MayStay">It is time to ask whether both stay.</param>
public sealed record BuddyOf(long Talk, string Name, DateTimeOffset Until, bool MayStay, bool Stays, bool Shares);

/// <summary>Answered by <see cref="MayRing"/>, <see cref="MayNotRing"/> or <see cref="TalkGone"/>.</summary>
public sealed record RingBuddy(long Talk, Ring Ring) : Ask;

public sealed record MayRing(Hearer Hearer, Ring Ring, string Name) : Answer;

/// <summary>The same of a word, to whoever the buddy is. Answered as <see cref="RingBuddy"/> is.</summary>
public sealed record TellBuddy : Ask;

public sealed record MayNotRing(string Name, WhyNotRung Why) : Answer;

/// <summary>Why a buddy is not told something.</summary>
public enum WhyNotRung
{
    /// <summary>Blocked the bot, is kept out, or was rung too often.</summary>
    Away,

    /// <summary>It is night there.</summary>
    Asleep,

    /// <summary>They were told the same, and have not answered yet.</summary>
    Told,
}

/// <summary>Wants two weeks more; they come when both do. Answered by <see cref="StaySaid"/> or <see cref="TalkGone"/>.</summary>
public sealed record StayTogether(long Talk) : Ask;

/// <param name="Until">Both want it: until then. Null while the other one has not said so.</param>
/// <param name="Hearer">Who is to be told; null when that can't be, or it was said before.</param>
public sealed record StaySaid(string Name, DateTimeOffset? Until, Hearer? Hearer) : Answer;

/// <summary>Wants both to see each other's profile. Answered by <see cref="SharingSaid"/> or <see cref="TalkGone"/>.</summary>
public sealed record ShareContacts(long Talk) : Ask;

/// <param name="With">Both want it: this is the other one. Null while they have not said so.</param>
/// <param name="Hearer">Who is to be told; null when that can't be, or it was said before.</param>
public sealed record SharingSaid(string Name, long? With, Hearer? Hearer) : Answer;
