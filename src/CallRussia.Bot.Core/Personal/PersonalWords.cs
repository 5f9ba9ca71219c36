using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Whereabouts;

namespace CallRussia.Bot.Core.Personal;

/// <summary>Types or chooses another country; <paramref name="Return"/> is where the volunteer was.</summary>
public sealed record ChangingCountry(State Return, ChoosingCountry Choice) : Aside(Return);

public sealed record HelpAsked : Trigger;

public sealed record LanguageAsked : Trigger;

public sealed record PrivacyAsked : Trigger;

/// <summary>For how long what is kept.</summary>
public sealed record PeriodsAsked : Trigger;

/// <summary>The counter as a picture to be sent on.</summary>
public sealed record CardAsked : Trigger;

public sealed record MyDataAsked : Trigger;

public sealed record ForgetAsked : Trigger;

public sealed record ForgetConfirmed : Trigger;

public sealed record CountryAsked : Trigger;

public sealed record ZoneAsked : Trigger;

/// <summary>News of the campaign: whether broadcasts come.</summary>
public sealed record NewsSwitched(bool On) : Trigger;

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
public sealed record ProgressCounted(int Calls, int Talks, int Weeks, int CampaignCalls, int CampaignToday) : Answer
{
    /// <summary>How many of these weeks are in the row that goes on; see <see cref="WeekRow"/>.</summary>
    public int Row { get; init; }

    /// <summary>When the first talk was reported.</summary>
    public DateTimeOffset? FirstTalk { get; init; }

    /// <summary>Words of thanks that the team sent them, as its log knows.</summary>
    public int Thanks { get; init; }
}

/// <param name="Json">All that is kept, as indented JSON; no number of a person called is in it.</param>
public sealed record MyDataGathered(int HandOuts, int Reported, int CallLaters, string Json) : Answer;

public sealed record Erased : Answer;
