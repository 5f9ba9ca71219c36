namespace CallRussia.Bot.Core.Numbers;

/// <summary>Calls made and answered per hour of a day, 0 to 23, on the clock of the people called.</summary>
public sealed class HourCounts
{
    public const int Hours = 24;

    private readonly long[] calls = new long[Hours];
    private readonly long[] answered = new long[Hours];

    public void Add(int hour, long made, long taken)
    {
        calls[hour] += made;
        answered[hour] += taken;
    }

    public void Add(HourCounts other)
    {
        for (var hour = 0; hour < Hours; hour++)
        {
            Add(hour, other.calls[hour], other.answered[hour]);
        }
    }

    public long Calls(int hour) => calls[hour];

    public long Answered(int hour) => answered[hour];
}
