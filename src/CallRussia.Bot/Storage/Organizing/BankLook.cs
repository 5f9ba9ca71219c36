using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers <see cref="LookAtBank"/>.</summary>
internal sealed class BankLook(Session session, OpenRegions open)
{
    private const int Days = 7;

    public BankSeen Look(DateTimeOffset at) =>
        new(new BankStatus([.. Stock.Count(session, at).Select(stock => Region(stock, at))], Stock.Untouched(session), HandOutsADay(at), at));

    private RegionStatus Region(RegionStock stock, DateTimeOffset at)
    {
        var id = session.Regions.Id(stock.Region)!.Value;
        var isOpen = open.IsOpen(id, at);
        return new RegionStatus(stock, isOpen, isOpen && open.IsPrime(id, at), isOpen ? null : open.NextOpening(id, at));
    }

    /// <summary>Today is not over, and before the first hand-out there was nothing to count.</summary>
    private double HandOutsADay(DateTimeOffset at)
    {
        var today = Moment.Day(at);
        session.Counts.Write();
        using var row = session.Database.Use("SELECT (SELECT min(day) FROM handed), coalesce(sum(n), 0) FROM handed WHERE day>=?1 AND day<?2").Bind(today - Days).Bind(today);
        row.Step();
        var days = row.LongOrNull(0) is { } first ? Math.Min(Days, today - first) : 0;
        return days > 0 ? (double)row.Long(1) / days : 0;
    }
}
