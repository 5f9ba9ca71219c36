using System.Runtime.CompilerServices;
using System.Text;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Architecture;

/// <summary>One C# file as text: its code without comments and strings, its strings, its members. Simple reading, no compiler.</summary>
internal sealed class SourceFile
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> s_all = new(() =>
    [
        .. from folder in (string[])["src", "tests"]
           from path in Directory.GetFiles(System.IO.Path.Combine(Approved.Root, folder), "*.cs", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(Approved.Root, path).Replace('\\', '/')
           where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
           select new SourceFile(relative, File.ReadAllText(path)),
    ]);

    private readonly StringBuilder _code = new();
    private readonly List<string> _strings = [];

    internal SourceFile(string path, string text)
    {
        Path = path;
        Lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        Read(text);
        Code = _code.ToString();
    }

    public static IReadOnlyList<SourceFile> All => s_all.Value;

    /// <summary>From the root of the repository, with slashes.</summary>
    public string Path { get; }

    public int Lines { get; }

    /// <summary>Comments are gone, strings are empty; lines are where they were.</summary>
    public string Code { get; }

    public IReadOnlyList<string> Strings => _strings;

    /// <summary>src/CallRussia.Bot/Hosting/Poller.cs → CallRussia.Bot.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>src/CallRussia.Bot/Telegram/Api/Html.cs → Telegram; empty for a file that stands at the project's root.</summary>
    public string Room => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    public static IEnumerable<SourceFile> Of(string project) => All.Where(file => file.Project == project);

    public override string ToString() => Path;

    /// <summary>Members of types with the lines they take, from the first of the declaration to the last brace.</summary>
    public IEnumerable<(string Name, int Lines)> Methods()
    {
        var blocks = new Stack<bool>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < Code.Length; i++)
        {
            var c = Code[i];
            var inType = blocks.TryPeek(out var isType) && isType && depth == 0;
            if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth--;
            else if (c == '{' && depth == 0 && (blocks.Count == 0 || inType))
            {
                var opensType = OpensType(Code[start..i]);
                blocks.Push(opensType);
                if (opensType) start = i + 1;
            }
            else if (c == '{') blocks.Push(false);
            else if (c == '}' && blocks.TryPop(out _))
            {
                var closesMember = depth == 0 && blocks.TryPeek(out var outer) && outer;
                if (closesMember && Method(start, i) is { } method) yield return method;
                if (closesMember || blocks.Count == 0) start = i + 1;
            }
            else if (c == ';' && inType)
            {
                if (Method(start, i) is { } method) yield return method;
                start = i + 1;
            }
        }
    }

    private static bool OpensType(string header) =>
        header.Split('(')[0].Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) is var words
        && words.Any(word => word is "class" or "struct" or "record" or "interface" or "enum" or "namespace");

    private (string Name, int Lines)? Method(int start, int end)
    {
        var text = Code[start..end];
        // Not the bracket of a tuple: a name stands before it.
        var bracket = Enumerable.Range(1, Math.Max(0, text.Length - 1)).FirstOrDefault(i => text[i] == '(' && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '_' or '>'), -1);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        // A field's table is data, however long.
        if (bracket < 0 || (equals >= 0 && equals < bracket && text[equals + 1] != '>')) return null;
        var first = text.Length - text.TrimStart().Length;
        var name = text.Remove(bracket).TrimEnd().Split([' ', '\n', '.', '>']).Last(part => part.Length > 0);
        return (name, text.AsSpan(first).Count('\n') + 1);
    }

    private void Read(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (At(text, i, "//")) i = Skip(text, i, text.IndexOf('\n', i) is var end and >= 0 ? end - 1 : text.Length - 1);
            else if (At(text, i, "/*")) i = Skip(text, i, text.IndexOf("*/", i + 2, StringComparison.Ordinal) + 1);
            else if (text[i] == '\'' && text.IndexOf('\'', text[i + 1] == '\\' ? i + 3 : i + 2) is var quote and > 0 && quote - i < 9) i = Skip(text, i, quote);
            else if (text[i] == '"') i = Words(text, i);
            else _code.Append(text[i]);
        }
    }

    private int Words(string text, int i)
    {
        var quotes = text.AsSpan(i).IndexOfAnyExcept('"');
        int end;
        if (quotes >= 3) end = text.IndexOf(new string('"', quotes), i + quotes, StringComparison.Ordinal) + quotes - 1;
        else end = Closing(text, i, verbatim: text[Math.Max(0, i - 1)] == '@' || At(text, Math.Max(0, i - 2), "@$"));
        _strings.Add(text[i..(end + 1)]);
        return Skip(text, i, end);
    }

    private static int Closing(string text, int i, bool verbatim)
    {
        for (i++; ; i++)
        {
            if (!verbatim && text[i] == '\\') i++;
            else if (verbatim && text[i] == '"' && At(text, i + 1, "\"")) i++;
            else if (text[i] == '"') return i;
        }
    }

    /// <summary>Leaves only the line ends, so that places stay where they are.</summary>
    private int Skip(string text, int from, int to)
    {
        for (var i = from; i <= to; i++)
            if (text[i] == '\n') _code.Append('\n');
        return to;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool At(string text, int i, string words) => text.AsSpan(i).StartsWith(words, StringComparison.Ordinal);
}
