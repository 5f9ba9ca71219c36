using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>How far ids have got: none is used again, also of what was deleted. A sequence is called as its table was.</summary>
internal sealed class MovedSequences() : Move("sqlite_sequence")
{
    public override Task<long> Write(OldStore old, Store store, CancellationToken cancellationToken) => store.Write(
        kept =>
        {
            var all = All(old);
            foreach (var at in all) kept.Put(Sequences.Table, at);
            return (long)all.Count;
        },
        cancellationToken);

    public override Task<IReadOnlyList<string>> Compare(OldStore old, Store store, CancellationToken cancellationToken) => store.Read<IReadOnlyList<string>>(
        kept => [.. All(old).Where(at => kept.Find(Sequences.Table, at.Name) != at).Select(at => $"Ids of {at.Name} would be used again.")], cancellationToken);

    private static List<SequenceAt> All(OldStore old) =>
    [
        .. old.Rows("SELECT name, seq FROM sqlite_sequence UNION ALL SELECT 'region', max(id) FROM region HAVING max(id) IS NOT NULL", static row => new SequenceAt(row.Text(0), row.Long(1))),
    ];
}
