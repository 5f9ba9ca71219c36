using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>What is said of every table of the bot.</summary>
public sealed partial class DeclarationTests
{
    [Fact]
    public async Task Tables_indexes_and_counts_have_names_of_their_own_that_every_engine_takes()
    {
        await using var bench = new StoreBench((_, options) => InMemory(options));
        var tables = bench.Store.Tables;
        Assert.True(tables.Count > 20);
        Assert.Equal(tables.Select(table => table.Name).Distinct(), tables.Select(table => table.Name));
        Assert.All(tables, table =>
        {
            Assert.Matches(Name(), table.Name);
            Assert.DoesNotContain("__", table.Name, StringComparison.Ordinal);
            Assert.Equal(table.Indexes.Select(index => index.Name).Distinct(), table.Indexes.Select(index => index.Name));
            Assert.All(table.Indexes, index => Assert.Matches(Name(), index.Name));
        });
        var beginning = typeof(Counts).GetField("_beginning", Any)!;
        var counts = Statics<Counts>().Select(counts => Convert.ToHexString((byte[])beginning.GetValue(counts)!)).ToList();
        Assert.Equal(counts.Distinct(), counts);
        var sequences = Statics<Sequence>().Select(sequence => sequence.Name).ToList();
        Assert.Equal(sequences.Distinct(), sequences);
    }

    /// <summary>A table that no ledger keeps is in no store, and nobody would notice before it is used.</summary>
    [Fact]
    public async Task Every_table_is_kept_by_a_ledger()
    {
        await using var bench = new StoreBench((_, options) => InMemory(options));
        var kept = bench.Store.Tables;
        Assert.Empty(Statics<Table>().Where(table => !kept.Contains(table)).Select(table => table.Name));
    }

    private static Store InMemory(StoreOptions options) => Store.InMemory(options, null, out _);

    private const System.Reflection.BindingFlags Any =
        System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly;

    private static IEnumerable<T> Statics<T>() =>
        from type in typeof(Table).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(Any)
        where field.IsStatic && typeof(T).IsAssignableFrom(field.FieldType)
        select (T)field.GetValue(null)!;

    [GeneratedRegex("^[a-z_]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
