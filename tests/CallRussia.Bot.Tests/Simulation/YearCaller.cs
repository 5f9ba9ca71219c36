using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Somebody who calls: where he lives, and what the quiz has made of him.</summary>
internal sealed class YearCaller(long id, int zone)
{
    public Volunteer Volunteer { get; set; } = StoreBench.Volunteer(id) with { QuizPassedAt = null };

    /// <summary>Hours east of UTC: people call in their own waking hours.</summary>
    public int Zone { get; } = zone;

    public Lease? InHand { get; set; }
}

/// <summary>How calls end in life, roughly: most ring into nothing, few become a talk.</summary>
internal static class YearOutcomes
{
    private static readonly (Outcome Outcome, int PerMille)[] Shares =
    [
        (Outcome.NoAnswer, 430), (Outcome.Busy, 50), (Outcome.Voicemail, 60), (Outcome.SwitchedOff, 80), (Outcome.DoesNotExist, 40),
        (Outcome.HungUp, 130), (Outcome.Declined, 30), (Outcome.DoNotCall, 20), (Outcome.Hostile, 10), (Outcome.Child, 3), (Outcome.NotAPerson, 12),
        (Outcome.OtherLanguage, 5), (Outcome.InDanger, 1),
        (Outcome.Talked, 20), (Outcome.TalkedUnder3, 20), (Outcome.TalkedFrom3To15, 30), (Outcome.TalkedOver15, 7), (Outcome.CallLater, 14),
        (Outcome.Skipped, 18), (Outcome.LineFailed, 10), (Outcome.ChangedMind, 10),
    ];

    private static readonly int Sum = Shares.Sum(share => share.PerMille);

    public static Outcome Any(Random random)
    {
        var place = random.Next(Sum);
        foreach (var (outcome, share) in Shares)
            if ((place -= share) < 0) return outcome;
        throw new InvalidOperationException("The shares don't add up.");
    }

    public static TimeSpan Length(Outcome outcome, Random random) => outcome switch
    {
        Outcome.TalkedOver15 => TimeSpan.FromMinutes(random.Next(16, 70)),
        Outcome.Talked or Outcome.TalkedFrom3To15 => TimeSpan.FromMinutes(random.Next(3, 16)),
        _ => TimeSpan.FromSeconds(random.Next(12, 180)),
    };
}
