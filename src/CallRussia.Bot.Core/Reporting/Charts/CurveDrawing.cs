using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Curves over days: each with its name and colour, on one scale from zero.</summary>
internal static class CurveDrawing
{
    private const int Left = SvgPage.Margin + 70;
    private const int Right = SvgPage.Width - SvgPage.Margin - 10;
    private const int Height = 340;
    private const int TimesNamed = 4;

    public static void Draw(SvgPage page, Chart.Curves chart, Func<Text, string> say, IReadOnlyList<string> inks)
    {
        Names(page, chart, say, inks);
        var (top, most) = (page.Y + 20, Rounded(chart.Items.SelectMany(curve => curve.Values).Max() ?? 1));
        double Down(long value) => top + Height - ((double)Height * value / most);
        double Along(int index) => chart.Times.Length < 2 ? (Left + Right) / 2.0 : Left + ((Right - Left) * (double)index / (chart.Times.Length - 1));

        for (var step = 0; step <= 4; step++)
        {
            page.Line([(Left, Down(most * step / 4)), (Right, Down(most * step / 4))], SvgPage.Pale, 1.5);
            page.Text(Left - 10, Down(most * step / 4) + 6, $"{most * step / 4}", 16, SvgPage.Faint, "end");
        }
        for (var curve = 0; curve < chart.Items.Length; curve++) Draw(page, chart.Items[curve], inks[curve % inks.Count], Along, Down);
        foreach (var at in Enumerable.Range(0, TimesNamed).Select(part => part * (chart.Times.Length - 1) / (TimesNamed - 1)).Distinct())
            page.Text(Along(at), top + Height + 28, say(chart.Times[at]), 16, SvgPage.Faint, at == 0 ? "start" : at == chart.Times.Length - 1 ? "end" : "middle");
        page.Down(20 + Height + 36);
    }

    private static void Names(SvgPage page, Chart.Curves chart, Func<Text, string> say, IReadOnlyList<string> inks)
    {
        page.Down(24);
        double x = SvgPage.Margin;
        for (var curve = 0; curve < chart.Items.Length; curve++)
        {
            var name = say(chart.Items[curve].Name);
            page.Box(x, page.Y - 13, 22, 12, inks[curve % inks.Count]);
            page.Text(x + 30, page.Y, name, 18);
            x += 60 + (name.Length * 11);
        }
    }

    /// <summary>What is not told is a gap; a value alone between gaps is a dot.</summary>
    private static void Draw(SvgPage page, Curve curve, string ink, Func<int, double> along, Func<long, double> down)
    {
        List<(double, double)> run = [];
        for (var at = 0; at <= curve.Values.Length; at++)
        {
            if (at < curve.Values.Length && curve.Values[at] is { } value)
            {
                run.Add((along(at), down(value)));
                continue;
            }
            if (run.Count == 1) page.Dot(run[0].Item1, run[0].Item2, ink);
            if (run.Count > 1) page.Line(run, ink, 3.5);
            run = [];
        }
    }

    /// <summary>The next 4, 8, 20, 40, 80, 200 …: quarters of it are whole.</summary>
    private static long Rounded(long most)
    {
        long unit = 4;
        while (true)
        {
            foreach (var times in (int[])[1, 2])
                if (unit * times >= most) return unit * times;
            if (unit * 5 >= most) return unit * 5;
            unit *= 10;
        }
    }
}
