namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>A set of ten-digit numbers: one bit each, in pages of 100,000 that exist where there are numbers. 40 million take 125 MB.</summary>
internal sealed class KnownNumbers
{
    private const int PerPage = 100_000;

    private readonly ulong[]?[] _pages = new ulong[100_000][];

    /// <returns>False when it was there.</returns>
    public bool Add(long national)
    {
        ref var page = ref _pages[national / PerPage];
        page ??= new ulong[(PerPage + 63) / 64];
        var bit = (int)(national % PerPage);
        ref var word = ref page[bit / 64];
        var mask = 1UL << (bit % 64);
        if ((word & mask) != 0) return false;
        word |= mask;
        return true;
    }
}
