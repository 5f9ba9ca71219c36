namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// Marks an <see cref="Aside"/> on which nothing is being written: a command that it does not know is for what waits behind it, and the page is left.
/// </summary>
public interface IPage;

/// <summary>
/// Marks a trigger by which what the live message shows goes on by itself: it is redrawn in place. Where it is not there to be redrawn nothing is
/// drawn, except by the last one, which gets a message of its own.
/// </summary>
public interface IRedraws
{
    bool IsLast { get; }
}

/// <summary>
/// Marks an <see cref="Aside"/> that goes on by itself: whatever the person does, it is over, and what they did is decided where it was opened from.
/// </summary>
public interface IPassing;

/// <summary>
/// Marks a trigger for what waits behind an <see cref="Aside"/>, whatever is asked or written there: the aside is left, and the wish comes true at once.
/// </summary>
public interface IForWhatWaits;

/// <summary>
/// Marks a state in which forwarded words are as good as typed ones: something is looked up, or written for many. Elsewhere the volunteer's own are
/// asked for. A forwarded command is never one.
/// </summary>
public interface ITakesForwarded;

/// <summary>Marks what may come in an album, which Telegram brings as one message for each of its parts.</summary>
public interface IInAlbum
{
    /// <summary>Telegram's name of the album; null for what came alone.</summary>
    string? Album { get; }
}

/// <summary>Marks a state in which an album goes on that began before: its further parts draw nothing, a timer does when they are there.</summary>
public interface ITakesAlbum
{
    bool Takes(string album);
}

/// <summary>Marks a state that reads words with a phone number in them. Everywhere else they are not read, and leave the chat.</summary>
public interface IReadsNumbers
{
    /// <summary>The number is for many to read; otherwise it was asked for, and leaves the chat once it is read.</summary>
    bool TheyStay { get; }
}
