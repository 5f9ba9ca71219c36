using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>What a volunteer reports. The values are stored and stand on buttons.</summary>
public enum ProblemKind
{
    /// <summary>Somebody of the campaign behaves badly.</summary>
    Behaviour = 0,

    /// <summary>A leak, or a risk to somebody: organizers hear of it at once.</summary>
    Safety = 1,

    /// <summary>The bot does something wrong.</summary>
    Bot = 2,
    Other = 3,

    /// <summary>No problem: they offered to help, and the team wrote to them.</summary>
    Help = 4,
}

public static class ProblemKinds
{
    /// <summary>What somebody may report, in the order in which it is offered.</summary>
    public static IReadOnlyList<ProblemKind> Reported { get; } = [ProblemKind.Behaviour, ProblemKind.Safety, ProblemKind.Bot, ProblemKind.Other];
}

/// <summary>One report with all that was written to it since.</summary>
/// <param name="By">Who reported it; the answers go there, without names.</param>
public sealed record Problem(long Id, VolunteerId By, ProblemKind Kind, DateTimeOffset At)
{
    /// <summary>Who looks after it; one at a time.</summary>
    public VolunteerId? ClaimedBy { get; init; }

    /// <summary>A matter for organizers.</summary>
    public bool IsHandedOver { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Oldest first; in a list of problems there are none.</summary>
    public IReadOnlyList<ProblemWords> Words { get; init; } = [];

    public bool IsOpen => ClosedAt is null;
}

/// <summary>What somebody wrote to a report.</summary>
public sealed record ProblemWords(bool FromTeam, DateTimeOffset At, string Words)
{
    public const int Longest = 1_000;

    /// <summary>Digits in a row that somebody might take for a phone number, as people set them apart.</summary>
    private const int Digits = 7;

    /// <summary>The same where dots set them apart: a date has eight.</summary>
    private const int DottedDigits = 10;

    /// <summary>Neither empty nor too long, and without anybody's phone number.</summary>
    public static bool AreFit(string words) => words.Trim() is { Length: > 0 and <= Longest } said && LongestRun(said, " -–()\u00a0") < Digits && LongestRun(said, ".-()") < DottedDigits;

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"ProblemWords({Words.Length} characters)";

    private static int LongestRun(string words, string between)
    {
        var (longest, run) = (0, 0);
        foreach (var character in words)
        {
            if (char.IsDigit(character)) longest = Math.Max(longest, ++run);
            else if (!between.Contains(character, StringComparison.Ordinal)) run = 0;
        }
        return longest;
    }
}
