using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting.Charts;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Reporting;

/// <summary>No word of a picture leaves the page or touches another one, whatever the figures are and however long the names.</summary>
public sealed class ChartLayoutTests
{
    private static readonly Text Words = new("report.chart.heading");

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_chart_of_the_conversation_is_laid_out_cleanly(string code)
    {
        var language = Language.FromCode(code)!.Value;
        foreach (var (chart, where) in WholeConversation.Walked.Charts)
            AssertClean(ChartDrawing.Svg(chart, text => Some.World.Content.Phrasebook.Plain(text, language), LinkCode.Squares), $"{where}, {chart.GetType().Name}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(120)]
    public void Days_and_names_of_curves_never_meet(int days)
    {
        ImmutableArray<Text> times = [.. Enumerable.Range(0, days).Select(day => Said($"ср, {(day % 30) + 1} сентября"))];
        foreach (var most in (long[])[0, 3, 999, 4_000_000])
        {
            // Three curves that end at the same place, at the bottom, and at the top.
            Curve Rising(string name) => new(Said(name), [.. Enumerable.Range(0, days).Select(day => (long?)(most * (day + 1) / days))]);
            Curve Flat(string name) => new(Said(name), [.. Enumerable.Repeat((long?)0, days)]);
            AssertClean(Draw(new Chart.Curves(Words, Words, Words, times, [Rising("Выдано"), Rising("Ответил человек"), Rising("Поговорили и договорились")])), $"{days} days to {most}");
            AssertClean(Draw(new Chart.Curves(Words, Words, Words, times, [Flat("Выдано"), Flat("Ответили"), Rising("Поговорили")])), $"{days} days, flat");
        }
    }

    [Fact]
    public void Long_names_are_broken_into_lines_and_not_cut()
    {
        const string Long = "Ханты-Мансийский автономный округ – Югра и ещё что-то";
        ImmutableArray<Bar> bars = [new Bar(Said(Long), 12_345_678, 4_000_000, Said("12 345 678 · 100 %")), new Bar(Said("Тува"), 1, 0, Said("1"))];
        var drawn = Draw(new Chart.Bars(Words, Words, Words, bars));

        AssertClean(drawn, "bars");
        Assert.Contains("Югра", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("…", drawn, StringComparison.Ordinal);
        AssertClean(Draw(new Chart.Heat(Words, Words, Words, [.. Enumerable.Range(0, 24).Select(hour => $"{hour}")], [new HeatRow(Said(Long), [.. Enumerable.Repeat((int?)100, 24)])])), "heat");
    }

    [Theory]
    [InlineData("ru", 3, "3 звонка в Россию на 1 марта 2026 года")]
    [InlineData("ru", 21, "21 звонок в Россию на 1 марта 2026 года")]
    [InlineData("en", 1, "1 call to Russia by 1 March 2026")]
    [InlineData("lt", 10, "10 skambučių į Rusiją iki 2026 m. kovo 1 d.")]
    public void The_card_says_its_figures_in_the_form_they_ask_for(string code, int calls, string expected)
    {
        var label = Some.World.Content.Phrasebook.Plain(new Text("card.calls").With("count", calls).With("date", new TextArg.Date(new DateOnly(2026, 3, 1))), Language.FromCode(code)!.Value);
        Assert.Equal(expected, $"{calls} {label.Trim()}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_card_is_laid_out_cleanly_in_every_shape(string code)
    {
        var card = Some.Campaign.Pulse!.Card(Some.Campaign, new DateOnly(2026, 9, 30));
        foreach (var shape in (CardShape[])[CardShape.Square, CardShape.Wide, CardShape.Tall])
            AssertClean(ChartDrawing.Svg(card, shape, text => Some.World.Content.Phrasebook.Plain(text, Language.FromCode(code)!.Value)), $"{shape}");
    }

    private static Text Said(string words) => new Text("said").With("words", words);

    private static string Draw(Chart chart) => ChartDrawing.Svg(chart, text => text.Args.TryGetValue("words", out var words) ? ((TextArg.Words)words).Value : "CallRussia · 28 ноября 2026 года", LinkCode.Squares);

    private static void AssertClean(string svg, string where)
    {
        var page = XDocument.Parse(svg).Root!;
        var height = Number(page, "height");
        var boxes = page.Elements().Where(element => element.Name.LocalName == "text" && element.Value.Length > 0).Select(Box.Of).ToList();
        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.True(box.Left >= 8 && box.Right <= 792 && box.Top >= 0 && box.Bottom <= height, $"{where}: «{box.Words}» leaves the page"));
        for (var one = 0; one < boxes.Count; one++)
            for (var other = one + 1; other < boxes.Count; other++)
                Assert.False(boxes[one].Touches(boxes[other]), $"{where}: «{boxes[one].Words}» and «{boxes[other].Words}» touch");
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Where words stand: capitals are about 0.75 of the size high, descenders 0.2.</summary>
    private sealed record Box(string Words, double Left, double Top, double Right, double Bottom)
    {
        public static Box Of(XElement text)
        {
            var (x, y, size) = (Number(text, "x"), Number(text, "y"), Number(text, "font-size"));
            var width = LetterWidths.Width(text.Value, size, text.Attribute("font-weight")!.Value == "bold");
            var left = text.Attribute("text-anchor")!.Value switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
            return new Box(text.Value, left, y - (0.75 * size), left + width, y + (0.2 * size));
        }

        public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
