using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Bank;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>
/// All numbers of the bank once, page by page: every pile is rising, so one open block of each is all that is in memory. 40 million are
/// read in a fifth of a second.
/// </summary>
internal sealed class KnownNumbers
{
    private readonly PriorityQueue<Reading, long> _piles = new();

    /// <param name="piles">Of each pile its blocks, in their order, as <see cref="BlockCodec"/> wrote them; read as far as they are needed.</param>
    public KnownNumbers(IEnumerable<IEnumerable<byte[]>> piles)
    {
        foreach (var blocks in piles)
        {
            var pile = new Reading(blocks.GetEnumerator());
            if (!pile.IsAtEnd) _piles.Enqueue(pile, pile.Number);
        }
    }

    /// <summary>Marks what the bank has of a page. Pages are asked for in rising order; those between are passed over.</summary>
    /// <param name="marks">A bit for each number of a page.</param>
    /// <returns>False when there is nothing; then <paramref name="marks"/> mean nothing.</returns>
    public bool Mark(int page, ulong[] marks)
    {
        var (from, to) = ((long)page << NumberBatch.PageBits, (page + 1L) << NumberBatch.PageBits);
        var any = false;
        while (_piles.TryPeek(out var pile, out var next) && next < to)
        {
            pile.PassTo(from);
            if (!any && pile.Number < to) Array.Clear(marks);
            any |= pile.Number < to;
            pile.MarkTo(to, marks);
            if (pile.IsAtEnd) _piles.Dequeue();
            else _piles.DequeueEnqueue(pile, pile.Number);
        }
        return any;
    }

    /// <summary>One pile, from its smallest number to its largest.</summary>
    private sealed class Reading
    {
        private readonly IEnumerator<byte[]> _blocks;
        private byte[] _block = [];
        private int _at;

        public Reading(IEnumerator<byte[]> blocks)
        {
            _blocks = blocks;
            Number = Turn();
        }

        public bool IsAtEnd => Number == long.MaxValue;

        /// <summary>The smallest one that has not been passed; beyond all numbers at the end.</summary>
        public long Number { get; private set; }

        public void PassTo(long from)
        {
            while (Number < from) Number = _at < _block.Length ? Number + BlockCodec.Next(_block, ref _at) : Turn();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void MarkTo(long to, ulong[] marks)
        {
            var (number, at, block) = (Number, _at, _block);
            while (number < to)
            {
                var low = (int)(number & (NumberBatch.PageNumbers - 1));
                marks[low >> 6] |= 1UL << low;
                if (at < block.Length) number += BlockCodec.Next(block, ref at);
                else (number, at, block) = (Turn(), _at, _block);
            }
            (Number, _at) = (number, at);
        }

        /// <summary>Opens the next block.</summary>
        /// <returns>Its first number.</returns>
        private long Turn()
        {
            if (!_blocks.MoveNext()) return long.MaxValue;
            _block = _blocks.Current;
            _at = 0;
            return BlockCodec.Next(_block, ref _at);
        }
    }
}
