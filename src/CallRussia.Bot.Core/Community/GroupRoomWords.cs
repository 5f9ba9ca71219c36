using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>The host's code was said in a chat.</summary>
/// <param name="Who">By whom.</param>
public sealed record GroupCodeSaid(long Who, string Code) : InGroup
{
    // Whoever reads the code links a chat.
    public override string ToString() => nameof(GroupCodeSaid);
}

/// <summary>The chat has another id from now on.</summary>
public sealed record GroupRoomMoved(long To) : InGroup;

/// <summary>The host wants a chat at Telegram for the group.</summary>
public sealed record GroupRoomWanted(long Group) : Trigger;

/// <summary>The chat is to belong to the group no more.</summary>
public sealed record GroupRoomLeft(long Group) : Trigger;

/// <summary>A member would like to join the chat: what does that show of them?</summary>
public sealed record GroupEntryWanted(long Group) : Trigger;

/// <summary>They know.</summary>
public sealed record GroupEntryConfirmed(long Group) : Trigger;

/// <summary>For the host: what became of the chat.</summary>
public sealed record GroupRoomTold(long Group, GroupRoomNews News) : TimeCame;

/// <summary>What a host hears of the chat. The values are stored.</summary>
public enum GroupRoomNews
{
    Linked = 0,

    /// <summary>The code was said too late.</summary>
    CodeIsOld = 1,

    /// <summary>The bot was taken out of it, or the chat is gone.</summary>
    Removed = 2,

    /// <summary>The bot may invite nobody there.</summary>
    MayNotInvite = 3,
}

/// <summary>Telegram made the link.</summary>
public sealed record GroupEntryMade(long Group, string Link) : Told
{
    // Whoever reads the link may join.
    public override string ToString() => nameof(GroupEntryMade);
}

/// <summary>For a member who waits for a link: there is none.</summary>
public sealed record GroupEntryFailed(long Group) : TimeCame;

/// <summary>The chat is to hear of a meeting.</summary>
public sealed record GroupReminderDue(long Event, EventNews News) : TimeCame;

/// <summary>By the host. Answered by <see cref="GroupCodeMade"/> or <see cref="GroupGone"/>.</summary>
public sealed record MakeGroupCode(long Group) : Ask;

public sealed record GroupCodeMade(Group Group, string Code) : Answer
{
    public override string ToString() => nameof(GroupCodeMade);
}

/// <summary>By the host. Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record LeaveGroupRoom(long Group) : Ask;

/// <summary>One link a day. Answered by <see cref="GroupEntryComes"/>, <see cref="GroupEntrySeen"/>, <see cref="GroupEntrySpent"/> or <see cref="GroupGone"/>.</summary>
public sealed record AskForGroupEntry(long Group) : Ask;

/// <summary>They left on that day: there is none before it is over.</summary>
public sealed record GroupEntrySpent(long Group) : Answer;

/// <summary>It is asked for, and comes by itself.</summary>
public sealed record GroupEntryComes(long Group) : Answer;

/// <summary>Answered by <see cref="GroupEntrySeen"/>, or <see cref="GroupNothingToTell"/>: the link goes back when it is not wanted any more.</summary>
public sealed record KeepGroupEntry(long Group, string Link) : Ask
{
    public override string ToString() => nameof(KeepGroupEntry);
}

/// <param name="ComesByItself">Nobody tapped just now.</param>
public sealed record GroupEntrySeen(Group Group, string Link, DateTimeOffset Until, bool ComesByItself) : Answer
{
    public override string ToString() => nameof(GroupEntrySeen);
}

/// <summary>The link could not be made: the next press asks for another one. Answered by <see cref="GroupEntryDropped"/> or <see cref="GroupNothingToTell"/>.</summary>
public sealed record DropGroupEntry(long Into) : Ask;

public sealed record GroupEntryDropped(long Group) : Answer;

/// <summary>Answered by <see cref="GroupReminderSeen"/> or <see cref="GroupNothingToTell"/>.</summary>
public sealed record LookAtGroupReminder(long Event, EventNews News) : Ask;

/// <param name="Chat">Where it is said.</param>
public sealed record GroupReminderSeen(VolunteerId Chat, Language Language, Event Event, EventNews News) : Answer;
