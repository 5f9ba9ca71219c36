using System.Net.Sockets;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>Somebody at the door who says word by word what a test wants.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly Vocabulary _vocabulary;
    private readonly NetworkStream _stream;
    private readonly Wire _wire;
    private int _walks;

    public Visitor(string store, IReadOnlyList<Table> tables)
    {
        _vocabulary = new Vocabulary(tables);
        _stream = new NetworkStream(Doorway.TryConnect(store)!, ownsSocket: true);
        _wire = new Wire(_stream, _stream);
    }

    public void Hello(Greeting greeting)
    {
        Say(Said.Hello, greeting.Write);
        Expect(Said.Done);
    }

    public void Say(Said what, Action<BinaryWriter>? rest = null)
    {
        rest?.Invoke(_wire.Say(what));
        if (rest is null) _wire.Say(what);
        _wire.Send();
    }

    public Frame Hear() => _wire.Hear();

    /// <summary>Each as it is said properly, with its answer.</summary>
    public void Do(params Said[] words)
    {
        foreach (var word in words)
            switch (word)
            {
                case Said.Load:
                    Say(word, to =>
                    {
                        _vocabulary.Say(to, Thing.Table);
                        Vocabulary.Say(to, Key.Of(1));
                    });
                    Expect(Said.Found);
                    break;
                case Said.Scan:
                    Scan(++_walks, thenNext: 0);
                    Expect(Said.Some);
                    break;
                case Said.Apply:
                    Say(word, to => _vocabulary.Say(to, new BodyChange(Thing.Table, Key.Of(1), null, [], BodyWas.Unknown)));
                    break;
                case Said.Begin:
                    Say(word);
                    break;
                default:
                    Say(word);
                    Expect(Said.Done);
                    break;
            }
    }

    public void Scan(int walk, int thenNext)
    {
        Say(Said.Scan, to =>
        {
            to.Write(walk);
            _vocabulary.Say(to, Thing.Table, null);
            Vocabulary.Say(to, KeyRange.AllNumbers.From);
            Vocabulary.Say(to, KeyRange.AllNumbers.To);
            to.Write(false);
        });
        for (var next = 0; next < thenNext; next++) Say(Said.Next, to => to.Write(walk));
    }

    /// <summary>The beginning of a frame whose end never comes.</summary>
    public void Half() => Throw([40, 0, 0, 0, (byte)Said.Apply, 1, 2, 3]);

    public void Throw(byte[] bytes) => _stream.Write(bytes);

    public void Dispose() => _wire.Dispose();

    private void Expect(Said answer) => Assert.Equal(answer, _wire.Hear().What);
}
