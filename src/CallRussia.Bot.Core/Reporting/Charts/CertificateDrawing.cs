using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>A sheet that lies: a frame, and all words in its middle.</summary>
internal static class CertificateDrawing
{
    private const int Height = 566;
    private const int Edge = 24;
    private const int Middle = SvgPage.Width / 2;
    private const int Room = SvgPage.Width - (2 * (Edge + 56));
    private const string Paper = "#fffdf7";

    public static string Draw(Chart.Certificate certificate, Func<Text, string> say)
    {
        var page = new SvgPage();
        Frame(page, Edge, 6, SvgPage.Blue);
        Frame(page, Edge + 14, 2, SvgPage.LightBlue);
        page.Text(Middle, 104, say(certificate.Heading), LetterWidths.Fitting(say(certificate.Heading), Room, 26), SvgPage.Faint, "middle");
        page.Text(Middle, 172, say(certificate.Title), LetterWidths.Fitting(say(certificate.Title), Room, 52, bold: true), SvgPage.Blue, "middle", "bold");
        page.Box(Middle - 48, 198, 96, 5, SvgPage.Orange);
        // Without a name its words stand where the name would.
        var said = 300.0;
        if (certificate.Name is { } name)
        {
            page.Text(Middle, 276, name, LetterWidths.Fitting(name, Room, 44, bold: true), SvgPage.Ink, "middle", "bold");
            said = 334;
        }
        var lines = page.Text(Middle, said, Room, say(certificate.Said), 26, SvgPage.Ink, "middle");
        page.Text(Middle, said + (lines * 34), say(certificate.Day), 22, SvgPage.Ink, "middle");
        page.Text(Middle, 448, Room, say(certificate.Note), 20, SvgPage.Faint, "middle");
        return page.Svg(Height, Paper);
    }

    private static void Frame(SvgPage page, double edge, double width, string ink)
    {
        page.Box(edge, edge, SvgPage.Width - (2 * edge), Height - (2 * edge), ink, round: 0);
        page.Box(edge + width, edge + width, SvgPage.Width - (2 * (edge + width)), Height - (2 * (edge + width)), Paper, round: 0);
    }
}
