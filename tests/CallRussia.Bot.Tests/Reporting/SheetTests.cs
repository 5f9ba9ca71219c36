using System.IO.Compression;
using System.Xml.Linq;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Reporting;

public sealed class SheetTests
{
    private static readonly IReadOnlyList<Sheet> All = [.. new ReportSheets(Some.World.Plan.Regions, Language.Russian).All(ReportSamples.Calls(Period.Week, 400))];

    [Fact]
    public void Csv_quotes_what_would_break_a_line() => Assert.Equal(
        "a;b\r\n1;\"x;\"\"y\"\"\"\r\n0.5;\r\n",
        new Sheet("x", ["a", "b"], [[1L, "x;\"y\""], [0.5, null]]).ToCsv(';'));

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
            Assert.Equal(cells.Count(cell => cell is long or double), rows.Skip(1).Descendants(main + "v").Count());
        }
        Assert.All(zip.Entries, entry => Part(entry.FullName));

        XDocument Part(string path)
        {
            using var stream = zip.GetEntry(path)!.Open();
            return XDocument.Load(stream);
        }
    }
}
