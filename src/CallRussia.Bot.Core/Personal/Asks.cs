using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Personal;

/// <summary>Counts the volunteer's own calls. Answered by <see cref="ProgressCounted"/>.</summary>
public sealed record CountProgress : Ask;

/// <summary>Everything that is kept about the volunteer. Answered by <see cref="MyDataGathered"/>.</summary>
public sealed record GatherMyData : Ask;

/// <summary>
/// Erases the volunteer: profile, conversation, timers, waiting deliveries; reported calls stay as anonymous counts, a number in hand
/// rests, do-not-call stays. Answered by <see cref="Erased"/>.
/// </summary>
public sealed record EraseMe : Ask;

/// <param name="Calls">Reported calls that were dialled: everything but "I did not call".</param>
/// <param name="Talks">Of these, how many became a talk.</param>
/// <param name="Weeks">Different weeks (Monday to Sunday, UTC) with at least one such call.</param>
/// <param name="CampaignCalls">Calls of all volunteers since the start of this store.</param>
public sealed record ProgressCounted(int Calls, int Talks, int Weeks, int CampaignCalls, int CampaignToday) : Answer;

/// <param name="Json">All that is kept, as indented JSON; no number of a person called is in it.</param>
public sealed record MyDataGathered(int HandOuts, int Reported, int CallLaters, string Json) : Answer;

public sealed record Erased : Answer;
