using System.Text;
using System.Text.Unicode;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Reads one file of the state registry of numbering (DEF-9xx.csv, ABC-3xx.csv, ABC-4xx.csv, ABC-8xx.csv). Its quotes are not those of CSV
/// (<c>ООО "Т2 МОБАЙЛ"</c> stands bare between semicolons) and its column «Регион» decays: «Территория ГАР» is the one that is never empty.
/// </summary>
internal sealed class RegistryFile(string name, IReadOnlyDictionary<string, RegionCode> territories)
{
    private const string From = "От";
    private const string To = "До";
    private const string Territory = "Территория ГАР";
    private const int PerCode = 10_000_000;

    private string[] header = [];

    /// <exception cref="DataFileException">
    /// Not a registry file, or a row that can't be understood; the message names file and line.
    /// </exception>
    public IEnumerable<PlanRange> Read(byte[] bytes)
    {
        // The site sends error pages with code 200, and older copies are windows-1251: the header tells.
        var encoding = Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        using var reader = new StreamReader(new MemoryStream(bytes), encoding);
        header = [.. (reader.ReadLine() ?? "").Split(';').Select(column => column.Trim())];
        foreach (var column in new[] { From, To, Territory })
        {
            if (!header.Contains(column))
            {
                throw new DataFileException(name, 1, $"the column '{column}' is missing: this is not a present file of the registry");
            }
        }

        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length > 0)
            {
                yield return RangeOf(text, line);
            }
        }
    }

    private PlanRange RangeOf(string text, int line)
    {
        var fields = text.Split(';');
        if (fields.Length != header.Length)
        {
            throw new DataFileException(name, line, $"{fields.Length} fields where the header has {header.Length}");
        }

        var code = Number(fields[0], 1000, line);
        var from = Number(fields[Array.IndexOf(header, From)], PerCode, line);
        var to = Number(fields[Array.IndexOf(header, To)], PerCode, line);
        return new((code * PerCode) + from, (code * PerCode) + to, RegionOf(fields[Array.IndexOf(header, Territory)], line));
    }

    private long Number(string field, long below, int line) => long.TryParse(field, out var number) && number >= 0 && number < below
        ? number
        : throw new DataFileException(name, line, "code and ends of a range are digits");

    /// <summary>"settlement|municipality|subject": the last part counts. A comma joins two subjects, in either order.</summary>
    private RegionCode RegionOf(string territory, int line)
    {
        var subject = territory.Split('|')[^1].Trim();
        var turned = string.Join(", ", subject.Split(',', StringSplitOptions.TrimEntries).Reverse());
        return territories.TryGetValue(subject, out var code) || territories.TryGetValue(turned, out code)
            ? code
            : throw new DataFileException(name, line, $"the territory '{subject}' is not in {NumberingPlanFiles.RegionsName}");
    }
}
