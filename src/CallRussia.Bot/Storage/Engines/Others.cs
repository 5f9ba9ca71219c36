using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>What others have written since a writer's last group: what it remembers of that may not be true any more.</summary>
internal sealed class Others
{
    private Others(IReadOnlyCollection<Table>? tables, IReadOnlyCollection<Place> places) => (IsEverything, Tables, Places) = (tables is null, tables ?? [], places);

    /// <summary>Nobody has written.</summary>
    public static Others None { get; } = new([], []);

    /// <summary>Somebody has, and it is not known what.</summary>
    public static Others Everything { get; } = new(null, []);

    public bool IsEverything { get; }

    public bool IsNothing => !IsEverything && Tables.Count == 0;

    /// <summary>Those in which something was changed.</summary>
    public IReadOnlyCollection<Table> Tables { get; }

    /// <summary>Each record that came, changed or went; none of bulky tables, for nobody remembers those.</summary>
    public IReadOnlyCollection<Place> Places { get; }

    public static Others Of(IReadOnlyCollection<BodyChange> changes) => new(
        [.. changes.Select(static change => change.Table).Distinct()],
        [.. changes.Where(static change => !change.Table.IsBulky).Select(static change => new Place(change.Table, change.Key))]);

    public static Others Of(IReadOnlyCollection<Table> tables, IReadOnlyCollection<Place> places) => new(tables, places);
}
