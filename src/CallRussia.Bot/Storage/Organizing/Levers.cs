using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table lever: what is stopped now. A handful of rows, read with every hand-out.</summary>
internal sealed class Levers(Database database)
{
    public List<Lever> Pulled()
    {
        var pulled = new List<Lever>();
        using var row = database.Use("SELECT kind, region, ru, en, lt, since, by FROM lever ORDER BY kind, region");
        while (row.Step())
            pulled.Add(new Lever(
                (LeverKind)row.Int(0),
                row.Text(1) is { Length: > 0 } code ? new RegionCode(code) : null,
                new LeverReason(row.Text(2), row.Text(3), row.Text(4)),
                row.Time(5),
                new VolunteerId(row.Long(6))));
        return pulled;
    }
}
