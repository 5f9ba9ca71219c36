using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>Calls made and calls answered per region, kind of day and hour there. It knows no number and no person.</summary>
public static class AnswerHours
{
    private const int HoursADay = 24;

    /// <summary>First the region, then the kind of day and the hour.</summary>
    public static readonly Counts Calls = new("hour-calls");

    public static readonly Counts Answered = new("hour-answered");

    public static void Count(ITransaction kept, int region, DayKind day, int hour, int calls, int answered)
    {
        Calls.Add(kept, calls, region, Place(day, hour));
        Answered.Add(kept, answered, region, Place(day, hour));
    }

    public static Dictionary<(int Region, DayKind Day), HourCounts> All(ITransaction kept)
    {
        var all = new Dictionary<(int, DayKind), HourCounts>();
        foreach (var calls in Calls.All(kept))
        {
            var key = ((int)calls.First, (DayKind)(calls.Second / HoursADay));
            if (!all.TryGetValue(key, out var counts)) all.Add(key, counts = new HourCounts());
            counts.Add((int)(calls.Second % HoursADay), calls.N, Answered.Find(kept, calls.First, calls.Second));
        }
        return all;
    }

    private static long Place(DayKind day, int hour) => ((long)day * HoursADay) + hour;
}
