using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.People;

/// <summary>What is known of a person who calls. No name: Telegram shows it, we have no need to keep it.</summary>
public sealed record Volunteer(VolunteerId Id, Language Language, DateTimeOffset JoinedAt)
{
    public Standing Standing { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null when the question was skipped.</summary>
    public string? Country { get; init; }

    /// <summary>The dangerous place whose risk was told to them and that they want to call from all the same.</summary>
    public string? RiskTaken { get; init; }

    /// <summary>Lives where helping is dangerous, and has not said that they know: no number before.</summary>
    public bool MustKnowRisk => DangerousPlaces.Has(Country) && RiskTaken != Country;

    /// <summary>The month (<see cref="Months"/>) in which they were last asked how they are: once is enough, whether they answered or not.</summary>
    public int? AskedIn { get; init; }

    /// <summary>IANA time zone; null means <see cref="VolunteerClock.HomeZone"/>.</summary>
    public string? Zone { get; init; }

    /// <summary>The zone is only the one where most people of the country live: the country has several clocks and nobody said which.</summary>
    public bool IsZoneGuess { get; init; }

    /// <summary>The payload of the deep link that brought this person, as it came.</summary>
    public string? Invitation { get; init; }

    /// <summary>When the person promised to keep the rules: nobody gets a number before.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>When the short quiz was passed: <see cref="Numbers.Budgets"/> let a newcomer take only a few numbers before.</summary>
    public DateTimeOffset? QuizPassedAt { get; init; }

    /// <summary>When every module of the course was done for the first time.</summary>
    public DateTimeOffset? CourseFinishedAt { get; init; }

    /// <summary>What was rehearsed and learned.</summary>
    public TrainingProgress Training { get; init; } = TrainingProgress.None;

    /// <summary>As appointed in the chat; owners by configuration are owners besides (<see cref="Rights.RoleOf"/>).</summary>
    public Role Role { get; init; }

    /// <summary>Wants no news: broadcasts pass by, everything else comes.</summary>
    public bool NoNews { get; init; }

    /// <summary>The regions they like to call best; null when any is as welcome.</summary>
    public WishedRegions? Wished { get; init; }

    /// <summary>On a break until then: no number is offered and nothing reminds of calling.</summary>
    public DateTimeOffset? BreakUntil { get; init; }

    /// <summary>The bot is blocked or the account is gone: nothing is sent until the person comes back.</summary>
    public bool Away { get; init; }
}

public enum Standing
{
    /// <summary>Still answering the first questions.</summary>
    Guest,

    /// <summary>Calls.</summary>
    Volunteer,

    /// <summary>Does not speak Russian: donates and invites, never receives a number.</summary>
    Supporter,
}
