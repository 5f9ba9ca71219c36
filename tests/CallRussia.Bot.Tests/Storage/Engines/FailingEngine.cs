using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>An engine whose machine fails where a test wants it.</summary>
internal sealed class FailingEngine(IEngine inner) : IEngine
{
    /// <summary>What fails, and how; null fails never.</summary>
    public Func<string, EngineFailure?>? Fails { get; set; }

    public bool CanTakeBack { get; set; } = true;

    /// <summary>What others have written, whenever a group begins.</summary>
    public Others Others { get; set; } = Others.None;

    public int Loads { get; set; }

    public bool AreFar { get; set; }

    public int Commits { get; set; }

    public bool ViewsAreCheap => inner.ViewsAreCheap;

    public byte[]? Marks => inner.Marks;

    public Others Begin()
    {
        Fail(nameof(Begin));
        _ = inner.Begin();
        return Others;
    }

    public byte[]? Load(Table table, Key key)
    {
        Loads++;
        Fail(nameof(Load));
        return inner.Load(table, key);
    }

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        foreach (var body in inner.Scan(table, index, range, descending))
        {
            Fail(nameof(Scan));
            yield return body;
        }
    }

    public void Apply(IReadOnlyList<BodyChange> changes)
    {
        inner.Apply(changes);
        Fail(nameof(Apply));
    }

    public void Commit()
    {
        Fail(nameof(Commit));
        inner.Commit();
        Commits++;
    }

    public bool Rollback() => inner.Rollback() && CanTakeBack;

    public void Rest() => inner.Rest();

    public IView View() => inner.View();

    public void CopyTo(string path) => inner.CopyTo(path);

    public void Dispose() => inner.Dispose();

    private void Fail(string where)
    {
        if (Fails?.Invoke(where) is { } failure) throw failure;
    }
}
