using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>`check` refuses what `run` would refuse, and says what else an operator should look at.</summary>
public sealed class CommandLineCheckTests
{
    [Theory]
    [InlineData("Storage:Key", "short", "Storage:Key")]
    [InlineData("Telegram:Token", "letters", "Telegram:Token")]
    [InlineData("Serilog:MinimumLevel:Default", "Loud", "Loud")]
    [InlineData("Log:Format", "xml", "Log:Format is 'xml', but must be one of Text, Json.")]
    [InlineData("Health:Listen", "192.0.2.1:8081", "Health:Listen")]
    [InlineData("Storage:Path", "file.txt/bot.db", "Storage:Path")]
    [InlineData("Storage:Path", "folder/", "Storage:Path")]
    [InlineData("Storage:Path", ".", "Storage:Path")]
    [InlineData("Storage:Pat", "bot.db", "Storage:Path")]
    [InlineData("Telegram:Token:File", "nowhere", "Telegram:Token:File")]
    [InlineData("Storage:Key:File", "file.txt", "Storage:Key:File")]
    public async Task What_run_refuses_check_refuses_too(string key, string value, string words)
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("file.txt"), "\n");
        place.Settings["Telegram:Token"] = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        if (key.EndsWith(":File", StringComparison.Ordinal)) place.Settings[key[..^":File".Length]] = "";
        place.Settings[key] = value;
        foreach (var verb in (string[])["check", "run"])
        {
            var ended = await ChildProcess.Run(place, verb);
            Assert.True(ended.Code == 1, $"{verb}: {ended}");
            Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
            if (verb == "check") Assert.Equal([place.At("file.txt")], Directory.GetFileSystemEntries(place.Folder));
        }
    }

    /// <summary>A folder of that name is refused like a file of another owner, also where the tests run as root.</summary>
    [Fact]
    public async Task What_the_bot_may_not_write_to_is_found_before_the_start()
    {
        using var place = new Workplace();
        place.Settings["Telegram:Token"] = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        await place.Fill(1);
        File.Delete(place.StorePath + ".lock");
        Directory.CreateDirectory(place.StorePath + ".lock");
        foreach (var verb in (string[])["check", "run"])
        {
            var ended = await ChildProcess.Run(place, verb);
            Assert.True(ended.Code == 1, $"{verb}: {ended}");
            Assert.Contains("may not be written to", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Files_that_others_may_read_are_named()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        await place.Fill(1);
        File.SetUnixFileMode(place.StorePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var open = await ChildProcess.Run(place, "check");
        Assert.True(open.Code == 0, open.ToString());
        Assert.Contains($"chmod 600 {place.StorePath}", open.Output, StringComparison.Ordinal);

        foreach (var file in Directory.GetFiles(place.Folder)) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.DoesNotContain("chmod", (await ChildProcess.Run(place, "check")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TZDIR", "/nowhere")]
    [InlineData("DOTNET_SYSTEM_TIMEZONE_INVARIANT", "1")]
    public async Task A_machine_without_time_zones_is_told(string variable, string value)
    {
        using var place = new Workplace();
        Assert.DoesNotContain("time zone data", (await ChildProcess.Run(place, "check")).Output, StringComparison.Ordinal);
        place.Settings[variable] = value;
        var without = await ChildProcess.Run(place, "check");
        Assert.True(without.Code == 0, without.ToString());
        Assert.Contains("no time zone data", without.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_the_program_writes_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        place.Settings["Storage:Key"] = "";
        place.Settings["Storage:Path"] = "store/bot.db";
        await File.WriteAllLinesAsync(place.At("numbers.txt"), [DemoBlock.Number(7, 1).Full(), "nobody"]);
        foreach (var verb in (string[])["import numbers.txt", "backup copy.db", "export out", "restore copy.db --force"])
        {
            var ended = await ChildProcess.Run(place, verb.Split(' '));
            Assert.True(ended.Code < 2, ended.ToString());
        }
        var written = Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Where(file => file != place.At("numbers.txt")).ToList();
        Assert.All(["bot.db", "bot.db.key", "bot.db.lock", "bot.db.replaced", "copy.db", "bank.csv", "ru.md"], name => Assert.Contains(written, file => Path.GetFileName(file) == name));
        Assert.Contains(written, file => Path.GetFileName(file).StartsWith("rejects-", StringComparison.Ordinal));
        Assert.All(written, file => Assert.True(IsOwnersAlone(file), file));
    }

    private static bool IsOwnersAlone(string file) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == UnixFileMode.None;
}
