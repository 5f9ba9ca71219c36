using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>Opens the list of what people say.</summary>
/// <param name="Page">From 0.</param>
public sealed record ObjectionsAsked(int Page, string Seen = "") : Leafing(Seen);

public sealed record ObjectionAsked(string Objection, string Seen = "") : Leafing(Seen);

/// <param name="Nth">Which of its facts, from 0; after the last comes the first.</param>
public sealed record ObjectionFactAsked(string Objection, int Nth, string Seen = "") : Leafing(Seen);

/// <summary>How to end kindly, and the way back to what was said.</summary>
public sealed record EndingAsked(string Objection, string Seen = "") : Leafing(Seen);

/// <param name="Nth">Which fact of the theme, from 0.</param>
public sealed record FactAsked(string Theme, int Nth, string Seen = "") : Leafing(Seen);

/// <summary>Opens a few gentle openings for small talk.</summary>
/// <param name="Look">Counts looks during this call: each brings others.</param>
public sealed record SmallTalkAsked(int Look) : Trigger;

/// <summary>
/// An objection was opened during a call: counts it by week and region, once per lease and objection, and keeps nothing else.
/// Answered by <see cref="ObjectionCounted"/>, whether it counted or not.
/// </summary>
/// <param name="Objection">Its id.</param>
/// <param name="Seen">As it was asked for.</param>
public sealed record CountObjection(LeaseId Lease, string Objection, string Seen = "") : Ask;

public sealed record ObjectionCounted(string Objection, string Seen = "") : Answer;

/// <summary>What is new in the guide; from now on it is read. Answered by <see cref="ChangesSeen"/>.</summary>
/// <inheritdoc cref="WhatIsNewAsked"/>
public sealed record LookAtChanges(int Page, long Since) : Ask;

/// <param name="Changes">The newest first.</param>
/// <param name="ReadTo">Later ones are new to the one who asks.</param>
public sealed record ChangesSeen(IReadOnlyList<GuideChange> Changes, long ReadTo, int Page) : Answer;
