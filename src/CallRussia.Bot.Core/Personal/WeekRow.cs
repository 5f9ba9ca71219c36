namespace CallRussia.Bot.Core.Personal;

/// <summary>
/// The row of weeks in which somebody showed up. Life asks for free weeks, and they cost nothing: of any eight weeks in a row two may be free. The week that
/// goes on is not free before it is over. A row that has ended is not spoken of: the next one begins with the next call.
/// </summary>
public static class WeekRow
{
    public const int Free = 2;

    public const int Among = 8;

    /// <param name="shown">The weeks with a call.</param>
    /// <returns>How many of them are in the row that goes on; 0 when none does.</returns>
    public static int Length(IReadOnlySet<long> shown, long now)
    {
        if (shown.Count == 0) return 0;
        var (length, first, free) = (0, shown.Min(), new Queue<long>());
        for (var week = shown.Contains(now) ? now : now - 1; week >= first; week--)
        {
            if (shown.Contains(week))
            {
                length++;
                continue;
            }
            // Walking back: the oldest of the queue is the latest week.
            while (free.Count > 0 && free.Peek() >= week + Among) free.Dequeue();
            free.Enqueue(week);
            if (free.Count > Free) break;
        }
        return length;
    }
}
