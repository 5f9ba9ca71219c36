using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Says why an organizer should look at a call.</summary>
public sealed record Flagging(State Return, LeaseId Lease) : Aside(Return), IPage;

/// <summary>"An organizer should look".</summary>
public sealed record FlagWanted(LeaseId Lease) : Trigger;

public sealed record FlagReasonChosen(FlagReason Reason) : Trigger;

/// <summary>The number of a call rests until an organizer has looked at it. Who asks is kept nowhere. Answered by <see cref="FlagRaised"/> or <see cref="FlagNotRaised"/>.</summary>
public sealed record RaiseFlag(LeaseId Lease, FlagReason Reason) : Ask;

public sealed record FlagRaised(FlagReason Reason) : Answer;

/// <summary>It is no call of theirs, or so long ago that its number is forgotten.</summary>
public sealed record FlagNotRaised : Answer;
