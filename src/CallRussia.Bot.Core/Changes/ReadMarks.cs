using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Changes;

/// <summary>What somebody reads as it comes. The values are stored.</summary>
public enum ReadKind
{
    /// <summary>Changes of the guide.</summary>
    Guide = 0,

    /// <summary>What other volunteers learned.</summary>
    Lessons = 1,
}

/// <summary>How far somebody has read.</summary>
/// <param name="To">The id of the newest that they saw.</param>
public sealed record ReadMark(VolunteerId Who, ReadKind Kind, long To);

/// <summary>How far everybody has read. A mark stays as long as its person: without it all would be new again.</summary>
public static class ReadMarks
{
    public static readonly Table<(VolunteerId Who, ReadKind Kind), ReadMark> Table = new(
        "read_mark", mark => (mark.Who, mark.Kind), key => Key.Of(key.Who.Value, (long)key.Kind),
        static (to, mark) => to.Long(mark.Who.Value).Long((int)mark.Kind).Long(mark.To),
        static (ref RecordReader from) => new ReadMark(new VolunteerId(from.Long()), (ReadKind)from.Int(), from.Long()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<ReadMark>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Beginning(volunteer.Value)), static (kept, _, mark) => kept.Remove(Table!, (mark.Who, mark.Kind)))
        {
            Section = "ReadUpTo",
            Show = static mark => new { Kind = mark.Kind.ToString(), mark.To },
        },
    };

    /// <summary>Null when they never looked.</summary>
    public static long? Of(ITransaction kept, VolunteerId who, ReadKind kind) => kept.Find(Table, (who, kind))?.To;

    /// <summary>Only ever further.</summary>
    public static void Move(ITransaction kept, VolunteerId who, ReadKind kind, long to)
    {
        if (to > (Of(kept, who, kind) ?? 0)) kept.Put(Table, new ReadMark(who, kind, to));
    }
}
