using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>"I call with you": until the hour ends, or the calls do.</summary>
public sealed record TogetherJoined : Trigger;

public sealed record TogetherLeft : Trigger;

/// <summary>Answered by <see cref="TogetherSeen"/>.</summary>
public sealed record LookAtTogether : Ask;

/// <summary>Answered by <see cref="TogetherSeen"/>, or <see cref="RiskComesFirst"/>.</summary>
public sealed record JoinTogether : Ask;

/// <summary>Answered by <see cref="TogetherSeen"/>.</summary>
public sealed record LeaveTogether : Ask;

/// <summary>The hour is over. Answered by <see cref="SharedHourClosed"/>.</summary>
public sealed record CloseSharedHour(long Hour) : Ask;

/// <param name="Hour">The one that they are in, or that can be joined; null when there is none.</param>
/// <param name="Next">The next one that is announced.</param>
/// <param name="IsClosed">They are suspended.</param>
public sealed record TogetherSeen(HourTold? Hour, bool IsIn, SharedHour? Next, bool IsClosed) : Answer;

/// <param name="IsTold">They were in it to the end: they hear one word.</param>
/// <param name="Dared">Calls that all dared together; null when there is no figure to tell.</param>
public sealed record SharedHourClosed(bool IsTold, int? Dared) : Answer;
