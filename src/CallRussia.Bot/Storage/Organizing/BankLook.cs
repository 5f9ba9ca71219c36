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

    /// <summary>The last seven days with today, as far as it has got; before the first hand-out there was nothing to count.</summary>
    private double HandOutsADay(DateTimeOffset at)
    {
        var today = Moment.Day(at);
        session.Counts.Write();
        using var row = session.Database.Use("SELECT (SELECT min(day) FROM handed), coalesce(sum(n), 0) FROM handed WHERE day>?1").Bind(today - Days);
        row.Step();
        if (row.LongOrNull(0) is not { } first) return 0;
        // The first hours of the first day would promise too much: a day is the least.
        var passed = Math.Min(Days - 1, today - first) + at.UtcDateTime.TimeOfDay.TotalDays;
        return row.Long(1) / Math.Max(1, passed);
    }
}
