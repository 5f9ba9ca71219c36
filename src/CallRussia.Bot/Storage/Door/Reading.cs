using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Storage.Door;

/// <summary>Answers what a visitor reads, of a group or of a view. Walks go over in batches, the first of which are small: many stop after the first record.</summary>
internal sealed class Reading(IBodies bodies, Wire wire, Vocabulary vocabulary) : IDisposable
{
    private const int FirstBatch = 16;
    private const int LargestBatch = 4_096;
    private const int BytesPerBatch = 256 << 10;

    private readonly Dictionary<int, (IEnumerator<Body> Walk, int Batch)> _walks = [];

    /// <exception cref="InvalidDataException">It is nothing that can be read here.</exception>
    /// <exception cref="EngineFailure">It can't be read.</exception>
    public void Answer(Frame asked, CancellationToken patience = default)
    {
        switch (asked.What)
        {
            case Said.Load:
                Load(asked.Rest);
                break;
            case Said.Scan:
                Some(Begin(asked.Rest));
                break;
            case Said.Next:
                Some(Known(asked.Rest));
                break;
            case Said.Leave:
                End(Known(asked.Rest));
                return;
            case Said.Count when bodies is IView view && vocabulary.HearIndex(asked.Rest).Index is { } index:
                // Counted before anything is said: a failure is an answer too.
                var count = view.Count(index);
                wire.Say(Said.Number).Write(count);
                break;
            case Said.CheckStructure when bodies is IView view:
                Sentences(view.CheckStructure().ToList());
                break;
            case Said.Tables when bodies is IView view:
                Sentences(view.Tables());
                break;
            default:
                throw new InvalidDataException("This is not said here.");
        }
        wire.Send(patience);
    }

    public void Dispose()
    {
        foreach (var (walk, _) in _walks.Values) walk.Dispose();
        _walks.Clear();
    }

    private void Sentences(IReadOnlyList<string> sentences)
    {
        var to = wire.Say(Said.Sentences);
        foreach (var sentence in sentences) to.Write(sentence);
    }

    private void Load(BinaryReader asked)
    {
        var table = vocabulary.HearTable(asked);
        var body = bodies.Load(table, Vocabulary.HearKey(asked, table.HasByteKeys));
        var to = wire.Say(Said.Found);
        to.Write(body is not null);
        if (body is not null) Vocabulary.Say(to, body);
    }

    private int Begin(BinaryReader asked)
    {
        var number = asked.ReadInt32();
        var (table, index) = vocabulary.HearIndex(asked);
        var isBytes = index?.HasByteKeys ?? table.HasByteKeys;
        var range = new KeyRange(Vocabulary.HearKey(asked, isBytes), Vocabulary.HearKey(asked, isBytes));
        if (_walks.ContainsKey(number)) throw new InvalidDataException("Two walks can't have one number.");
        _walks.Add(number, (bodies.Scan(table, index, range, asked.ReadBoolean()).GetEnumerator(), FirstBatch));
        return number;
    }

    private int Known(BinaryReader asked) => asked.ReadInt32() is var number && _walks.ContainsKey(number) ? number : throw new InvalidDataException("There is no such walk.");

    private void Some(int number)
    {
        var (walk, batch) = _walks[number];
        _walks[number] = (walk, Math.Min(2 * batch, LargestBatch));
        var some = new List<Body>();
        var hasMore = true;
        for (var bytes = 0; some.Count < batch && bytes < BytesPerBatch && (hasMore = walk.MoveNext()); bytes += walk.Current.Sealed.Length) some.Add(walk.Current);
        if (!hasMore) End(number);
        var to = wire.Say(Said.Some);
        to.Write(hasMore);
        foreach (var (key, body) in some)
        {
            Vocabulary.Say(to, key);
            Vocabulary.Say(to, body);
        }
    }

    private void End(int number)
    {
        if (_walks.Remove(number, out var ended)) ended.Walk.Dispose();
    }
}
