using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>A record with a number as its key, found by a number and by a word as well, if it has them.</summary>
public sealed record Thing(long Id, string Name, long? Rank = null, string? Word = null)
{
    public static readonly Table<long, Thing> Table = new(
        "thing", thing => thing.Id, Key.Of,
        static (to, thing) => to.Long(thing.Id).Text(thing.Name == Unwritable ? throw new FormatException("A thing that nobody can write.") : thing.Name).Long(thing.Rank).Text(thing.Word),
        static (ref RecordReader from) => new Thing(from.Long(), from.Text(), from.LongOrNull(), from.TextOrNull()))
    {
        Followed = static (kept, before, after) =>
        {
            if (before is not null) Ranked!.Add(kept, -1, before.Rank ?? -1);
            if (after is not null) Ranked!.Add(kept, +1, after.Rank ?? -1);
        },
    };

    public static readonly TableIndex<Thing> ByRank = Table.By("rank", static thing => thing.Rank is { } rank ? Key.Of(rank) : null);

    public static readonly TableIndex<Thing> ByWord = Table.By("word", static thing => thing.Word is { } word ? Key.Of(word) : null, hasByteKeys: true);

    public static readonly Counts Ranked = new("ranked");

    public const string Unwritable = "unwritable";
}

/// <summary>A record with a key of bytes: its owner and a name.</summary>
public sealed record Note(long Owner, string Name, long Value)
{
    public static readonly Table<(long Owner, string Name), Note> Table = new(
        "note", note => (note.Owner, note.Name), key => Key.Of(key.Owner, key.Name),
        static (to, note) => to.Long(note.Owner).Text(note.Name).Long(note.Value),
        static (ref RecordReader from) => new Note(from.Long(), from.Text(), from.Long()))
    {
        HasByteKeys = true,
    };

    public static readonly TableIndex<Note> ByValue = Table.By("value", static note => note.Value == 0 ? null : Key.Of(note.Value));
}

/// <summary>A record that is too long to be remembered.</summary>
public sealed record Scroll(long Id, string Text)
{
    public static readonly Table<long, Scroll> Table = new(
        "scroll", scroll => scroll.Id, Key.Of, static (to, scroll) => to.Long(scroll.Id).Text(scroll.Text), static (ref RecordReader from) => new Scroll(from.Long(), from.Text()))
    {
        IsBulky = true,
    };
}

public sealed class ThingLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [Thing.Table, Note.Table, Scroll.Table, Counts.Table];
}
