using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Records that can be found: those of an engine, or changes over another layer.</summary>
internal abstract class Layer
{
    public abstract object? Load(Table table, Key key);

    /// <inheritdoc cref="IBodies.AreFar"/>
    public abstract bool AreFar { get; }

    /// <summary>It is going to be loaded soon.</summary>
    public abstract void Expect(Table table, Key key);

    /// <param name="index">Null: by the table's own key.</param>
    public abstract IEnumerable<Found> Scan(Table table, TableIndex? index, KeyRange range, bool descending);
}

/// <summary>Where a record is. Asked for some thirty times in each job: its hash costs next to nothing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Place(Table table, Key key) : IEquatable<Place>
{
    public Table Table => table;

    public Key Key => key;

    public bool Equals(Place other) => ReferenceEquals(table, other.Table) && key.Equals(other.Key);

    public override bool Equals(object? obj) => obj is Place place && Equals(place);

    public override int GetHashCode() => table.Hash ^ key.GetHashCode();
}

/// <param name="At">Its place in the walk: the value in the index, or the key.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Found(Key At, Key Key, object Record)
{
    /// <returns>Below 0 when it comes before the other one.</returns>
    public int Before(Found other) => At.CompareTo(other.At) is var order and not 0 ? order : Key.CompareTo(other.Key);
}

/// <summary>Opens sealed bodies into records and seals records into bodies. One per thread.</summary>
internal sealed class Bodies(Seals seals, Names names)
{
    private readonly RecordWriter _writer = new(names);

    public object Open(Table table, Key key, byte[] body)
    {
        var reader = new RecordReader(seals.Open(table, key, body), names);
        try
        {
            return table.Read(ref reader);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException or FormatException or OutOfMemoryException)
        {
            throw Damage(table, e);
        }
    }

    /// <exception cref="UnwritableRecord">The record can't be written.</exception>
    public byte[] Seal(Table table, Key key, object record)
    {
        _writer.Clear();
        try
        {
            table.Write(_writer, record);
        }
        catch (Exception e)
        {
            throw new UnwritableRecord(table, e);
        }
        return seals.Seal(table, key, _writer.Body);
    }

    private static StoreException Damage(Table table, Exception? inner) => Seals.Damage($"A record of table {table.Name}", inner);
}

/// <summary>A record that some job left can't be written: the job's own fault.</summary>
internal sealed class UnwritableRecord(Table table, Exception why) : Exception($"A record of table {table.Name} can't be written.", why);
