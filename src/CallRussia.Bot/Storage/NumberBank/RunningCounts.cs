using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Tables touched and handed: how many numbers are where, and hand-outs per day. What a transaction changes is summed up here and written
/// right before its commit: thirty hand-outs change the same few rows.
/// </summary>
internal sealed class RunningCounts(Database database)
{
    private readonly Dictionary<(int Region, Shelf Shelf), long> _moved = [];
    private readonly Dictionary<long, long> _handedOut = [];

    /// <param name="from">Null for a number that had no row.</param>
    public void Move(int region, Shelf? from, Shelf to)
    {
        if (from == to) return;
        if (from is { } left) Add(_moved, (region, left), -1);
        Add(_moved, (region, to), +1);
    }

    /// <summary>A row that is there no more.</summary>
    public void Leave(int region, Shelf from) => Add(_moved, (region, from), -1);

    public void HandOut(DateTimeOffset at) => Add(_handedOut, Moment.Day(at), +1);

    /// <summary>Before a commit, and before these tables are read.</summary>
    public void Write()
    {
        foreach (var ((region, shelf), by) in _moved)
            if (by != 0)
                database.Use("INSERT INTO touched(region, status, day, n) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET n=n+?4")
                    .Bind(region).Bind(shelf.Status).Bind(shelf.Day).Bind(by).Run();
        foreach (var (day, by) in _handedOut)
            database.Use("INSERT INTO handed(day, n) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET n=n+?2").Bind(day).Bind(by).Run();
        Forget();
    }

    /// <summary>After a rollback: nothing of it happened.</summary>
    public void Forget()
    {
        _moved.Clear();
        _handedOut.Clear();
    }

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long by)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + by;
}

/// <summary>Where a touched number is counted.</summary>
/// <param name="Status">Its <see cref="NumberStatus"/>, or <see cref="InHand"/>.</param>
/// <param name="Day">On which it is free again, in days since 0001-01-01 (UTC); 0 when it has no such time.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Shelf(int Status, long Day)
{
    public const int InHand = 6;
}
