using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>The same chart in characters of one width, for where no picture can be made. Lines fit a phone.</summary>
public static class ChartWriting
{
    private const int LabelLetters = 12;
    private const int BarLength = 12;
    private const int MostLines = 40;
    private const int MostColumns = 28;

    private const string Rising = "▁▂▃▄▅▆▇█";
    private const string Darker = " ░▒▓█";

    /// <param name="say">A text in the reader's language, without markup.</param>
    /// <returns>Lines of characters, without title and note.</returns>
    public static string Plain(Chart chart, Func<Text, string> say) => string.Join('\n', (chart switch
    {
        Chart.Bars bars => bars.Items.Select(bar => $"{Label(say(bar.Label))} {Bar(bar, bars)} {say(bar.Shown)}"),
        Chart.Curves curves => curves.Items.Select(curve => $"{Label(say(curve.Name))} {Trend(curve, curves)}"),
        Chart.Heat heat => heat.Rows.Select(row => $"{Label(say(row.Label))} {Shades(row, heat)}").Prepend($"{Label("")} {heat.Columns.FirstOrDefault()} … {heat.Columns.LastOrDefault()}"),
        Chart.Card card => card.Figures.Select(figure => $"{say(figure.Shown)}  {say(figure.Label)}"),
        Chart.Code code => [code.Link],
        Chart.Certificate certificate => [.. certificate.Name is { } name ? [name] : Array.Empty<string>(), say(certificate.Said), say(certificate.Day)],
        _ => throw new ArgumentOutOfRangeException(nameof(chart), chart.GetType().Name, "No way to write it."),
    }).Take(MostLines));

    private static string Label(string text) => Short(text, LabelLetters).PadRight(LabelLetters);

    private static string Short(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");

    private static string Bar(Bar bar, Chart.Bars bars)
    {
        var longest = Math.Max(1, bars.Items.Max(other => other.Value));
        var (all, part) = ((int)Math.Ceiling((double)BarLength * bar.Value / longest), (int)Math.Ceiling((double)BarLength * bar.Part / longest));
        return new string('█', part) + new string('░', Math.Max(0, all - part));
    }

    private static string Trend(Curve curve, Chart.Curves curves)
    {
        var most = Math.Max(1, curves.Items.SelectMany(other => other.Values).Max() ?? 1);
        return string.Concat(curve.Values.TakeLast(MostColumns).Select(value => value is { } told ? Rising[(int)(told * (Rising.Length - 1) / most)] : '·'));
    }

    private static string Shades(HeatRow row, Chart.Heat heat)
    {
        var most = Math.Max(1, heat.Rows.SelectMany(other => other.Percent).Max() ?? 1);
        var shades = new StringBuilder();
        foreach (var percent in row.Percent.Take(MostColumns)) shades.Append(percent is { } told ? Darker[told * (Darker.Length - 1) / most] : '·');
        return shades.ToString();
    }
}
