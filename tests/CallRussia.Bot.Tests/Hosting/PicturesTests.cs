using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting.Charts;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>SVG becomes a PNG in the typeface that comes along, on any machine.</summary>
public sealed class PicturesTests : IDisposable
{
    private readonly Pictures _pictures = new(NullLogger<Pictures>.Instance);

    public static TheoryData<string> Kinds => [.. WholeConversation.Walked.Charts.Keys.Select(chart => chart.GetType().Name).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_chart_becomes_a_picture_as_wide_as_a_phone_shows_it(string kind)
    {
        var chart = WholeConversation.Walked.Charts.Keys.First(chart => chart.GetType().Name == kind);

        using var picture = SKBitmap.Decode(await _pictures.Png(Svg(chart), default));

        Assert.Equal(1280, picture.Width);
        Assert.InRange(picture.Height, 400, 4000);
        Assert.InRange(Inked(picture), 2_000, int.MaxValue);
    }

    [Fact]
    public async Task Words_are_drawn_in_every_alphabet()
    {
        using var without = SKBitmap.Decode(await _pictures.Png(Page(""), default));
        foreach (var words in (string[])["Звонки", "Skambučiai ąčęėįšųūž", "Calls"])
        {
            using var with = SKBitmap.Decode(await _pictures.Png(Page(words), default));
            Assert.InRange(Inked(with) - Inked(without), 300, int.MaxValue);
        }
    }

    [Theory]
    [InlineData("no picture at all")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\"")]
    public async Task What_is_no_drawing_makes_no_picture(string svg) => Assert.Null(await _pictures.Png(svg, default));

    [Fact]
    public void The_widths_by_which_labels_are_laid_are_those_of_the_shipped_typeface()
    {
        using var shipped = new ShippedTypeface();
        foreach (var bold in (bool[])[false, true])
        {
            using var font = new SKFont(shipped.FromFamilyName("", bold ? SKFontStyleWeight.Bold : SKFontStyleWeight.Normal, SKFontStyleWidth.Normal, SKFontStyleSlant.Upright), 1000) { Hinting = SKFontHinting.None, Subpixel = true };
            foreach (var letter in "The quick brown fox, 0123456789 %·«»– ЁЖШщюяёйъ ąčęėįšųūž ĄČĘĖĮŠŲŪŽ".Distinct())
                Assert.InRange(LetterWidths.Width($"{letter}", 1000, bold) - font.MeasureText($"{letter}"), -2, letter is '–' ? 1000 : 2);
        }
    }

    public void Dispose() => _pictures.Dispose();

    private static string Svg(Chart chart) => ChartDrawing.Svg(chart, text => Some.World.Content.Phrasebook.Plain(text, Language.Russian), LinkCode.Squares);

    private static string Page(string words) => $"""<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200" viewBox="0 0 800 200" font-family="Noto Sans"><rect width="800" height="200" fill="#ffffff"/><text x="20" y="100" font-size="40">{words}</text></svg>""";

    private static int Inked(SKBitmap picture) => picture.Pixels.Count(pixel => pixel.Red < 128);
}
