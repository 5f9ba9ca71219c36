using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What people say.</summary>
/// <param name="WeeksAgo">0 the week that goes on, 1 the last whole one.</param>
/// <param name="Page">0 everywhere together; from 1 on by region.</param>
public sealed record ReportAsked(int WeeksAgo, int Page) : Trigger, IForOrganizers;

/// <summary>What people said in a week (Monday to Sunday, UTC), as often as it was looked up during calls. Answered by <see cref="SayingsSeen"/>.</summary>
public sealed record LookAtSayings(int WeeksAgo, int Page) : Ask;

/// <param name="Sayings">The most frequent first; only groups of at least five.</param>
public sealed record SayingsSeen(IReadOnlyList<Saying> Sayings, int WeeksAgo, int Page) : Answer;

/// <param name="Region">Null: everywhere together.</param>
/// <param name="Objection">Its id.</param>
/// <param name="Before">The week before; null when it was too rare to be told.</param>
public sealed record Saying(RegionCode? Region, string Objection, int Count, int? Before);

/// <summary>What became of the hand-outs of a period. Answered by <see cref="CallsCounted"/>.</summary>
public sealed record CountCalls(ReportView View) : Ask, ILongLook;

public sealed record CallsCounted(CallReport Report, ReportView View) : Answer;

/// <summary>How volunteers get on who came in a period, and whether they come back. Answered by <see cref="PeopleCounted"/>.</summary>
public sealed record CountPeople(ReportView View) : Ask, ILongLook;

public sealed record PeopleCounted(PeopleReport Report, ReportView View) : Answer;

/// <summary>Where people say no or turn hostile far more often than elsewhere or before. Answered by <see cref="HighRatesSeen"/>.</summary>
public sealed record LookAtHighRates : Ask;

public sealed record HighRatesSeen(IReadOnlyList<HighRate> HighRates) : Answer;

/// <param name="First">Of a report on everything: the first day on which there was a hand-out.</param>
/// <param name="Total">All of it, also when it is too little to be told; screens look at <see cref="IsTold"/>.</param>
/// <param name="By">Folded (<see cref="Folding"/>), for every cut but region × hour.</param>
public sealed record CallReport(Period Period, DateOnly First, DateOnly Last, Steps Total, IReadOnlyDictionary<Cut, IReadOnlyList<Group>> By)
{
    /// <summary>Days of the period and some before it, in their order; too few hand-outs are null.</summary>
    public IReadOnlyList<(DateOnly Day, Steps? Steps)> ByDay { get; init; } = [];

    /// <summary>How often people answer, by region and hour, where there are calls enough to say it.</summary>
    public IReadOnlyList<Warmth> Warmth { get; init; } = [];

    public CallLaters CallLaters { get; init; } = new(0, 0);

    /// <summary>Do-not-call and hostile among the answered calls; null when there are too few of them to be told.</summary>
    public long? DoNotCall { get; init; }

    public long? Hostile { get; init; }

    /// <summary>Of the last seven days, whatever the period.</summary>
    public IReadOnlyList<HighRate> HighRates { get; init; } = [];

    public bool IsTold => Total.Handed >= Folding.Smallest;
}

/// <summary>Calls that were agreed on for a time in the period which has come, and those of them that were made in time.</summary>
public sealed record CallLaters(long Agreed, long Kept)
{
    /// <summary>Later than this after the agreed time is not in time.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);
}

/// <summary>A rate and no counts: rows and columns of counts could be subtracted from each other.</summary>
/// <param name="Percent">Of the calls that tell something, so many were answered.</param>
public sealed record Warmth(RegionCode Region, int Hour, int Percent)
{
    /// <summary>Fewer calls in a cell say nothing.</summary>
    public const int Enough = 20;
}

/// <param name="Region">Null: everywhere together, beside the weeks before.</param>
/// <param name="Rate">Of the answered calls of the last seven days.</param>
/// <param name="Usual">The median of all regions, or of the weeks before.</param>
public sealed record HighRate(HighRateKind Kind, RegionCode? Region, double Rate, double Usual);

public enum HighRateKind
{
    DoNotCall = 0,
    Hostile = 1,
}

/// <summary>How far those came who joined in the period. Supporters are counted apart: they are not asked to call.</summary>
public sealed record PeopleReport(Period Period, FirstSteps Onboarding, IReadOnlyList<Cohort> Cohorts)
{
    /// <summary>What the words before the second and the fourth call did that were sent in the period; only those of at least five people.</summary>
    public IReadOnlyList<NudgeEffect> Nudges { get; init; } = [];

    public bool IsTold => Onboarding.Came >= Folding.Smallest;
}

/// <param name="First">Made at least one call, and so on. The quiz may come after the first calls.</param>
public sealed record FirstSteps(long Came, long Promised, long Quiz, long First, long Second, long Fourth, long Supporters);

/// <summary>Who joined in one week and went on to call.</summary>
/// <param name="Monday">The first day of the week in which they joined (UTC).</param>
/// <param name="Shares">Of the week of joining and of every week after it that has begun: which part of them called, 0 to 1.</param>
public sealed record Cohort(DateOnly Monday, int Size, IReadOnlyList<double> Shares);
