using System.Text;
using System.Text.Unicode;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Where the number and the region stand in a line: told by a header, or learned from the first line that holds a number.
/// </summary>
internal sealed class ImportLayout
{
    private const int Unknown = -1;

    // A table may have a running "номер" beside the "телефон": the surer name comes first.
    private static readonly string[] NumberNames =
        ["phone", "телефон", "phone number", "phone_number", "phonenumber", "номер телефона", "number", "номер"];

    private static readonly string[] RegionNames = ["region", "регион"];
    private static readonly byte[] Delimiters = [(byte)';', (byte)'\t', (byte)','];
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    private byte delimiter;

    public int NumberColumn { get; private set; } = Unknown;

    public int RegionColumn { get; private set; } = Unknown;

    public bool IsPlain => delimiter == 0;

    public bool IsLearned => NumberColumn != Unknown;

    /// <summary>Takes the delimiter from the first line that has one.</summary>
    public bool FindDelimiter(ReadOnlySpan<byte> line)
    {
        var most = 0;
        foreach (var candidate in Delimiters)
        {
            var count = line.Count(candidate);
            (delimiter, most) = count > most ? (candidate, count) : (delimiter, most);
        }

        return !IsPlain;
    }

    /// <summary>Reads the names of the columns, if the first line holds any that we know.</summary>
    public bool IsHeader(ReadOnlySpan<byte> line)
    {
        FindDelimiter(line);
        var names = new List<string>();
        for (var rest = line; TryNext(ref rest, out var field) && names.Count < 256;)
        {
            names.Add(Decode(field));
        }

        NumberColumn = NumberNames.Select(name => names.IndexOf(name)).FirstOrDefault(column => column >= 0, Unknown);
        RegionColumn = RegionNames.Select(name => names.IndexOf(name)).FirstOrDefault(column => column >= 0, Unknown);
        if (NumberColumn == Unknown && RegionColumn == Unknown)
        {
            // The names were data: a comma in the first line may be chance, a later line decides.
            delimiter = 0;
            return false;
        }

        return true;
    }

    public void Learn(int numberColumn, int regionColumn)
    {
        NumberColumn = numberColumn;
        RegionColumn = RegionColumn == Unknown ? regionColumn : RegionColumn;
    }

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
        var length = IsPlain ? -1 : rest[from..].IndexOf(delimiter);
        field = length < 0 ? rest : rest[..(from + length)];
        rest = length < 0 ? default : rest[(from + length + 1)..];
        field = field.Trim(" \t\r\""u8);
        return true;
    }

    private static string Decode(ReadOnlySpan<byte> field) =>
        (Utf8.IsValid(field) ? Encoding.UTF8 : Windows1251).GetString(field).Trim().ToLowerInvariant();
}
