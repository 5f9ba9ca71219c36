using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Telegram;

/// <summary>Tables as an XLSX file: a zip of a few XML parts (ECMA-376), with nothing in it but values.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The zip's clock: the same tables make the same bytes.</summary>
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
                foreach (var (_, nth) in numbered) Element(xml, "Relationship", ("Id", $"r{nth}"), ("Type", Office + "/worksheet"), ("Target", $"worksheets/sheet{nth}.xml"));
            });
            foreach (var (sheet, nth) in numbered) Part(zip, $"xl/worksheets/sheet{nth}.xml", "worksheet", Main, xml => Rows(xml, sheet));
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

    private static void Rows(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in sheet.Rows.Prepend([.. sheet.Columns]))
        {
            xml.WriteStartElement("row", Main);
            foreach (var cell in row) Cell(xml, cell);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, object? cell)
    {
        xml.WriteStartElement("c", Main);
        if (cell is long or double) xml.WriteElementString("v", Main, Sheet.Written(cell));
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
