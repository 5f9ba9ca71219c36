using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Bank;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>The numbers of one region of a new segment, in rising order, cut into blocks.</summary>
internal sealed class PilePacker(long segment, int region, Action<Block> done)
{
    private readonly byte[] _block = new byte[BlockCodec.NumbersPerBlock * BlockCodec.LongestStep];
    private int _length;
    private int _inBlock;
    private int _blocks;
    private long _last;

    public int Region => region;

    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long national)
    {
        _length += BlockCodec.Write(_block.AsSpan(_length), (ulong)(national - _last));
        _last = national;
        if (++_inBlock == BlockCodec.NumbersPerBlock) Seal();
    }

    /// <summary>The last block, which need not be full.</summary>
    public void End()
    {
        if (_inBlock > 0) Seal();
    }

    private void Seal()
    {
        var id = Blocks.Id(segment, region, _blocks++);
        done(new Block(id, _inBlock, _block.AsSpan(0, _length).ToArray()));
        Count += _inBlock;
        (_length, _inBlock, _last) = (0, 0, 0);
    }
}
