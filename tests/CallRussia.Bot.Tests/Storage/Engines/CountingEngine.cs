using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Counts what an engine is asked, by table.</summary>
internal sealed class CountingEngine(IEngine inner) : EngineOver(inner)
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Commits { get; private set; }

    public override byte[]? Load(Table table, Key key)
    {
        Count($"load {table.Name}");
        return base.Load(table, key);
    }

    public override IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        Count($"scan {table.Name} {index?.Name}");
        return base.Scan(table, index, range, descending);
    }

    public override void Apply(IReadOnlyList<BodyChange> changes)
    {
        foreach (var change in changes) Count($"{(change.Sealed is null ? "remove" : change.Was switch { BodyWas.InPlace => "replace", BodyWas.None => "add", _ => "put" })} {change.Table.Name}");
        base.Apply(changes);
    }

    public override void Commit()
    {
        Commits++;
        base.Commit();
    }

    public void Forget()
    {
        _counts.Clear();
        Commits = 0;
    }

    /// <returns>What was asked, per job.</returns>
    public string Told(long jobs) => string.Join(", ", _counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {(double)count.Value / jobs:0.00}"));

    /// <param name="verb">load, scan, add, put, replace or remove.</param>
    public double PerJob(string verb, long jobs) => (double)_counts.Where(count => count.Key.StartsWith(verb + " ", StringComparison.Ordinal)).Sum(count => count.Value) / jobs;

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
