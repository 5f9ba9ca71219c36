using System.Globalization;
using System.IO.Compression;
using System.Text;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A hundred thousand lines as people send them, through the program itself.</summary>
public sealed class CommandLineImportTests
{
    private const int Good = 97_000;

    /// <summary>
    /// Lines that are refused, each kind with the words of its own reason. Made of prefixes and zeros: no number that could be somebody's.
    /// </summary>
    private static readonly (string Line, string Reason)[] Refused =
    [
        (Of("700"), "Kazakhstan"),
        (Of("800"), "service"),
        (Of("940"), "Abkhazia"),
        (Of("336"), "Baikonur"),
        (Of("941"), "emergency unit"),
        (Of("954"), "satellite"),
        (Of("869"), "Ukrainian territory"),
        (Of("9752"), "not in any allocated range"),
        ("+380 00 000 00 00", "country code"),
        ("+7 975 0", "too few"),
        ("+7 975 000 00 00 00 00", "too many"),
        ("call me maybe", "not a phone number"),
    ];

    [Fact]
    public async Task A_hundred_thousand_mixed_lines_are_sorted_and_every_broken_one_is_named()
    {
        using var place = new Workplace();
        var lines = Lines();
        await File.WriteAllLinesAsync(place.At("numbers.csv"), lines);

        var first = await ChildProcess.Run(place, "import", "numbers.csv");

        Assert.True(first.Code == 0, first.ToString());
        Assert.Equal(
            (100_000, Good, 0, 0),
            (Count(first, "Lines:"), Count(first, "Accepted:"), Count(first, "Duplicate:"), Count(first, "Do not call:")));
        Assert.Equal(3_000, Count(first, "Wrong:") + Count(first, "Excluded:"));
        await AllRejectsAreNamed(place, lines, first);

        // The same again, packed and under a header this time: nothing is new.
        await using (var packed = new GZipStream(File.Create(place.At("again.csv.gz")), CompressionLevel.Fastest))
            await packed.WriteAsync(Encoding.UTF8.GetBytes("name,phone,note\n" + string.Concat(lines.Where((_, i) => !IsBroken(i)).Select(line => $"\"x\",{line},\n"))));
        var second = await ChildProcess.Run(place, "import", "again.csv.gz");
        Assert.True(second.Code == 0, second.ToString());
        Assert.Equal((Good, 0, Good), (Count(second, "Lines:"), Count(second, "Accepted:"), Count(second, "Duplicate:")));
        Assert.DoesNotContain("Rejected lines", second.Output, StringComparison.Ordinal);
        Assert.Equal(Good, (await place.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Total));
    }

    [Fact]
    public async Task Numbers_are_added_while_the_bot_serves_and_handed_out_at_once()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await using var bot = ChildProcess.Start(place, "run");
        var anna = telegram.AddPerson("Anna", "en");
        await CommandLineTests.FirstSteps(anna);
        await anna.Press("Get a number");
        await anna.ExpectEdit("All numbers are taken");

        await File.WriteAllLinesAsync(place.At("few.txt"), Enumerable.Range(0, 50).Select(i => Formatted(i)));
        var import = await ChildProcess.Run(place, "import", "few.txt");
        Assert.True(import.Code == 0, import.ToString());
        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
    }

    [Fact]
    public async Task Several_files_are_told_apart_and_a_dry_run_adds_nothing()
    {
        using var place = new Workplace();
        await File.WriteAllLinesAsync(place.At("a.txt"), Enumerable.Range(0, 50).Select(Formatted));
        await File.WriteAllLinesAsync(place.At("b.txt"), Enumerable.Range(40, 20).Select(Formatted).Append("nothing"));

        var dry = await ChildProcess.Run(place, "import", "a.txt", "b.txt", "--dry-run");
        Assert.True(dry.Code == 0, dry.ToString());
        Assert.Contains("nothing was added", dry.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(place.StorePath));

        var real = await ChildProcess.Run(place, "import", "a.txt", "b.txt", "--memory", "192");
        Assert.True(real.Code == 0, real.ToString());
        Assert.Equal((60, 10, 1), (Count(real, "Accepted:"), Count(real, "Duplicate:"), Count(real, "Wrong:")));
        Assert.Contains("b.txt: 21 lines, 10 accepted, 10 duplicate", real.Output, StringComparison.Ordinal);
        Assert.Equal((60, 10), (Count(dry, "Accepted:"), Count(dry, "Duplicate:")));
    }

    [Fact]
    public async Task A_file_without_a_number_fails_and_an_unsure_column_is_asked_for_and_what_was_taken_stands_in_the_log()
    {
        using var place = new Workplace();
        await File.WriteAllLinesAsync(place.At("words.txt"), ["some", "words"]);
        await File.WriteAllTextAsync(place.At("table.csv"), $"ИНН,Реквизит\n{Of("343")[3..].Replace("-", "", StringComparison.Ordinal)},{Formatted(1)}\n");

        var useless = await ChildProcess.Run(place, "import", "words.txt");
        Assert.Equal(1, useless.Code);
        Assert.Contains("words.txt: none of its lines is a number that is called.", useless.Errors, StringComparison.Ordinal);
        var asked = await ChildProcess.Run(place, "import", "table.csv");
        Assert.Equal(1, asked.Code);
        Assert.Contains("--column", asked.Errors, StringComparison.Ordinal);
        var dry = await ChildProcess.Run(place, "import", "table.csv", "--column", "реквизит", "--dry-run");
        Assert.True(dry.Code == 0, dry.ToString());
        Assert.Contains("Column of table.csv: 2, Реквизит", dry.Output, StringComparison.Ordinal);
        var taken = await ChildProcess.Run(place, "import", "table.csv", "--column", "2");
        Assert.Equal((0, 1, 1), (taken.Code, Count(taken, "Accepted:"), Count(taken, "Wrong:")));

        var noted = (await place.Look(store => store.Read(kept => AuditLog.Latest(kept, 10).ToList(), CancellationToken.None))).Select(entry => (entry.Act, entry.Subject, entry.After)).ToList();
        Assert.Contains((Act.FileTakenIn, "table.csv", "taken=1 known=0 closed=0 refused=1"), noted);
    }

    [Fact]
    public async Task What_is_no_file_of_numbers_is_told_in_a_sentence()
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("folder"));
        await File.WriteAllBytesAsync(place.At("book.xlsx"), [0x50, 0x4B, 3, 4, 20, 0]);
        await File.WriteAllLinesAsync(place.At("a.txt"), Enumerable.Range(0, 5).Select(Formatted));
        foreach (var (files, words) in new (string[], string)[] { (["none.txt"], "There is no file none.txt."), (["folder"], "folder is a folder"), (["a.txt", "book.xlsx"], "save it as CSV") })
        {
            var failed = await ChildProcess.Run(place, ["import", .. files]);
            Assert.Equal(1, failed.Code);
            Assert.Contains(words, failed.Errors, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await ChildProcess.Run(place, "import", "a.txt", "--memory", "10")).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_import_that_is_killed_at_any_moment_and_run_again_ends_the_same(int seed)
    {
        using var place = new Workplace();
        await File.WriteAllLinesAsync(place.At("numbers.csv"), Lines());
        await using (var import = ChildProcess.Start(place, "import", "numbers.csv"))
        {
            // The moment is when the store has grown to so many bytes: from its birth to the last block.
            var random = new Random(seed);
            await Grown(place, random.Next(1, 4 + (seed * 400)) * 1_000, import);
            if (import.IsRunning) await import.Kill();
        }

        var again = await ChildProcess.Run(place, "import", "numbers.csv");

        Assert.True(again.Code == 0, again.ToString());
        Assert.Equal(Good, Count(again, "Accepted:") + Count(again, "Duplicate:"));
        Assert.Equal(Good, (await place.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Fresh));
        Assert.Empty(await place.Look(store => store.Check(CancellationToken.None)));
    }

    private static async Task AllRejectsAreNamed(Workplace place, string[] lines, Ended ended)
    {
        var file = Assert.Single(Directory.GetFiles(place.Folder, "rejects-*.csv"));
        Assert.Contains(Path.GetFileName(file), ended.Output, StringComparison.Ordinal);
        var named = (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => line.Split(',', 2)).ToDictionary(parts => int.Parse(parts[0], CultureInfo.InvariantCulture), parts => parts[1]);
        Assert.Equal(Enumerable.Range(0, lines.Length).Where(IsBroken).Select(i => i + 1), named.Keys.Order());
        foreach (var (number, rest) in named)
        {
            var (line, reason) = Refused[(number - 1) / 33 % Refused.Length];
            Assert.Contains(reason, rest, StringComparison.OrdinalIgnoreCase);
            Assert.True(rest.Split("\",\"")[0].Count(char.IsAsciiDigit) <= 2, $"The line {number} shows more than two digits.");
            Assert.Equal(line, lines[number - 1]);
        }
        foreach (var (_, reason) in Refused)
            Assert.Contains(reason, ended.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Grown(Workplace place, int bytes, ChildProcess import)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (import.IsRunning && await tick.WaitForNextTickAsync())
            if (Size(place.StorePath) + Size(place.StorePath + "-wal") >= bytes) return;
    }

    private static string Of(string prefix) => $"+7 {prefix}-{new string('0', 10 - prefix.Length)}";

    private static long Size(string file) => new FileInfo(file) is { Exists: true, Length: var length } ? length : 0;

    /// <summary>Three lines in a hundred are broken: the same kinds in turn.</summary>
    private static string[] Lines() =>
        [.. Enumerable.Range(0, 100_000).Select(i => IsBroken(i) ? Refused[i / 33 % Refused.Length].Line : Formatted(i - Broken(i)))];

    private static bool IsBroken(int i) => i % 33 == 32 && i / 33 < 3_000;

    private static int Broken(int i) => Math.Min((i + 1) / 33, 3_000);

    private static string Formatted(int i)
    {
        var national = DemoBlock.Number(DemoBlock.SmallestOffset + (i / 10_000), i % 10_000).ToNational().ToString(CultureInfo.InvariantCulture);
        return (i % 5) switch
        {
            0 => $"+7 {national[..3]} {national[3..6]}-{national[6..8]}-{national[8..]}",
            1 => $"8({national[..3]}){national[3..]}",
            2 => $"7{national}",
            3 => national,
            _ => $"8 {national[..3]} {national[3..6]} {national[6..8]} {national[8..]}",
        };
    }

    private static int Count(Ended ended, string label) => int.Parse(
        ended.Output.Split('\n').Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..].Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
