using CallRussia.Bot.Core.Organizing;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// Marks an <see cref="Aside"/> on which nothing is being written: a command that it does not know is for what waits behind it, and the page is left.
/// </summary>
public interface IPage;

/// <summary>
/// Marks a trigger for what waits behind an <see cref="Aside"/>, whatever is asked or written there: the aside is left, and the wish comes true at once.
/// </summary>
public interface IForWhatWaits;

/// <summary>
/// Marks a state in which forwarded words are as good as typed ones: something is looked up, or written for many. Elsewhere the volunteer's own are
/// asked for. A forwarded command is never one.
/// </summary>
public interface ITakesForwarded;

/// <summary>Marks a state that reads words with a phone number in them. Everywhere else they are not read, and leave the chat.</summary>
public interface IReadsNumbers
{
    /// <summary>The number is for many to read; otherwise it was asked for, and leaves the chat once it is read.</summary>
    bool TheyStay { get; }
}

/// <summary>
/// Marks triggers and states of organizers. To anybody else such a command, file or button does not exist, and such a state is left for
/// where it was opened from: <see cref="Turn"/> sees to it, by <see cref="Rights"/>, so that no row can forget it.
/// </summary>
public interface IForOrganizers;

/// <summary>The same for those who may change the content.</summary>
public interface IForEditors;

/// <summary>The same for those who look after lessons and reports of people.</summary>
public interface IForModerators;

/// <summary>The same for owners alone.</summary>
public interface IForOwners;

/// <summary>The same for everybody who has a role at all.</summary>
public interface IForTeam;
