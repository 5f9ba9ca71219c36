using System.Text;

namespace CallRussia.Sandbox;

/// <summary>
/// What a part of a multipart body is called. Clients write file names as they like: without quotes, with spaces, in Cyrillic.
/// The real server takes them all, and so does this one.
/// </summary>
internal readonly record struct PartName(string Name, string? FileName)
{
    private const string Start = "form-data";

    public static PartName Read(string disposition)
    {
        if (!disposition.TrimStart().StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.BadRequest("expected form-data content disposition");
        }

        var (name, fileName) = ("", (string?)null);
        var rest = disposition.TrimStart()[Start.Length..].TrimStart(' ', '\t', ';');
        while (rest.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals)
        {
            var key = rest[..equals].Trim();
            rest = rest[(equals + 1)..].TrimStart();
            var value = Unescaped(rest.StartsWith('"') ? Quoted(ref rest) : Token(ref rest));
            (name, fileName) = key switch
            {
                "name" => (value, fileName),
                "filename" => (name, value),
                _ => (name, fileName),
            };
        }

        return name.Length > 0 ? new PartName(name, fileName) : throw Refusal.BadRequest("field name in multipart/form-data not found");
    }

    private static string Token(ref string rest)
    {
        var end = rest.IndexOf(';', StringComparison.Ordinal);
        var value = (end < 0 ? rest : rest[..end]).Trim();
        rest = end < 0 ? "" : rest[(end + 1)..];
        return value;
    }

    private static string Quoted(ref string rest)
    {
        var value = new StringBuilder();
        var at = 1;
        while (at < rest.Length && rest[at] != '"')
        {
            at += rest[at] == '\\' ? 1 : 0;
            value.Append(at < rest.Length ? rest[at] : throw Refusal.BadRequest("wrong escape sequence in Content-Disposition header"));
            at++;
        }

        if (at >= rest.Length)
        {
            throw Refusal.BadRequest("unclosed quoted string in Content-Disposition header");
        }

        rest = rest[(at + 1)..].TrimStart();
        if (rest.Length > 0 && rest[0] != ';')
        {
            throw Refusal.BadRequest("expected ';' in Content-Disposition header");
        }

        rest = rest.TrimStart(';');
        return value.ToString();
    }

    private static string Unescaped(string value) => value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value;
}
