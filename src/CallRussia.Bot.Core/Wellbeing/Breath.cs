namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>A minute of breathing: in for four, out for six, five times. Step 0 sits down, then odd steps breathe in and even ones out.</summary>
public static class Breath
{
    public const int Times = 5;

    /// <summary>As many edits of the message and no more.</summary>
    public const int Last = 2 * Times;

    public static bool IsIn(int step) => step % 2 == 1;

    /// <summary>Which of the breaths a step belongs to, from 1.</summary>
    public static int Nth(int step) => (step + 1) / 2;

    /// <summary>How long a step takes.</summary>
    public static TimeSpan Length(int step) => TimeSpan.FromSeconds(step > 0 && IsIn(step) ? 4 : 6);
}
