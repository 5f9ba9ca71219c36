using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public sealed class RejectsFileTests : IDisposable
{
    private static readonly DateTimeOffset At = Given.Moscow("2026-11-18 12:00");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("callrussia-rejects-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void An_import_without_complaints_leaves_no_file()
    {
        using var rejects = new RejectsFile(folder.FullName, At);
        Assert.Null(rejects.Location);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void Every_refused_line_stands_with_its_number_its_masked_text_and_the_reason()
    {
        var rejects = new RejectsFile(Path.Combine(folder.FullName, "new"), At);
        rejects.Write(new ImportLine(7, Refusal.TooShort, "+******12"));
        rejects.Write(9, "a \"quoted\" text", "duplicate");
        rejects.Dispose();
        Assert.Equal(
            "line,text,reason\n7,\"'+******12\",\"too few digits\"\n9,\"a \"\"quoted\"\" text\",\"duplicate\"\n",
            File.ReadAllText(rejects.Location!));
        Assert.Equal("rejects-20261118-090000.csv", Path.GetFileName(rejects.Location));
        Assert.Equal(2, rejects.Count);
    }

    [Fact]
    public void The_file_ends_after_a_hundred_thousand_lines_and_the_rest_is_counted()
    {
        var rejects = new RejectsFile(folder.FullName, At);
        for (var line = 1; line <= RejectsFile.MostLines + 5; line++) rejects.Write(line, "x", "y");
        rejects.Dispose();
        Assert.Equal((RejectsFile.MostLines + 5, 5), (rejects.Count, rejects.NotWritten));
        var lines = File.ReadAllLines(rejects.Location!);
        Assert.Equal(1 + RejectsFile.MostLines + 1, lines.Length);
        Assert.StartsWith($"{RejectsFile.MostLines},", lines[^2], StringComparison.Ordinal);
        Assert.Contains("5 more lines were refused", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_imports_of_one_second_do_not_share_a_file()
    {
        using var one = new RejectsFile(folder.FullName, At);
        using var other = new RejectsFile(folder.FullName, At);
        one.Write(1, "", "x");
        other.Write(1, "", "x");
        Assert.Equal("rejects-20261118-090000-2.csv", Path.GetFileName(other.Location));
    }

    [Fact]
    public void Every_reason_has_words_and_a_kind()
    {
        Assert.All(Enum.GetValues<Refusal>(), refusal => Assert.NotEmpty(refusal.Text()));
        Assert.Equal(Enum.GetValues<Refusal>().Length, Enum.GetValues<Refusal>().Select(refusal => refusal.Text()).Distinct().Count());
        Assert.Equal(RefusalKind.Excluded, Refusal.Kazakhstan.Kind());
        Assert.Equal(RefusalKind.Wrong, Refusal.TooShort.Kind());
    }
}
