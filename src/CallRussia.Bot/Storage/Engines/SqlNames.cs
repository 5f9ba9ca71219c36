using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>What tables and indexes are called in SQL: behind a prefix no name of ours is a word of SQL, and after a double line no two are the same.</summary>
internal static class SqlNames
{
    public const string Prefix = "r_";

    public static string Of(Table table) => Prefix + table.Name;

    public static string Of(TableIndex index) => $"{Of(index.Table)}__{index.Name}";

    public static string Column(TableIndex index) => $"i_{index.Name}";
}
