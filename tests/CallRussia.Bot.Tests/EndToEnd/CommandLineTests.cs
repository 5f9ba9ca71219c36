using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>The program as a person at a shell meets it: exit code 0 done, 1 failed, 2 wrong use, and words that help.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("sandbox")]
    [InlineData("import")]
    [InlineData("bank")]
    [InlineData("check")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("migrate")]
    [InlineData("key rotate")]
    [InlineData("export")]
    [InlineData("plan")]
    [InlineData("health")]
    public async Task Every_verb_says_how_it_is_used(string verb)
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.True(ended is { Code: 0, Errors: "" }, ended.ToString());
        Assert.Contains("Usage:", ended.Output, StringComparison.Ordinal);
        Assert.Contains(verb, ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("run --fast")]
    [InlineData("import")]
    [InlineData("backup")]
    [InlineData("restore one.db two.db")]
    [InlineData("migrate")]
    [InlineData("key rotate another.db")]
    [InlineData("check everything")]
    [InlineData("export")]
    [InlineData("sandbox --port many")]
    [InlineData("sandbox --port 99999")]
    [InlineData("import --frob")]
    public async Task Wrong_use_ends_with_2_and_points_to_help(string arguments)
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, arguments.Split(' '));
        Assert.True(ended is { Code: 2, Output: "" }, ended.ToString());
        Assert.Contains("--help", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place.Folder));
    }

    [Fact]
    public async Task Without_a_token_run_says_where_to_get_one_and_how_to_try_without()
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, "run");
        Assert.True(ended is { Code: 1, Output: "" }, ended.ToString());
        Assert.All(["Telegram:Token", "Telegram__Token", "@BotFather", "sandbox"], word => Assert.Contains(word, ended.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_in_JSON_is_one_object_a_line_from_the_first_line_to_the_last()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        place.Settings["Log:Format"] = "Json";
        // With an exception in it, which takes many lines as text.
        telegram.AddRawUpdate("message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"Eve"},"text":"x","entities":[null]}""");
        await using var bot = ChildProcess.Start(place, "run");
        await FirstSteps(telegram.AddPerson("Anna", "en"));
        bot.Terminate();
        var ended = await bot.End();

        Assert.True(ended.Code == 0, ended.ToString());
        var lines = ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 2, ended.ToString());
        Assert.All(lines, line =>
        {
            using var read = System.Text.Json.JsonDocument.Parse(line);
            Assert.True(read.RootElement.TryGetProperty("@t", out _) && read.RootElement.TryGetProperty("@mt", out _), line);
        });
    }

    [Fact]
    public async Task Check_tells_what_is_fine_and_what_is_missing()
    {
        using var place = new Workplace();
        var empty = await ChildProcess.Run(place, "check");
        Assert.True(empty.Code == 0, empty.ToString());
        Assert.All(["Configuration: fine", "Content: fine", "there is none yet"], word => Assert.Contains(word, empty.Output, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(place.Folder));

        await place.Fill(100);
        var filled = await ChildProcess.Run(place, "check", "store");
        Assert.True(filled.Code == 0, filled.ToString());
        Assert.Contains("100 numbers", filled.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        using var place = new Workplace();
        foreach (var verb in (string[])["import", "restore"])
        {
            var ended = await ChildProcess.Run(place, verb, "nowhere.csv");
            Assert.True(ended.Code == 1, ended.ToString());
            Assert.Contains("nowhere.csv", ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }
        var backup = await ChildProcess.Run(place, "backup", "copy.db");
        Assert.True(backup.Code == 1, backup.ToString());
        Assert.Contains("There is no store", backup.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(place.At("copy.db")));
    }

    [Fact]
    public async Task A_backup_of_the_serving_bot_is_restored_and_the_bot_goes_on_from_it()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await place.Fill(100);
        var anna = telegram.AddPerson("Anna", "en");
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await FirstSteps(anna);
            await anna.Press("Get a number");
            await anna.ExpectEdit("+7 975 0");
            var backup = await ChildProcess.Run(place, "backup", "monday.db");
            Assert.True(backup.Code == 0, backup.ToString());
            Assert.Contains("key", backup.Output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Workplace.Key, backup.Output, StringComparison.Ordinal);

            // What comes after the copy is lost with the store.
            await anna.Press("Nobody answered");
            await anna.ExpectButton("Undo");

            var inUse = await ChildProcess.Run(place, "restore", "monday.db", "--force");
            Assert.True(inUse.Code == 1, inUse.ToString());
            bot.Terminate();
            var ended = await bot.End();
            Assert.True(ended.Code == 0, ended.ToString());
        }

        var notMeant = await ChildProcess.Run(place, "restore", "monday.db");
        Assert.True(notMeant.Code == 1, notMeant.ToString());
        Assert.Contains("--force", notMeant.Errors, StringComparison.Ordinal);
        var restored = await ChildProcess.Run(place, "restore", "monday.db", "--force");
        Assert.True(restored.Code == 0, restored.ToString());

        await using var again = ChildProcess.Start(place, "run");
        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
        await anna.Press("We talked");
        anna.Send("/progress");
        await anna.ExpectMessage("1 call,");
        Assert.Empty(await place.Look(store => store.Check(CancellationToken.None)));
    }

    internal static async Task FirstSteps(SandboxPerson person)
    {
        person.Start();
        await person.Press("English");
        await person.Press("Yes, I speak Russian");
        await person.Press("I agree");
        await person.Press("Skip");
        await person.ExpectButton("Get a number");
    }
}
