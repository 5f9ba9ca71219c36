namespace CallRussia.Bot.Core.Conversations;

/// <summary>What is known of a person who calls. No name: Telegram shows it, we have no need to keep it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or null when the question was skipped.</param>
/// <param name="Zone">IANA time zone; null means the campaign's own (Europe/Vilnius), and screens then name the zone.</param>
/// <param name="Invitation">The payload of the deep link that brought this person, as it came.</param>
public sealed record Volunteer(VolunteerId Id, Language Language, DateTimeOffset JoinedAt)
{
    public Standing Standing { get; init; }
    public string? Country { get; init; }
    public string? Zone { get; init; }
    public string? Invitation { get; init; }

    /// <summary>When the person promised to keep the rules: nobody gets a number before.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>When the short quiz was passed: <see cref="Numbers.Budgets"/> let a newcomer take only a few numbers before.</summary>
    public DateTimeOffset? QuizPassedAt { get; init; }

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
