using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Storage.Door;

/// <summary>How tables, keys and sealed bodies are said. Both ends know the same tables in the same order: <see cref="Print"/> tells.</summary>
internal sealed class Vocabulary(IReadOnlyList<Table> tables)
{
    private readonly Dictionary<Table, int> _places = tables.Select((table, place) => (table, place)).ToDictionary(pair => pair.table, pair => pair.place);

    /// <summary>The same for the same tables, indexes and kinds of keys.</summary>
    public byte[] Print() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', tables.Select(table =>
        $"{table.Name} {table.HasByteKeys} {string.Join(' ', table.Indexes.Select(index => $"{index.Name} {index.HasByteKeys}"))}"))));

    public void Say(BinaryWriter to, Table table) => to.Write7BitEncodedInt(_places[table]);

    public Table HearTable(BinaryReader from) => tables[Within(from.Read7BitEncodedInt(), tables.Count)];

    /// <param name="index">Null: by the table's own key.</param>
    public void Say(BinaryWriter to, Table table, TableIndex? index)
    {
        Say(to, table);
        to.Write7BitEncodedInt(index is null ? 0 : 1 + Place(table, index));
    }

    public (Table Table, TableIndex? Index) HearIndex(BinaryReader from)
    {
        var table = HearTable(from);
        return Within(from.Read7BitEncodedInt(), table.Indexes.Count + 1) is > 0 and var place ? (table, table.Indexes[place - 1]) : (table, null);
    }

    public static void Say(BinaryWriter to, Key key)
    {
        if (key.Bytes is { } bytes) Say(to, bytes);
        else to.Write(key.Number);
    }

    /// <param name="isBytes">The kind of the keys there.</param>
    public static Key HearKey(BinaryReader from, bool isBytes) => isBytes ? Key.Of(HearBytes(from)) : Key.Of(from.ReadInt64());

    public static void Say(BinaryWriter to, byte[] bytes)
    {
        to.Write7BitEncodedInt(bytes.Length);
        to.Write(bytes);
    }

    public static byte[] HearBytes(BinaryReader from) =>
        from.ReadBytes(Within(from.Read7BitEncodedInt(), (int)(from.BaseStream.Length - from.BaseStream.Position) + 1));

    public void Say(BinaryWriter to, BodyChange change)
    {
        Say(to, change.Table);
        Say(to, change.Key);
        to.Write(change.Sealed is not null);
        if (change.Sealed is not { } body) return;
        Say(to, body);
        to.Write((byte)change.Was);
        foreach (var at in change.At)
        {
            to.Write(at is not null);
            if (at is { } value) Say(to, value);
        }
    }

    public BodyChange HearChange(BinaryReader from)
    {
        var table = HearTable(from);
        var key = HearKey(from, table.HasByteKeys);
        if (!from.ReadBoolean()) return new BodyChange(table, key, null, [], BodyWas.Unknown);
        var (body, was) = (HearBytes(from), (BodyWas)Within(from.ReadByte(), (int)BodyWas.InPlace + 1));
        var at = new Key?[table.Indexes.Count];
        for (var i = 0; i < at.Length; i++)
            if (from.ReadBoolean()) at[i] = HearKey(from, table.Indexes[i].HasByteKeys);
        return new BodyChange(table, key, body, at, was);
    }

    private static int Place(Table table, TableIndex index)
    {
        for (var i = 0; i < table.Indexes.Count; i++)
            if (ReferenceEquals(table.Indexes[i], index)) return i;
        throw new ArgumentException($"Table {table.Name} has no index {index.Name}.", nameof(index));
    }

    private static int Within(int value, int count) => (uint)value < (uint)count ? value : throw new InvalidDataException("This is no table, index or length.");
}
