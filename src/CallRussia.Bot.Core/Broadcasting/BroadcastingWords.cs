using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Among the broadcasts.</summary>
public abstract record Broadcasts(State Return) : Aside(Return), IForOrganizers;

/// <summary>Reads the list, which is drawn from the store's answer over a short menu.</summary>
/// <param name="Page">From 0.</param>
public sealed record AtBroadcasts(State Return, int Page = 0) : Broadcasts(Return), IPage;

/// <summary>Looks at one, whatever its status: composes a draft, watches one that goes out.</summary>
/// <param name="Broadcast">As the store knew it last.</param>
public sealed record AtBroadcast(State Return, Broadcast Broadcast) : Broadcasts(Return), IPage, ITakesAlbum
{
    bool ITakesAlbum.Takes(string album) => Broadcast.Draft.Messages.Values.Any(news => news.Media?.Album == album);
}

/// <summary>Is asked for the words in one language, or for the links under them.</summary>
/// <param name="Id">Null until the first words are kept.</param>
/// <param name="Line">The line of links that can't be taken, from 1.</param>
public sealed record Writing(
    State Return, BroadcastId? Id, BroadcastDraft Draft, Language In, bool Links = false, NewsProblem Problem = NewsProblem.None, int Line = 0)
    : Broadcasts(Return), ITakesForwarded, IReadsNumbers
{
    bool IReadsNumbers.TheyStay => true;

    public News? Now => Draft.Messages.GetValueOrDefault(In);
}

/// <summary>Chooses who gets it.</summary>
/// <param name="Part">Null: all parts of the rule together.</param>
/// <param name="Choices">Of this part, as they were counted when it was opened: a choice within it changes none of its counts.</param>
/// <param name="Ready">How many the rules would reach that are always at hand; null until they were counted.</param>
/// <param name="Saved">Rules that the team keeps.</param>
public sealed record Addressing(
    State Return, Broadcast Broadcast, AudiencePart? Part = null, int Page = 0, IReadOnlyList<Choice>? Choices = null, IReadOnlyList<int>? Ready = null, IReadOnlyList<AudienceAtHand>? Saved = null)
    : Broadcasts(Return)
{
    public bool Equals(Addressing? other) => base.Equals(other) && Broadcast == other.Broadcast && Part == other.Part && Page == other.Page
        && (Choices ?? []).SequenceEqual(other.Choices ?? []) && (Ready ?? []).SequenceEqual(other.Ready ?? []) && (Saved ?? []).SequenceEqual(other.Saved ?? []);

    public override int GetHashCode() => HashCode.Combine(Return, Broadcast, Part, Page, Choices?.Count);
}

/// <summary>Is asked for a name under which the rule is kept for the team.</summary>
public sealed record NamingAudience(State Return, Broadcast Broadcast, NameProblem Problem = NameProblem.None) : Broadcasts(Return);

/// <summary>Takes a rule away that the team kept: first which one, then once more.</summary>
/// <param name="Id">0 until one is chosen.</param>
public sealed record DroppingAudience(State Return, Broadcast Broadcast, IReadOnlyList<AudienceAtHand> Saved, long Id = 0) : Broadcasts(Return)
{
    public AudienceAtHand? Chosen => Saved.FirstOrDefault(saved => saved.Id == Id);

    public bool Equals(DroppingAudience? other) => base.Equals(other) && Broadcast == other.Broadcast && Id == other.Id && Saved.SequenceEqual(other.Saved);

    public override int GetHashCode() => HashCode.Combine(Return, Broadcast, Saved.Count, Id);
}

/// <summary>Chooses when it goes out: the kind, then the day, then the hour.</summary>
/// <param name="Local">An hour on each volunteer's own clock; null while the kind is not chosen.</param>
/// <param name="Heard">What was understood of a typed time, to be asked about; empty where it was no time that is possible.</param>
public sealed record Timing(State Return, Broadcast Broadcast, bool? Local = null, DateOnly? Day = null, IReadOnlyList<DateTimeOffset>? Heard = null) : Broadcasts(Return)
{
    public bool Equals(Timing? other) => base.Equals(other) && Broadcast == other.Broadcast && Local == other.Local && Day == other.Day
        && Heard is null == other.Heard is null && (Heard ?? []).SequenceEqual(other.Heard ?? []);

    public override int GetHashCode() => HashCode.Combine(Return, Broadcast, Local, Day, Heard?.Count);
}

/// <summary>Is told what will happen and how much of it, and asked once more.</summary>
/// <param name="Broadcast">Null until the store told how it stands now.</param>
/// <param name="Unfit">What was typed last is no reason to return it.</param>
public sealed record Deciding(State Return, BroadcastId Id, BroadcastDeed Deed, Broadcast? Broadcast = null, bool Unfit = false) : Broadcasts(Return);

/// <summary>What an organizer does with a broadcast. The values stand on buttons and are stored.</summary>
public enum BroadcastDeed
{
    Send = 0,
    Approve = 1,
    Pause = 2,
    Resume = 3,
    Cancel = 4,
    Recall = 5,
    ResendUnknown = 6,
    Discard = 7,
}

/// <summary>The parts of the rule that selects recipients. The values stand on buttons and are stored.</summary>
public enum AudiencePart
{
    Languages = 0,
    Countries = 1,
    Tiers = 2,
    Activities = 3,
    Roles = 4,
    Tags = 5,
}

/// <summary>Why what was written can't be taken. The values are stored.</summary>
public enum NewsProblem
{
    None = 0,

    /// <summary>More than Telegram takes in one message.</summary>
    TooLong = 1,

    /// <summary>More than Telegram takes under a picture or a file.</summary>
    TooLongUnderMedia = 2,

    /// <summary>A sticker, a place, a round video.</summary>
    OtherKind = 3,

    /// <summary>A line of links without a label.</summary>
    NoLabel = 4,

    /// <summary>A line whose last word is no address that a button may open.</summary>
    NoAddress = 5,
    LongLabel = 6,
    ManyLinks = 7,
}

public sealed record BroadcastBegun : Trigger, IForOrganizers;

public sealed record BroadcastOpened(BroadcastId Id) : Trigger, IForOrganizers;

public sealed record WordsWanted(Language Language) : Trigger, IForOrganizers;

public sealed record LinksWanted : Trigger, IForOrganizers;

public sealed record WordsRemoved : Trigger, IForOrganizers;

public sealed record MediaRemoved : Trigger, IForOrganizers;

public sealed record LinksRemoved : Trigger, IForOrganizers;

/// <summary>On to the next language that those may get who have none.</summary>
public sealed record FallbackTurned : Trigger, IForOrganizers;

public sealed record PreviewWanted(BroadcastId Id, Language Language) : Trigger, IForOrganizers;

/// <summary>To all organizers, to try it.</summary>
public sealed record TrialWanted : Trigger, IForOrganizers;

/// <summary>A new draft with the same words, recipients and time.</summary>
public sealed record CopyWanted(BroadcastId Id) : Trigger, IForOrganizers;

public sealed record AudienceWanted : Trigger, IForOrganizers;

public sealed record PartWanted(AudiencePart Part, int Page) : Trigger, IForOrganizers;

/// <param name="Index">Its place among the choices of the part.</param>
public sealed record ChoiceSwitched(int Index) : Trigger, IForOrganizers;

public sealed record PartCleared : Trigger, IForOrganizers;

/// <summary>The part names whom it reaches, or whom it leaves out.</summary>
public sealed record PartTurnedAround : Trigger, IForOrganizers;

/// <summary>Takes a rule that is always at hand in place of the draft's.</summary>
public sealed record ReadyAudienceTaken(ReadyAudience Audience) : Trigger, IForOrganizers;

/// <summary>The same of one that the team keeps.</summary>
public sealed record SavedAudienceTaken(long Id) : Trigger, IForOrganizers;

public sealed record AudienceSavingWanted : Trigger, IForOrganizers;

/// <param name="Id">0: which one is asked.</param>
public sealed record AudienceDroppingWanted(long Id = 0) : Trigger, IForOrganizers;

public sealed record AudienceDropped : Trigger, IForOrganizers;

public sealed record TimeWanted : Trigger, IForOrganizers;

public sealed record AtOnceWanted : Trigger, IForOrganizers;

public sealed record TimeKindChosen(bool Local) : Trigger, IForOrganizers;

/// <param name="Days">From today on the organizer's clock.</param>
public sealed record SendDayChosen(int Days) : Trigger, IForOrganizers;

public sealed record SendHourChosen(int Hour) : Trigger, IForOrganizers;

/// <summary>A typed time is the right one.</summary>
/// <param name="Nth">Its place among those that were understood.</param>
public sealed record SendTimeConfirmed(int Nth) : Trigger, IForOrganizers;

/// <summary>Names what it acts on, so that its button stays good while the page is redrawn.</summary>
public sealed record DeedWanted(BroadcastId Id, BroadcastDeed Deed) : Trigger, IForOrganizers;

/// <summary>All parts of an album have come, as far as can be told.</summary>
public sealed record AlbumOver(BroadcastId Id) : TimeCame, IRedraws
{
    bool IRedraws.IsLast => true;
}

public sealed record DeedConfirmed : Trigger, IForOrganizers;

/// <summary>Sends it back to its author with one of the ready reasons.</summary>
public sealed record ReturnReasonChosen(ReadyReturn Reason) : Trigger, IForOrganizers;
