using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>
/// Which records each of the last groups changed, so that the other writers read only those anew. Nothing is lost with it, so the server does not log it: for whoever
/// misses a group everything has changed.
/// </summary>
internal sealed class RecentGroups(IReadOnlyList<Table> tables)
{
    /// <summary>Keys are marks or numbers: pressing them costs time and saves nothing.</summary>
    public const string Making = "CREATE UNLOGGED TABLE recent(generation bigint PRIMARY KEY, changed bytea NOT NULL); ALTER TABLE recent ALTER COLUMN changed SET STORAGE EXTERNAL";

    /// <summary>The generation of a writer that knows nothing yet.</summary>
    public const long Unknown = -1;

    /// <summary>Whoever has not written for so many groups has little in memory that is worth reading what they were.</summary>
    private const int Groups = 64;

    /// <summary>A group of the bot changes some hundred records; one of a verb may change very many.</summary>
    private const int MostPlaces = 4_096;

    private static readonly string s_since = $"SELECT generation, ARRAY(SELECT changed FROM recent WHERE recent.generation > $1 AND $1 >= store.generation - {Groups}) FROM store";

    private static readonly string s_drop = $"DELETE FROM recent WHERE generation=$1 - {Groups}";
    private static readonly string s_tell = $"WITH old AS ({s_drop}) INSERT INTO recent(generation, changed) VALUES($1, $2) ON CONFLICT(generation) DO UPDATE SET changed=excluded.changed";

    private readonly Dictionary<string, Table> _byName = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);

    /// <summary>Asks for the generation of the store, and for all groups after that one.</summary>
    public static NpgsqlBatchCommand Since(long generation) => Sql.Step(s_since, Sql.Value(generation));

    /// <param name="row">The answer to <see cref="Since"/>.</param>
    /// <param name="known">The generation up to which everything is known.</param>
    /// <returns>The generation of the store, and what others did since the known one.</returns>
    public (long Now, Others Others) Read(NpgsqlDataReader row, long known)
    {
        var now = row.GetInt64(0);
        if (known == Unknown) return (now, Others.Everything);
        var (groups, tablesChanged, places) = (row.GetFieldValue<byte[][]>(1), new HashSet<Table>(), new List<Place>());
        foreach (var said in groups) Hear(said, tablesChanged, places);
        return (now, groups.Length == now - known ? Others.Of(tablesChanged, places) : Others.Everything);
    }

    /// <summary>Tells of a group, and drops one that is old.</summary>
    public static NpgsqlBatchCommand Tell(long generation, Others changed) =>
        changed.Places.Count > MostPlaces ? Sql.Step(s_drop, Sql.Value(generation)) : Sql.Step(s_tell, Sql.Value(generation), Sql.Value(Say(changed)));

    private static byte[] Say(Others changed)
    {
        using var said = new MemoryStream();
        using var to = new BinaryWriter(said);
        var places = changed.Places.ToLookup(place => place.Table);
        foreach (var table in changed.Tables)
        {
            to.Write(table.Name);
            // A table of a newer program can be passed over.
            to.Write(table.HasByteKeys);
            to.Write7BitEncodedInt(places[table].Count());
            foreach (var place in places[table])
            {
                if (place.Key.Bytes is { } bytes)
                {
                    to.Write7BitEncodedInt(bytes.Length);
                    to.Write(bytes);
                }
                else to.Write(place.Key.Number);
            }
        }
        return said.ToArray();
    }

    private void Hear(byte[] said, HashSet<Table> tablesChanged, List<Place> places)
    {
        using var from = new BinaryReader(new MemoryStream(said));
        while (from.BaseStream.Position < said.Length)
        {
            var (table, areBytes) = (_byName.GetValueOrDefault(from.ReadString()), from.ReadBoolean());
            if (table is not null) tablesChanged.Add(table);
            for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            {
                var key = areBytes ? Key.Of(from.ReadBytes(from.Read7BitEncodedInt())) : Key.Of(from.ReadInt64());
                if (table is not null) places.Add(new Place(table, key));
            }
        }
    }
}
