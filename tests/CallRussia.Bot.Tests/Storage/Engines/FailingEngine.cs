using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>An engine whose machine fails where a test wants it.</summary>
internal sealed class FailingEngine(IEngine inner) : EngineOver(inner)
{
    /// <summary>What fails, and how; null fails never.</summary>
    public Func<string, EngineFailure?>? Fails { get; set; }

    public bool CanTakeBack { get; set; } = true;

    /// <summary>What others have written, whenever a group begins.</summary>
    public Others Others { get; set; } = Others.None;

    public int Loads { get; set; }

    /// <summary>How often it was asked, for one record or many.</summary>
    public int Ways { get; set; }

    public bool IsFar { get; set; }

    /// <summary>It brings what is expected along when a group begins.</summary>
    public bool Brings { get; set; }

    /// <summary>What happens while a group begins.</summary>
    public Action? Begins { get; set; }

    public int Commits { get; set; }

    public override bool AreFar => IsFar;

    public override Others Begin()
    {
        Fail(nameof(Begin));
        _ = base.Begin();
        return Others;
    }

    public override Others Begin(IReadOnlyCollection<Place> expected, out IEnumerable<KeyValuePair<Place, byte[]?>> brought)
    {
        var others = Begin();
        brought = Brings ? [.. expected.Select(place => KeyValuePair.Create(place, One(place.Table, place.Key)))] : [];
        var begins = Begins;
        Begins = null;
        begins?.Invoke();
        return others;
    }

    public override byte[]? Load(Table table, Key key)
    {
        Ways++;
        return One(table, key);
    }

    public override IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places)
    {
        Ways++;
        return places.Select(place => KeyValuePair.Create(place, One(place.Table, place.Key)));
    }

    public override IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        foreach (var body in base.Scan(table, index, range, descending))
        {
            Fail(nameof(Scan));
            yield return body;
        }
    }

    public override void Apply(IReadOnlyList<BodyChange> changes)
    {
        base.Apply(changes);
        Fail(nameof(Apply));
    }

    public override void Commit()
    {
        Fail(nameof(Commit));
        base.Commit();
        Commits++;
    }

    public override bool Rollback() => base.Rollback() && CanTakeBack;

    private byte[]? One(Table table, Key key)
    {
        Loads++;
        Fail(nameof(Load));
        return base.Load(table, key);
    }

    private void Fail(string where)
    {
        if (Fails?.Invoke(where) is { } failure) throw failure;
    }
}
