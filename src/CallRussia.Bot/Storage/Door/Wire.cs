using System.Buffers.Binary;

namespace CallRussia.Bot.Storage.Door;

/// <summary>What is said at the door.</summary>
internal enum Said : byte
{
    // By a verb.
    Hello = 1,

    /// <summary>A view is opened, and what is read from here on is read in it.</summary>
    Look,
    LookOver,

    /// <summary>A group that reads: the bot's writer works for it until its end. Has no answer.</summary>
    Begin,
    Load,
    Scan,

    /// <summary>Of a walk that has more.</summary>
    Next,

    /// <summary>A walk is left open. Has no answer.</summary>
    Leave,
    Count,
    Tables,
    CheckStructure,

    /// <summary>Changes of the group, some of many. Has no answer.</summary>
    Apply,
    Commit,
    Rollback,
    Copy,

    // By the bot.
    Done = 64,
    Found,
    Some,
    Number,
    Sentences,

    /// <summary>What can't be done: a sentence, its trouble, and whether a look may be begun again.</summary>
    Failed,
}

/// <summary>What came: the rest is read by whoever knows what was said.</summary>
internal readonly record struct Frame(Said What, BinaryReader Rest);

/// <summary>Frames on a line: their length (4 bytes), what is said (1), and the rest. What is no frame ends the line.</summary>
internal sealed class Wire : IDisposable
{
    /// <summary>A hundred times the largest record of ours.</summary>
    public const int MostBytes = 16 << 20;

    private const int HeadBytes = sizeof(int) + 1;

    private readonly Stream _input;
    private readonly Stream _output;
    private readonly MemoryStream _saying = new();
    private readonly BinaryWriter _writer;
    private readonly byte[] _head = new byte[HeadBytes];

    public Wire(Stream input, Stream output)
    {
        (_input, _output) = (input, output);
        _writer = new BinaryWriter(_saying);
    }

    /// <summary>Begins a frame, which <see cref="Send"/> ends.</summary>
    public BinaryWriter Say(Said what)
    {
        _saying.SetLength(0);
        _writer.Write(0);
        _writer.Write((byte)what);
        return _writer;
    }

    /// <param name="patience">Also for the other end's reading of what was sent before.</param>
    /// <exception cref="IOException">The line is dead.</exception>
    public void Send(CancellationToken patience = default)
    {
        _writer.Flush();
        var frame = _saying.GetBuffer().AsMemory(0, (int)_saying.Length);
        if (frame.Length > MostBytes) throw new InvalidDataException("A frame is longer than any may be.");
        BinaryPrimitives.WriteInt32LittleEndian(frame.Span, frame.Length - HeadBytes);
        if (!patience.CanBeCanceled) _output.Write(frame.Span);
        else _output.WriteAsync(frame, patience).AsTask().GetAwaiter().GetResult();
    }

    /// <exception cref="EndOfStreamException">The line was closed.</exception>
    /// <exception cref="InvalidDataException">This is no frame.</exception>
    public Frame Hear(CancellationToken patience = default)
    {
        Fill(_head, patience);
        var length = BinaryPrimitives.ReadInt32LittleEndian(_head);
        if (length is < 0 or > MostBytes) throw new InvalidDataException("This is no frame.");
        var rest = new byte[length];
        Fill(rest, patience);
        return new Frame((Said)_head[^1], new BinaryReader(new MemoryStream(rest, writable: false)));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _input.Dispose();
        _output.Dispose();
    }

    private void Fill(Memory<byte> bytes, CancellationToken patience)
    {
        if (!patience.CanBeCanceled) _input.ReadExactly(bytes.Span);
        else _input.ReadExactlyAsync(bytes, patience).AsTask().GetAwaiter().GetResult();
    }
}
