using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Reads everything once and says what can't be: every record opens under its key, and every index has exactly the entries of its records.</summary>
internal sealed class RecordCheckup(IView view, Bodies bodies, CancellationToken cancellationToken)
{
    private readonly List<string> _wrong = [];

    /// <returns>Sentences for a person.</returns>
    public List<string> Run(IReadOnlyList<Table> tables)
    {
        _wrong.AddRange(view.CheckStructure());
        foreach (var table in tables) Guarded(() => Check(table));
        return _wrong;
    }

    private void Check(Table table)
    {
        var belong = new long[table.Indexes.Count];
        foreach (var (key, body) in view.Scan(table, null, All(table.HasByteKeys), descending: false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = bodies.Open(table, key, body);
            if (table.KeyOf(record) != key) _wrong.Add($"A record of table {table.Name} lies under another one's key.");
            for (var i = 0; i < belong.Length; i++)
                if (table.Indexes[i].KeyIn(record) is not null) belong[i]++;
        }
        for (var i = 0; i < belong.Length; i++) Check(table.Indexes[i], belong[i]);
    }

    /// <summary>Walked through, it has as many entries as records that belong into it, in the order of their values; and each value leads to all of its records.</summary>
    private void Check(TableIndex index, long belong)
    {
        var (found, run) = (0L, 0L);
        Found? before = null;
        foreach (var entry in Walk(index, All(index.HasByteKeys)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (before is { } last && last.Before(entry) >= 0) Wrong(index, "is out of order");
            if (before is { } one && one.At != entry.At) CheckRun(index, one.At, ref run);
            (found, run, before) = (found + 1, run + 1, entry);
        }
        if (before is { } end) CheckRun(index, end.At, ref run);
        if (found != belong || view.Count(index) != belong) Wrong(index, $"has {found} entries for {belong} records");
    }

    private void CheckRun(TableIndex index, Key at, ref long run)
    {
        if (Walk(index, KeyRange.Only(at)).LongCount() != run) Wrong(index, "does not lead to all records of a value");
        run = 0;
    }

    private IEnumerable<Found> Walk(TableIndex index, KeyRange range)
    {
        foreach (var (key, body) in view.Scan(index.Table, index, range, descending: false))
        {
            var record = bodies.Open(index.Table, key, body);
            if (index.KeyIn(record) is { } at) yield return new Found(at, key, record);
            else Wrong(index, "holds a record that does not belong into it");
        }
    }

    private void Wrong(TableIndex index, string what)
    {
        var sentence = $"Index {index.Name} of table {index.Table.Name} {what}.";
        if (!_wrong.Contains(sentence)) _wrong.Add(sentence);
    }

    /// <summary>A record that does not open ends the look at its table.</summary>
    private void Guarded(Action look)
    {
        try
        {
            look();
        }
        catch (Exception damage) when (damage is StoreException or EngineFailure or DamagedException)
        {
            _wrong.Add(GroupWriter.Told(damage).Message);
        }
    }

    private static KeyRange All(bool bytes) => bytes ? KeyRange.AllBytes : KeyRange.AllNumbers;
}
