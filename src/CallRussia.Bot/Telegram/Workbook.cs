using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Telegram;

/// <summary>Tables as an XLSX file: a zip of a few XML parts (ECMA-376). Days are days, columns as wide as what stands in them, and the head stays when one scrolls.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Places in <see cref="Looks"/>.</summary>
    private const string Head = "1";

    private const string Day = "2";

    /// <summary>In characters.</summary>
    private const int Narrowest = 8;

    private const int Widest = 40;

    /// <summary>Plain, bold, and a day as 2026-11-28: the least that a style sheet has to hold.</summary>
    private const string Looks = """
        <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>
        """;

    /// <summary>Day 0 of spreadsheets, for days after February 1900.</summary>
    private static readonly DateOnly s_dayZero = new(1899, 12, 30);

    /// <summary>The time in the zip: a fixed one, so that the same tables make the same bytes.</summary>
    private static readonly DateTimeOffset s_written = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IReadOnlyList<Sheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbered = sheets.Select((sheet, index) => (Sheet: sheet, Nth: index + 1)).ToList();
            Part(zip, "[Content_Types].xml", "Types", Types, xml =>
            {
                Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Kind + "sheet.main+xml"));
                Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", Kind + "styles+xml"));
                foreach (var (_, nth) in numbered) Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{nth}.xml"), ("ContentType", Kind + "worksheet+xml"));
            });
            Part(zip, "_rels/.rels", "Relationships", Relations, xml => Element(xml, "Relationship", ("Id", "r1"), ("Type", Office + "/officeDocument"), ("Target", "xl/workbook.xml")));
            Part(zip, "xl/workbook.xml", "workbook", Main, xml =>
            {
                xml.WriteStartElement("sheets", Main);
                foreach (var (sheet, nth) in numbered) Named(xml, sheet.Name, nth);
                xml.WriteEndElement();
            });
            Part(zip, "xl/_rels/workbook.xml.rels", "Relationships", Relations, xml =>
            {
                Element(xml, "Relationship", ("Id", "looks"), ("Type", Office + "/styles"), ("Target", "styles.xml"));
                foreach (var (_, nth) in numbered) Element(xml, "Relationship", ("Id", $"r{nth}"), ("Type", Office + "/worksheet"), ("Target", $"worksheets/sheet{nth}.xml"));
            });
            Part(zip, "xl/styles.xml", "styleSheet", Main, xml => xml.WriteRaw(Looks));
            foreach (var (sheet, nth) in numbered)
                Part(zip, $"xl/worksheets/sheet{nth}.xml", "worksheet", Main, xml =>
                {
                    View(xml, sheet);
                    Rows(xml, sheet);
                });
        }
        return bytes.ToArray();
    }

    private static void Part(ZipArchive zip, string path, string root, string ns, Action<XmlWriter> fill)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = s_written;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement(root, ns);
        fill(xml);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static void Named(XmlWriter xml, string name, int nth)
    {
        xml.WriteStartElement("sheet", Main);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("sheetId", nth.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("r", "id", Office, $"r{nth}");
        xml.WriteEndElement();
    }

    private static void View(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("workbookViewId", "0");
        Element(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols", Main);
        for (var nth = 0; nth < sheet.Columns.Length; nth++)
        {
            var longest = sheet.Rows.Select(row => Csv.Written(row[nth]).Length).Append(sheet.Columns[nth].Length).Max();
            var column = (nth + 1).ToString(CultureInfo.InvariantCulture);
            Element(xml, "col", ("min", column), ("max", column), ("width", Math.Clamp(longest + 2, Narrowest, Widest).ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }
        xml.WriteEndElement();
    }

    private static void Rows(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("sheetData", Main);
        Row(xml, [.. sheet.Columns], Head);
        foreach (var row in sheet.Rows) Row(xml, row, look: null);
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, IEnumerable<object?> cells, string? look)
    {
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells) Cell(xml, cell, cell is DateOnly ? Day : look);
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, object? cell, string? look)
    {
        xml.WriteStartElement("c", Main);
        if (look is not null) xml.WriteAttributeString("s", look);
        if (cell is long or double) xml.WriteElementString("v", Main, Csv.Written(cell));
        else if (cell is DateOnly day) xml.WriteElementString("v", Main, Csv.Written(day.DayNumber - s_dayZero.DayNumber));
        else if (cell is string text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteElementString("t", Main, text);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
