using System.Collections.Immutable;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Numbers to be drawn. It knows keys of texts, not words; how it looks is the drawing's affair.</summary>
/// <param name="Heading">Above all: whose figures these are, and of which day.</param>
/// <param name="Note">Under the picture: what is counted.</param>
public abstract record Chart(Text Heading, Text Title, Text Note)
{
    /// <summary>One bar under another, the first on top.</summary>
    public sealed record Bars(Text Heading, Text Title, Text Note, ImmutableArray<Bar> Items) : Chart(Heading, Title, Note);

    /// <summary>Curves over time.</summary>
    public sealed record Curves(Text Heading, Text Title, Text Note, ImmutableArray<Text> Times, ImmutableArray<Curve> Items) : Chart(Heading, Title, Note);

    /// <summary>A table of shares, the higher the darker.</summary>
    public sealed record Heat(Text Heading, Text Title, Text Note, ImmutableArray<string> Columns, ImmutableArray<HeatRow> Rows) : Chart(Heading, Title, Note);

    /// <summary>A few figures, large: to be shown around.</summary>
    public sealed record Card(Text Heading, Text Title, Text Note, ImmutableArray<Figure> Figures) : Chart(Heading, Title, Note);

    /// <summary>A link that a camera reads.</summary>
    public sealed record Code(Text Heading, Text Title, Text Note, string Link) : Chart(Heading, Title, Note);

    /// <summary>That somebody did something, on a sheet to be kept.</summary>
    /// <param name="Name">As they want to be called on it; null for nobody.</param>
    /// <param name="Said">What they did.</param>
    /// <param name="Day">When it was done.</param>
    public sealed record Certificate(Text Heading, Text Title, Text Note, string? Name, Text Said, Text Day) : Chart(Heading, Title, Note)
    {
        // A name reaches no log by way of a record's printed form.
        public override string ToString() => nameof(Certificate);
    }

    /// <summary>All that is said in it.</summary>
    public IEnumerable<Text> Texts => this switch
    {
        Bars bars => [Heading, Title, Note, .. bars.Items.SelectMany(bar => (Text[])[bar.Label, bar.Shown])],
        Curves curves => [Heading, Title, Note, .. curves.Times, .. curves.Items.Select(curve => curve.Name)],
        Heat heat => [Heading, Title, Note, .. heat.Rows.Select(row => row.Label)],
        Card card => [Heading, Title, Note, .. card.Figures.SelectMany(figure => (Text[])[figure.Shown, figure.Label])],
        Certificate certificate => [Heading, Title, Note, certificate.Said, certificate.Day],
        _ => [Heading, Title, Note],
    };
}

/// <param name="Part">Of the value: drawn darker.</param>
/// <param name="Shown">Beside the bar.</param>
public sealed record Bar(Text Label, long Value, long Part, Text Shown);

/// <param name="Shown">The figure itself.</param>
/// <param name="Label">What it counts.</param>
public sealed record Figure(Text Shown, Text Label);

/// <param name="Values">One for each time; null where nothing is told.</param>
public sealed record Curve(Text Name, ImmutableArray<long?> Values);

/// <param name="Percent">One for each column, 0 to 100; null where nothing is told.</param>
public sealed record HeatRow(Text Label, ImmutableArray<int?> Percent);
