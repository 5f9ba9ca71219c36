namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Where the parts of a card stand, from top to bottom. Lengths are pixels of a page 800 wide; a place is the foot of its line.</summary>
/// <param name="First">Of the large figure.</param>
/// <param name="Others">Of the smaller ones.</param>
/// <param name="Foot">From the lower edge.</param>
public sealed record CardShape(int Height, int Mark, int Title, int First, int Others, int Foot)
{
    /// <summary>For a chat.</summary>
    public static CardShape Square { get; } = new(SvgPage.Width, Mark: 64, Title: 178, First: 390, Others: 560, Foot: 64);

    /// <summary>For a link's preview, and a screen that lies.</summary>
    public static CardShape Wide { get; } = new(420, Mark: 18, Title: 116, First: 212, Others: 304, Foot: 20) { FirstSize = 104, OthersSize = 38, LabelSize = 20 };

    /// <summary>For a phone's whole screen.</summary>
    public static CardShape Tall { get; } = new(1422, Mark: 200, Title: 344, First: 700, Others: 980, Foot: 200) { FirstSize = 190 };

    public double FirstSize { get; private init; } = 170;

    public double OthersSize { get; private init; } = 48;

    /// <summary>Of the words under the figures, and of the note.</summary>
    public double LabelSize { get; private init; } = 24;

    public int Width { get; } = SvgPage.Width;
}
