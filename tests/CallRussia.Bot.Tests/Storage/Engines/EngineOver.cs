using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>An engine over another one: what a test does not change is the other one's.</summary>
internal abstract class EngineOver(IEngine inner) : IEngine
{
    public bool ViewsAreCheap => inner.ViewsAreCheap;

    public byte[]? Marks => inner.Marks;

    public virtual bool AreFar => inner.AreFar;

    public virtual Others Begin() => inner.Begin();

    public virtual Others Begin(IReadOnlyCollection<Place> expected, out IEnumerable<KeyValuePair<Place, byte[]?>> brought)
    {
        brought = [];
        return Begin();
    }

    public virtual byte[]? Load(Table table, Key key) => inner.Load(table, key);

    public virtual IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places) => inner.Load(places);

    public virtual IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => inner.Scan(table, index, range, descending);

    public virtual void Apply(IReadOnlyList<BodyChange> changes) => inner.Apply(changes);

    public virtual void Commit() => inner.Commit();

    public virtual bool Rollback() => inner.Rollback();

    public void Rest() => inner.Rest();

    public IView View() => inner.View();

    public void CopyTo(string path) => inner.CopyTo(path);

    public void Dispose() => Close();

    protected virtual void Close() => inner.Dispose();
}

/// <summary>It stays open when the store over it is closed.</summary>
internal sealed class LentEngine(IEngine inner) : EngineOver(inner)
{
    protected override void Close()
    {
        // Whoever lends it closes it.
    }
}
