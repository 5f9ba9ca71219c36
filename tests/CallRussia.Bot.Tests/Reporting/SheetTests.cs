using System.IO.Compression;
using System.Xml.Linq;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Reporting;

public sealed class SheetTests
{
    private static readonly IReadOnlyList<Sheet> All = [.. new ReportSheets(Some.World.Plan.Regions, Language.Russian).All(ReportSamples.Calls(Period.Week, 400))];

    [Fact]
    public void Csv_quotes_what_would_break_a_line() => Assert.Equal(
        "a,b\r\n1,\"x,\"\"y\"\"\"\r\n0.5,\r\n2026-11-28,a;b\r\n",
        new Sheet("x", ["a", "b"], [[1L, "x,\"y\""], [0.5, null], [new DateOnly(2026, 11, 28), "a;b"]]).ToCsv());

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+7", "'+7")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a=1", "a=1")]
    public void Words_in_csv_never_become_a_formula(string words, string cell) => Assert.Equal(cell + "\r\n", Csv.Line(words));

    [Fact]
    public void A_number_below_zero_stays_a_number_in_csv() => Assert.Equal("-5,-0.5\r\n", Csv.Line(-5L, -0.5));

    [Fact]
    public void Every_row_of_a_report_is_as_long_as_its_columns_and_names_differ()
    {
        Assert.All(All, sheet => Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Length, row.Length)));
        Assert.Equal(All.Count, All.Select(sheet => sheet.Name).Distinct().Count());
        Assert.Contains(All.Single(sheet => sheet.Name == "region").Rows, row => Equals(row[1], "Москва"));
    }

    [Fact]
    public void A_workbook_holds_every_table_with_numbers_as_numbers()
    {
        var codec = new ButtonCodec(Some.Features);
        var payload = new Renderer(() => Some.World.Content.Phrasebook, codec, Some.Features).File(new Effect.SendSheets("report.xlsx", [.. All], new Text("report.others")), Language.Russian);
        using var zip = new ZipArchive(new MemoryStream(MessagePayload.FromUtf8(payload.ToUtf8()).FileBytes!));
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        Assert.Equal(All.Select(sheet => sheet.Name), Part("xl/workbook.xml").Descendants(main + "sheet").Select(sheet => sheet.Attribute("name")!.Value));
        for (var nth = 1; nth <= All.Count; nth++)
        {
            var rows = Part($"xl/worksheets/sheet{nth}.xml").Descendants(main + "row").ToList();
            Assert.Equal(All[nth - 1].Rows.Count + 1, rows.Count);
            var cells = All[nth - 1].Rows.SelectMany(row => row).ToList();
            Assert.Equal(cells.Count(cell => cell is long or double or DateOnly), rows.Skip(1).Descendants(main + "v").Count());
        }
        Assert.All(zip.Entries, entry => Part(entry.FullName));
        // The head stays in sight, columns are as wide as their words, and a day is a number that looks like a day.
        var days = Part($"xl/worksheets/sheet{1 + All.ToList().FindIndex(sheet => sheet.Name == "day")}.xml");
        Assert.Equal(("1", "frozen"), (days.Descendants(main + "pane").Single().Attribute("ySplit")!.Value, days.Descendants(main + "pane").Single().Attribute("state")!.Value));
        Assert.Equal("12", days.Descendants(main + "col").First().Attribute("width")!.Value);
        var first = days.Descendants(main + "row").ElementAt(1).Elements().First();
        var day = (DateOnly)All.Single(sheet => sheet.Name == "day").Rows[0][0]!;
        Assert.Equal(day, DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(first.Value))));
        Assert.Equal("164", Part("xl/styles.xml").Descendants(main + "cellXfs").Single().Elements().ElementAt(int.Parse(first.Attribute("s")!.Value)).Attribute("numFmtId")!.Value);

        XDocument Part(string path)
        {
            using var stream = zip.GetEntry(path)!.Open();
            return XDocument.Load(stream);
        }
    }
}
