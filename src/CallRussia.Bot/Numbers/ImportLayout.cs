using System.Text;
using System.Text.Unicode;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Where the number and the region stand in a line: told by a header, or learned from the first line that holds a number. A value: lines
/// far ahead may be read with what is known so far, and again if that turns out to have changed before them.
/// </summary>
internal sealed record ImportLayout
{
    /// <summary>No line has been seen yet: the first one may be a header.</summary>
    public static readonly ImportLayout Unseen = new() { IsFirst = true };

    private const int Unknown = -1;

    // A table may have a running "номер" beside the "телефон": the surer name comes first.
    private static readonly string[] NumberNames =
        ["phone", "телефон", "phone number", "phone_number", "phonenumber", "номер телефона", "number", "номер"];

    private static readonly string[] RegionNames = ["region", "регион"];
    private static readonly byte[] Delimiters = [(byte)';', (byte)'\t', (byte)','];
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public bool IsFirst { get; private init; }

    public int NumberColumn { get; private init; } = Unknown;

    public int RegionColumn { get; private init; } = Unknown;

    /// <summary>0 while no line had one.</summary>
    public byte Delimiter { get; private init; }

    public bool IsPlain => Delimiter == 0;

    public bool IsLearned => NumberColumn != Unknown;

    /// <summary>After a first line that says nothing.</summary>
    public ImportLayout Seen => this with { IsFirst = false };

    /// <summary>Takes the delimiter from the first line that has one.</summary>
    public ImportLayout WithDelimiterOf(ReadOnlySpan<byte> line)
    {
        var (delimiter, most) = (Delimiter, 0);
        foreach (var candidate in Delimiters)
        {
            var count = line.Count(candidate);
            (delimiter, most) = count > most ? (candidate, count) : (delimiter, most);
        }

        return this with { Delimiter = delimiter };
    }

    /// <summary>Reads the names of the columns, if the first line holds any that we know.</summary>
    /// <returns>Null when it is a line like any other.</returns>
    public ImportLayout? FromHeader(ReadOnlySpan<byte> line)
    {
        var split = WithDelimiterOf(line);
        var names = new List<string>();
        for (var rest = line; split.TryNext(ref rest, out var field) && names.Count < 256;)
        {
            names.Add(Decode(field));
        }

        var header = split.Seen with
        {
            NumberColumn = NumberNames.Select(name => names.IndexOf(name)).FirstOrDefault(column => column >= 0, Unknown),
            RegionColumn = RegionNames.Select(name => names.IndexOf(name)).FirstOrDefault(column => column >= 0, Unknown),
        };
        // Without a name the line was data: a comma in it may be chance, a later line decides.
        return header.NumberColumn == Unknown && header.RegionColumn == Unknown ? null : header;
    }

    public ImportLayout Learned(int numberColumn, int regionColumn) =>
        this with { NumberColumn = numberColumn, RegionColumn = RegionColumn == Unknown ? regionColumn : RegionColumn };

    public ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, int column)
    {
        for (var at = 0; column >= 0 && TryNext(ref line, out var field); at++)
        {
            if (at == column)
            {
                return field;
            }
        }

        return default;
    }

    /// <summary>Cuts the next field off, without its quotes and the spaces around it.</summary>
    public bool TryNext(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> field)
    {
        field = rest;
        if (rest.IsEmpty)
        {
            return false;
        }

        // Behind an opening quote the delimiter counts only after the closing one.
        var from = rest[0] == '"' && rest[1..].IndexOf((byte)'"') is >= 0 and var closing ? closing + 1 : 0;
        var length = IsPlain ? -1 : rest[from..].IndexOf(Delimiter);
        field = length < 0 ? rest : rest[..(from + length)];
        rest = length < 0 ? default : rest[(from + length + 1)..];
        field = field.Trim(" \t\r\""u8);
        return true;
    }

    private static string Decode(ReadOnlySpan<byte> field) =>
        (Utf8.IsValid(field) ? Encoding.UTF8 : Windows1251).GetString(field).Trim().ToLowerInvariant();
}
