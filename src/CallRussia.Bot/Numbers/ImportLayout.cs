namespace CallRussia.Bot.Numbers;

/// <summary>Where the number and the region stand in each row of a file. Found once, from its beginning; see <see cref="LayoutFinder"/>.</summary>
internal sealed record ImportLayout
{
    public const int None = -1;

    /// <summary>0 when a line is one cell.</summary>
    public byte Delimiter { get; init; }

    public int NumberColumn { get; init; }

    public int RegionColumn { get; init; } = None;

    /// <summary>How many cells a row has; 0 when that says nothing. Where a row has others, its cells may stand in the wrong columns.</summary>
    public int Columns { get; init; }

    /// <summary>As the header calls the column of numbers; null when there is no header.</summary>
    public string? Name { get; init; }

    /// <summary>Lines up to the header and with it.</summary>
    public long LinesBefore { get; init; }

    /// <summary>Lines above the header that say something, a title for instance.</summary>
    public IReadOnlyList<ImportLine> Above { get; init; } = [];

    public bool IsPlain => Delimiter == 0;

    /// <summary>For people.</summary>
    public string? Column => (IsPlain, Name) switch
    {
        (true, null) => null,
        (true, _) => Name,
        (_, null) => $"{NumberColumn + 1}",
        _ => $"{NumberColumn + 1}, {Name}",
    };

    /// <summary>Missing cells at the end of a row move nothing when the number stands in front; empty ones too many move nothing at all.</summary>
    public bool Fits(int cells, bool isRestEmpty) =>
        Columns == 0 || cells == Columns || (cells > Columns ? isRestEmpty : NumberColumn == 0);
}
