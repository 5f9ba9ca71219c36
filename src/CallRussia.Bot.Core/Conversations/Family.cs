using System.Collections.Immutable;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Where one volunteer's conversation is. A closed family: each feature lists its own.</summary>
public abstract record State;

/// <summary>What happened. A closed family: each feature lists its own.</summary>
public abstract record Trigger;

/// <summary>What the store answered to an <see cref="Ask"/>. One that comes too late for the present state is dropped.</summary>
public abstract record Answer : Trigger;

/// <summary>A timer's time has come. One that is no longer wanted is dropped.</summary>
public abstract record TimeCame : Trigger;

/// <summary>Something beside the conversation has to be told now. It comes by itself and is never kept as a timer.</summary>
public abstract record Told : TimeCame;

/// <summary>Work beside the conversation went on.</summary>
public abstract record Progressed : Told, IRedraws
{
    public virtual bool IsLast => false;
}

/// <summary>What to do about it. The core says it, Storage and Telegram do it.</summary>
public abstract record Effect
{
    /// <summary>Shows the volunteer a page over the screen of the state that the turn ends in; its way back is <see cref="Back"/>.</summary>
    public sealed record Overlay(Screen Screen) : Effect;

    /// <summary>Shows the screen of the present state again, after what was remembered.</summary>
    public sealed record Resume : Effect;

    /// <summary>Sends a message of its own, below the live screen and outside it: a reminder, a warning. Its buttons are lasting ones.</summary>
    public sealed record Announce(Screen Screen) : Effect
    {
        /// <summary>Without a sound: whoever gets it is on a call, or asleep.</summary>
        public bool Quietly { get; init; }
    }

    /// <summary>
    /// Sends somebody else a message that this volunteer wrote or asked for. It exists as a delivery and nowhere else; its writer hears when it can't be
    /// delivered (<see cref="ToldInVain"/>). Its buttons are lasting ones.
    /// </summary>
    public sealed record Tell(VolunteerId To, Language Language, Screen Screen) : Effect
    {
        /// <summary>Telegram's name of a recording that goes with it.</summary>
        public string? Voice { get; init; }

        /// <summary>Without a sound: whoever gets it is on a call, or asleep.</summary>
        public bool Quietly { get; init; }

        // What people write reaches no log by way of a record's printed form.
        public override string ToString() => nameof(Tell);
    }

    /// <summary>The screen of this turn comes <paramref name="For"/> later; until then the chat shows that somebody is typing.</summary>
    public sealed record Typing(TimeSpan For) : Effect;

    /// <summary>A short word on top of the tap's acknowledgement, at most 200 characters.</summary>
    public sealed record Toast(Text Text) : Effect;

    /// <summary>Keeps what is known about the volunteer from here on; the following screens already show it.</summary>
    public sealed record Remember(Volunteer Volunteer) : Effect;

    /// <summary>Nothing is kept of the volunteer after this turn; the store was asked to erase, this keeps the turn from writing again.</summary>
    public sealed record Forget : Effect;

    /// <summary>Lets <paramref name="Trigger"/> come in at <paramref name="Due"/>; a timer with the same key is replaced.</summary>
    public sealed record Schedule(string Key, DateTimeOffset Due, Trigger Trigger) : Effect;

    /// <summary>Forgets the timer with that key, if there is one.</summary>
    public sealed record Unschedule(string Key) : Effect;

    /// <summary>Takes the buttons off a message that is not the live one any more.</summary>
    public sealed record Retire(int MessageId) : Effect;

    /// <summary>Takes the message that came in out of the chat: it holds a number.</summary>
    public sealed record EraseWritten : Effect;

    /// <summary>Sends the volunteer an organizer's words as the recipients of a broadcast get them.</summary>
    public sealed record SendNews(News News) : Effect;

    /// <summary>The commands menu of this volunteer changes with the language and the role.</summary>
    public sealed record OfferCommands : Effect;

    /// <summary>Offers Telegram's own list of people in place of the keyboard; who is chosen there comes in by id.</summary>
    public sealed record ChoosePerson(Text Words, Text Label) : Effect;

    /// <summary>Sends the volunteer a picture, or the same in characters where pictures can't be made.</summary>
    public sealed record SendChart(Chart Chart) : Effect;

    /// <summary>Sends the volunteer tables as one file of a spreadsheet.</summary>
    public sealed record SendSheets(string Name, ImmutableArray<Sheet> Sheets, Text Caption) : Effect;

    /// <summary>Sends the volunteer a file; <paramref name="Content"/> is UTF-8 text.</summary>
    public sealed record SendFile(string Name, string Content, Text Caption) : Effect;
}

/// <summary>
/// A question that the store answers inside the same transaction; the answer is the next trigger. A decision asks at most one, as its last effect.
/// </summary>
public abstract record Ask : Effect;

/// <summary>
/// Marks an <see cref="Ask"/> that only looks, and at so many records that other people's turns would wait for it (46,000 people: 200 ms). It is answered beside
/// them, just before the turn that asks it: so its answer may lack what was changed in that turn, and it must equal itself when it is asked again.
/// </summary>
public interface ILongLook;

/// <summary>
/// Marks an <see cref="Ask"/> that changes something and has to know what only a long look tells: the look is taken beside the writer, just before the turn, and whoever
/// answers finds it in <see cref="Deed.Looked"/>.
/// </summary>
public interface ILooksFirst
{
    /// <summary>An <see cref="ILongLook"/>.</summary>
    Ask Look { get; }
}

/// <summary>Back from a page to the screen of the present state.</summary>
public sealed record Back : Trigger;

/// <summary>/cancel: leave what was begun.</summary>
public sealed record Cancelled : Trigger;

/// <summary>/start, with what a deep link carried (Telegram: at most 64 characters of A-Z a-z 0-9 _ -).</summary>
public sealed record Started(string? Payload = null) : Trigger;

/// <summary>A message of words that is no command.</summary>
public sealed record Typed(string Words) : Trigger
{
    /// <summary>The same with the bold letters, links and quotes that the writer gave it.</summary>
    public string Html
    {
        get => field ?? Markup.Escape(Words);
        init;
    }

    /// <summary>The words without the stretches that Telegram found to be a link, an @name, an address or a phone number: each is an ellipsis.</summary>
    public string Bare
    {
        get => field ?? Words;
        init;
    }

    /// <summary>They want to be called no more. Where words are asked for it is an answer like any other.</summary>
    public bool AskForSilence => WishForSilence.IsIn(Words);

    // What people type never reaches a log by way of a record's printed form.
    public override string ToString() => $"Typed({Words.Length} characters)";
}

/// <summary>A file. Only organizers send any.</summary>
/// <param name="FileId">Telegram's name of it for this bot, good for ever.</param>
/// <param name="Name">As the sender calls it; empty when he does not.</param>
/// <param name="Size">Bytes; 0 when Telegram does not say.</param>
/// <param name="Html">What is written under it, with its markup; empty for nothing.</param>
public sealed record FileSent(string FileId, string Name, long Size, string Html = "") : Trigger, IForOrganizers, IInAlbum
{
    public string? Album { get; init; }

    public override string ToString() => $"FileSent({Size} bytes)";
}

/// <summary>A picture. Only organizers send any.</summary>
/// <param name="FileId">Telegram's name of its largest size for this bot, good for ever.</param>
/// <param name="Html">What is written under it, with its markup; empty for nothing.</param>
public sealed record PhotoSent(string FileId, string Html = "") : Trigger, IForOrganizers, IInAlbum
{
    public string? Album { get; init; }

    public override string ToString() => "PhotoSent";
}

/// <summary>A film. Only organizers send any; where nobody takes it, it is <see cref="Unread.Picture"/>.</summary>
/// <param name="FileId">Telegram's name of it for this bot, good for ever.</param>
/// <param name="IsSilent">A GIF, which goes round without a sound.</param>
/// <param name="Html">What is written under it, with its markup; empty for nothing.</param>
public sealed record FilmSent(string FileId, bool IsSilent, string Html = "") : Trigger, IForOrganizers, IInAlbum
{
    public string? Album { get; init; }

    public override string ToString() => nameof(FilmSent);
}

/// <summary>A recording of the person's own voice. Where nobody takes it, it is <see cref="Unread.Voice"/>.</summary>
/// <param name="FileId">Telegram's name of it for this bot.</param>
public sealed record VoiceSent(string FileId) : Trigger
{
    public override string ToString() => nameof(VoiceSent);
}

/// <summary>The person changed a message sent before. Where it is no longer asked for, nothing comes of it.</summary>
/// <param name="Message">The one that was changed.</param>
/// <param name="Content">As it is now.</param>
public sealed record Edited(int Message, Trigger Content) : Trigger;

/// <summary>Something the bot does not read where it came.</summary>
public sealed record Unsupported(Unread What = Unread.Other) : Trigger;

/// <summary>What it was, as far as it is answered in words of its own.</summary>
public enum Unread
{
    Other,

    /// <summary>Words where only buttons are asked for.</summary>
    Words,

    /// <summary>Somebody else's words where the volunteer's own are asked for.</summary>
    Forwarded,
    Voice,
    Picture,
    Sticker,
    File,
    Place,
}

/// <summary>A command that the bot does not have, or not for this person.</summary>
public sealed record UnknownCommand : Trigger;

/// <summary>Somebody's phone number, where none is asked for; or a shared contact.</summary>
/// <param name="Words">The number of a shared contact, to be read where one is asked for.</param>
public sealed record NumberShown(string Words = "") : Trigger
{
    public override string ToString() => nameof(NumberShown);
}

/// <summary>The volunteer blocked the bot or deleted the account; seen from Telegram's notice or from a refused delivery.</summary>
public sealed record WentAway : Trigger;

/// <summary>The volunteer unblocked the bot.</summary>
public sealed record CameBack : Trigger;

/// <summary>Something happened in a group at Telegram: it comes under the group's id and never reaches a conversation.</summary>
public abstract record InGroup : Trigger;

/// <summary>The bot was taken out of a group, or may not do there what it is there for; seen from Telegram's notice or from a refused delivery.</summary>
/// <param name="MayNotInvite">It is there, and may invite nobody.</param>
public sealed record GroupRoomLost(bool MayNotInvite = false) : InGroup;

/// <summary>What this volunteer told somebody else (<see cref="Effect.Tell"/>) could not be delivered: the other one blocked the bot, or is gone.</summary>
public sealed record ToldInVain : TimeCame;

/// <summary>A link into a group's chat that somebody waits for was not made.</summary>
/// <param name="Into">The chat.</param>
public sealed record EntryInVain(long Into) : TimeCame;

/// <summary>A button of a screen that is not the live one any more, or a button that the present bot does not know.</summary>
public sealed record OldButton : Trigger;

/// <summary>A forwarded message. To an organizer it asks who wrote it; elsewhere it is what it holds, but words only where those of others are welcome.</summary>
/// <param name="Who">Null when Telegram hides it.</param>
/// <param name="Content">What it would mean if it were not forwarded.</param>
public sealed record Forwarded(long? Who, Trigger Content) : Trigger, IForOrganizers;
