namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// Which version of each page in a log counts: the newest of those that their transaction confirmed. What a transaction left behind that was taken back lies there
/// too, and never counts.
/// </summary>
internal sealed class Versions
{
    private readonly List<uint> _pages = [];
    private readonly Dictionary<uint, int> _newest = [];
    private readonly List<(uint Transaction, int Place)> _open = [];

    /// <summary>The pages that have a version that counts, and its place.</summary>
    public IReadOnlyDictionary<uint, int> Newest => _newest;

    /// <summary>The next one of the log.</summary>
    /// <param name="page">Its head is enough.</param>
    public void Add(ReadOnlySpan<byte> page)
    {
        var transaction = Pages.Transaction(page);
        _open.Add((transaction, _pages.Count));
        _pages.Add(Pages.Id(page));
        if (!Pages.IsConfirming(page)) return;
        foreach (var version in _open)
            if (version.Transaction == transaction) _newest[_pages[version.Place]] = version.Place;
        _open.RemoveAll(version => version.Transaction == transaction);
    }

    /// <summary>The page whose version lies at that place.</summary>
    public uint PageAt(int place) => _pages[place];

    public bool Counts(int place) => _newest.TryGetValue(_pages[place], out var newest) && newest == place;

    public void Clear()
    {
        _pages.Clear();
        _newest.Clear();
        _open.Clear();
    }
}
