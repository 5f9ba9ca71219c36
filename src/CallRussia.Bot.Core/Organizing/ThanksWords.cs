using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Writes one sentence of thanks to one person.</summary>
/// <param name="Words">As they were written; null while they were not.</param>
/// <param name="Unfit">What was written last can't be sent.</param>
public sealed record WritingThanks(State Return, long Who, string? Words = null, bool Unfit = false) : Desk(Return)
{
    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(WritingThanks);
}

public sealed record ThanksWanted(long Who) : Trigger, IForOrganizers;

/// <summary>It was looked over and goes.</summary>
public sealed record ThanksConfirmed : Trigger, IForOrganizers;

/// <summary>Whether a word of thanks may go to somebody; that one went is in the log, its words are not. Answered by <see cref="ThanksMayGo"/> or <see cref="ThanksMayNotGo"/>.</summary>
public sealed record GiveThanks(VolunteerId Who) : Ask;

/// <param name="Quietly">They are on a call, or asleep.</param>
public sealed record ThanksMayGo(VolunteerId Who, Language Language, bool Quietly) : Answer;

/// <summary>They are away, suspended, or want no news.</summary>
public sealed record ThanksMayNotGo(VolunteerId Who) : Answer;
