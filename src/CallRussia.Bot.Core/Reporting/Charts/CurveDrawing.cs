using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Curves over days on one scale from zero. Each has its name at its end, where the eye arrives; names that would touch are moved apart.</summary>
internal static class CurveDrawing
{
    private const int Height = 360;
    private const int NameSize = 19;
    private const int NameRoom = 190;
    private const int NameLine = 24;
    private const int AxisSize = 17;
    private const int MostDays = 6;

    private static readonly string[] s_inks = [SvgPage.Blue, SvgPage.Orange, SvgPage.Ink];

    public static void Draw(SvgPage page, Chart.Curves chart, Func<Text, string> say)
    {
        page.Down(28);
        var most = Rounded(chart.Items.SelectMany(curve => curve.Values).Max() ?? 1);
        var names = chart.Items.Select(curve => LetterWidths.Lines(say(curve.Name), NameRoom, NameSize)).ToList();
        var frame = new Frame(
            SvgPage.Margin + LetterWidths.Width(Count(most), AxisSize) + 12,
            SvgPage.Width - SvgPage.Margin - names.SelectMany(lines => lines).Select(line => LetterWidths.Width(line, NameSize, bold: true)).DefaultIfEmpty(0).Max() - 16,
            page.Y, most, chart.Times.Length);
        Scale(page, frame);
        for (var curve = 0; curve < chart.Items.Length; curve++) Draw(page, chart.Items[curve], s_inks[curve % s_inks.Length], frame);
        Names(page, chart, names, frame);
        Days(page, [.. chart.Times.Select(say)], frame);
        page.Down(Height + 36);
    }

    private static void Scale(SvgPage page, Frame frame)
    {
        for (var step = 0; step <= 4; step++)
        {
            var y = frame.Down(frame.Most * step / 4);
            page.Line([(frame.Left, y), (frame.Right, y)], SvgPage.Pale, 1.5);
            page.Text(frame.Left - 10, y + 6, Count(frame.Most * step / 4), AxisSize, SvgPage.Faint, "end");
        }
    }

    /// <summary>What is not told is a gap; a value alone between gaps is a dot.</summary>
    private static void Draw(SvgPage page, Curve curve, string ink, Frame frame)
    {
        List<(double, double)> run = [];
        for (var at = 0; at <= curve.Values.Length; at++)
        {
            if (at < curve.Values.Length && curve.Values[at] is { } value)
            {
                run.Add((frame.Along(at), frame.Down(value)));
                continue;
            }
            if (run.Count == 1) page.Dot(run[0].Item1, run[0].Item2, ink);
            if (run.Count > 1) page.Line(run, ink, 4);
            run = [];
        }
    }

    private static void Names(SvgPage page, Chart.Curves chart, List<IReadOnlyList<string>> names, Frame frame)
    {
        var placed = chart.Items
            .Select((curve, i) => (Lines: names[i], Ink: s_inks[i % s_inks.Length], End: frame.Down(curve.Values.LastOrDefault(value => value is not null) ?? 0)))
            .OrderBy(name => name.End)
            .ToList();
        var tops = Apart([.. placed.Select(name => name.End - (name.Lines.Count * NameLine / 2.0))], [.. placed.Select(name => name.Lines.Count * NameLine)], frame.Top + Height + 4);
        for (var i = 0; i < placed.Count; i++)
            for (var line = 0; line < placed[i].Lines.Count; line++)
                page.Text(frame.Right + 14, tops[i] + 18 + (line * NameLine), placed[i].Lines[line], NameSize, placed[i].Ink, weight: "bold");
    }

    /// <summary>From the top down each begins where the one above it ends; then from the bottom up, so that none leaves the frame.</summary>
    private static double[] Apart(double[] tops, int[] heights, double bottom)
    {
        for (var i = 1; i < tops.Length; i++) tops[i] = Math.Max(tops[i], tops[i - 1] + heights[i - 1]);
        for (var i = tops.Length - 1; i >= 0; i--)
        {
            tops[i] = Math.Min(tops[i], bottom - heights[i]);
            bottom = tops[i];
        }
        return tops;
    }

    /// <summary>As many days as stand beside each other, evenly, with the first and the last.</summary>
    private static void Days(SvgPage page, string[] days, Frame frame)
    {
        if (days.Length == 0) return;
        var shown = Enumerable.Range(1, Math.Min(MostDays, days.Length)).Reverse()
            .Select(count => Spread(count, days.Length))
            .First(spread => spread.Count < 3 || Fit(spread, days, frame));
        foreach (var (at, x, _) in Placed(shown, days, frame)) page.Text(x, frame.Top + Height + 28, days[at], AxisSize, SvgPage.Faint, "middle");
    }

    private static List<int> Spread(int count, int length) =>
        count == 1 ? [length - 1] : [.. Enumerable.Range(0, count).Select(part => (int)Math.Round((double)part * (length - 1) / (count - 1))).Distinct()];

    private static bool Fit(List<int> spread, string[] days, Frame frame)
    {
        var placed = Placed(spread, days, frame).ToList();
        return placed.Zip(placed.Skip(1)).All(pair => pair.First.X + (pair.First.Width / 2) + 14 <= pair.Second.X - (pair.Second.Width / 2));
    }

    /// <summary>Each in the middle under its day, moved in where it would leave the page.</summary>
    private static IEnumerable<(int At, double X, double Width)> Placed(List<int> spread, string[] days, Frame frame) => spread.Select(at =>
    {
        var width = LetterWidths.Width(days[at], AxisSize);
        return (at, Math.Clamp(frame.Along(at), SvgPage.Margin + (width / 2), SvgPage.Width - SvgPage.Margin - (width / 2)), width);
    });

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The next 4, 8, 20, 40, 80, 200 …: quarters of it are whole.</summary>
    private static long Rounded(long most)
    {
        long unit = 4;
        while (true)
        {
            foreach (var times in (int[])[1, 2, 5])
                if (unit * times >= most) return unit * times;
            unit *= 10;
        }
    }

    /// <summary>Where on the page a moment and a value are.</summary>
    private sealed record Frame(double Left, double Right, double Top, long Most, int Times)
    {
        public double Along(int index) => Times < 2 ? (Left + Right) / 2 : Left + ((Right - Left) * index / (Times - 1));

        public double Down(long value) => Top + Height - ((double)Height * value / Most);
    }
}
