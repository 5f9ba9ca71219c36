using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Table answer: calls made and calls answered per region, kind of day and hour there. It knows no number and no person.</summary>
internal sealed class AnswerCounts(Database database)
{
    public void Count(int region, DayKind day, int hour, int calls, int answered) =>
        database.Use("""
            INSERT INTO answer(region, day, hour, calls, answered) VALUES(?1, ?2, ?3, max(?4, 0), max(?5, 0))
            ON CONFLICT(region, day, hour) DO UPDATE SET calls=max(calls+?4, 0), answered=max(answered+?5, 0)
            """)
            .Bind(region).Bind((long)day).Bind(hour).Bind(calls).Bind(answered).Run();

    public Dictionary<(int Region, DayKind Day), HourCounts> All()
    {
        var all = new Dictionary<(int, DayKind), HourCounts>();
        using var row = database.Use("SELECT region, day, hour, calls, answered FROM answer");
        while (row.Step())
        {
            var key = (row.Int(0), (DayKind)row.Int(1));
            if (!all.TryGetValue(key, out var counts)) all.Add(key, counts = new HourCounts());
            counts.Add(row.Int(2), row.Long(3), row.Long(4));
        }
        return all;
    }
}
