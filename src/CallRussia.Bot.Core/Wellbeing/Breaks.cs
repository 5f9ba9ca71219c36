using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>How long a break is.</summary>
internal static class Breaks
{
    /// <summary>Whoever is still up at this hour means the day before; the new day begins with <see cref="Morning"/>.</summary>
    private const int NightEnds = 4;

    private const int Morning = 6;

    public static DateTimeOffset Until(BreakLength length, Scene scene) => length switch
    {
        BreakLength.QuarterHour => scene.At.AddMinutes(15),
        BreakLength.Today => scene.Moment(DateOnly.FromDateTime(scene.Local(scene.At).AddHours(-NightEnds)).AddDays(1), Morning),
        BreakLength.Week => scene.At.AddDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };
}
