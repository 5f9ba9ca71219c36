using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Changes;

/// <summary>What happened to a leaf. The values are stored.</summary>
public enum LeafFate
{
    New = 0,
    Changed = 1,
    Gone = 2,
}

/// <summary>A change of what callers read, as it went live.</summary>
/// <param name="Leaf">Its id. Its words are those that the guide has now.</param>
public sealed record GuideChange(long Id, LeafKind Kind, string Leaf, LeafFate Fate, DateTimeOffset At)
{
    /// <summary>A sentence about it by whoever made it, in the language in which they wrote it; empty for none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What an editor says about a change that was approved and has not gone live yet.</summary>
public sealed record GuideNote(LeafKind Kind, string Leaf, string Words, DateTimeOffset At);

/// <summary>
/// What is new in the guide. It is seen by the content in use, whichever way a change came: by the files, or approved in the chat.
/// </summary>
public static class GuideChanges
{
    /// <summary>The leaves as they were when the content was last looked at.</summary>
    public static readonly Table<(LeafKind Kind, string Id), Leaf> Known = new(
        "guide_leaf", leaf => (leaf.Kind, leaf.Id), key => Key.Of((long)key.Kind, key.Id),
        static (to, leaf) => to.Long((int)leaf.Kind).Text(leaf.Id).Text(leaf.Version),
        static (ref RecordReader from) => new Leaf((LeafKind)from.Int(), from.Text(), from.Text()))
    {
        HasByteKeys = true,
    };

    public static readonly Table<long, GuideChange> Table = new(
        "guide_change", change => change.Id, Key.Of,
        static (to, change) => to.Long(change.Id).Long((int)change.Kind).Text(change.Leaf).Long((int)change.Fate).Time(change.At).Text(change.Note),
        static (ref RecordReader from) => new GuideChange(from.Long(), (LeafKind)from.Int(), from.Text(), (LeafFate)from.Int(), from.Time()) { Note = from.Text() })
    {
        // Their order is that of time.
        KeptFor = new Expiry<GuideChange>(
            static (kept, retention, now) => kept.All(Table!).TakeWhile(change => change.At < now - retention.GuideChanges), static (kept, change) => kept.Remove(Table!, change.Id))
        {
            Period = static retention => retention.GuideChanges,
        },
    };

    public static readonly Table<(LeafKind Kind, string Leaf), GuideNote> Notes = new(
        "guide_note", note => (note.Kind, note.Leaf), key => Key.Of((long)key.Kind, key.Leaf),
        static (to, note) => to.Long((int)note.Kind).Text(note.Leaf).Text(note.Words).Time(note.At),
        static (ref RecordReader from) => new GuideNote((LeafKind)from.Int(), from.Text(), from.Text(), from.Time()))
    {
        HasByteKeys = true,
    };

    /// <summary>A change goes live right after it was approved; what was said about one that did not is not said about another.</summary>
    private static readonly TimeSpan s_noteIsGood = TimeSpan.FromDays(1);

    private static readonly Sequence s_ids = new("guide_change");

    /// <summary>The change of this leaf that comes next is told with these words; none where they are empty.</summary>
    public static void Say(ITransaction kept, LeafKind kind, string leaf, string words, DateTimeOffset at)
    {
        kept.Remove(Notes, (kind, leaf));
        if (words.Length > 0) kept.Put(Notes, new GuideNote(kind, leaf, words, at));
    }

    /// <summary>Notes what is different since the last look. The first look of all finds nothing new: everything is.</summary>
    /// <returns>How many changes.</returns>
    public static int Follow(ITransaction kept, Library library, DateTimeOffset at)
    {
        var before = kept.All(Known).ToDictionary(leaf => (leaf.Kind, leaf.Id));
        var now = library.Leaves.Where(leaf => IsForCallers(leaf, library)).ToDictionary(leaf => (leaf.Kind, leaf.Id));
        List<(Leaf Leaf, LeafFate Fate)> changes =
        [
            .. from leaf in now.Values where before.GetValueOrDefault((leaf.Kind, leaf.Id)) != leaf select (leaf, before.ContainsKey((leaf.Kind, leaf.Id)) ? LeafFate.Changed : LeafFate.New),
            .. from leaf in before.Values where !now.ContainsKey((leaf.Kind, leaf.Id)) select (leaf, LeafFate.Gone),
        ];
        foreach (var (leaf, fate) in changes)
        {
            if (fate == LeafFate.Gone) kept.Remove(Known, (leaf.Kind, leaf.Id));
            else kept.Put(Known, leaf);
            if (before.Count > 0) kept.Add(Table, new GuideChange(kept.Next(s_ids), leaf.Kind, leaf.Id, fate, at) { Note = TakeNote(kept, leaf, at) });
        }
        return before.Count > 0 ? changes.Count : 0;
    }

    /// <summary>The newest first.</summary>
    public static List<GuideChange> All(ITransaction kept) => [.. kept.All(Table, descending: true)];

    /// <summary>Up to where there is nothing new to somebody. What was there before they came is none.</summary>
    public static long ReadTo(ITransaction kept, Volunteer who) =>
        ReadMarks.Of(kept, who.Id, ReadKind.Guide) ?? kept.All(Table, descending: true).FirstOrDefault(change => change.At < who.JoinedAt)?.Id ?? 0;

    public static int CountUnread(ITransaction kept, Volunteer who) => kept.Range(Table, KeyRange.Numbers(ReadTo(kept, who) + 1, long.MaxValue)).Count();

    private static string TakeNote(ITransaction kept, Leaf leaf, DateTimeOffset at)
    {
        if (kept.Find(Notes, (leaf.Kind, leaf.Id)) is not { } note) return "";
        kept.Remove(Notes, (leaf.Kind, leaf.Id));
        return at - note.At < s_noteIsGood ? note.Words : "";
    }

    /// <summary>Facts for training only are never said on a call.</summary>
    private static bool IsForCallers(Leaf leaf, Library library) => leaf.Kind != LeafKind.Fact || library.Facts.Find(leaf.Id) is { TrainingOnly: false };
}
