using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>
/// An objection was opened during a call: counts it by week and region, once per lease and objection, and keeps nothing else.
/// Answered by <see cref="ObjectionCounted"/>, whether it counted or not.
/// </summary>
/// <param name="Objection">Its id.</param>
public sealed record CountObjection(LeaseId Lease, string Objection) : Ask;

public sealed record ObjectionCounted(string Objection) : Answer;
