using System.Diagnostics;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>The process itself on a bad day: told to stop, killed, started with what can't work.</summary>
public sealed class BadDaysProcessTests
{
    [Fact]
    public async Task A_refused_token_ends_the_program_at_once_with_advice_and_without_the_token()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        place.Settings["Telegram:Token"] = "1000000002:AAAAbbbbCCCCddddEEEEffffGGGGhhhhIII";
        var ended = await ChildProcess.Run(place, "run");
        Assert.True(ended.Code == 1, ended.ToString());
        Assert.All(["refuses the token", "@BotFather", "Telegram__Token"], words => Assert.Contains(words, ended.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("AAAAbbbb", ended.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        // One question, one refusal: a bad token in a loop gets the address blocked.
        Assert.Equal(1, ended.Errors.Split("refuses the token").Length - 1);
        Assert.DoesNotContain("trying on", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_serving_ends_the_program()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await using var bot = ChildProcess.Start(place, "run");
        await telegram.UntilConfirmed();
        telegram.Faults.Next(SandboxFault.Error(401, "Unauthorized"), calls: 1_000);
        telegram.AddPerson("Anna", "en").Start();
        var ended = await bot.End();
        Assert.True(ended.Code == 1, ended.ToString());
        Assert.Contains("@BotFather", ended.Errors, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string[]> Settings() => new()
    {
        { "a typo in a key", """{ "Telegram": { "Tokn": "x" } }""", ["Telegram:Tokn", "Did you mean Telegram:Token?"] },
        { "a typo in a section", """{ "Telegramm": { "Mode": "Polling" } }""", ["Telegramm", "Did you mean Telegram?"] },
        { "a wrong number", """{ "Calling": { "LeaseMinutes": "a while" } }""", ["Calling:LeaseMinutes", "'a while'", "whole number from"] },
        { "hours that are not polite", """{ "Calling": { "Hours": { "Weekdays": "06:00-23:00" } } }""", ["Calling:Hours:Weekdays"] },
        { "an unknown mode", """{ "Telegram": { "Mode": "Pigeon" } }""", ["Telegram:Mode", "Polling"] },
        { "broken JSON", "{\n  \"Telegram\": {\n    \"Mode\": Polling\n  }\n}", ["appsettings.json", "line 3"] },
        { "a key twice", "{ \"Storage\": { \"Path\": \"a\", \"Path\": \"b\" } }", ["appsettings.json", "Path"] },
        { "a wrong level of the log", """{ "Serilog": { "MinimumLevel": { "Default": "Chatty" } } }""", ["Serilog", "Chatty"] },
        { "a short key", """{ "Storage": { "Key": "short" } }""", ["Storage:Key", "16"] },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Settings_that_can_not_work_end_the_start_and_are_named(string what, string json, string[] words)
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram).WithItsOwnProgram();
        if (json.Contains("\"Key\"", StringComparison.Ordinal)) place.Settings.Remove("Storage:Key");
        await File.WriteAllTextAsync(Path.Combine(place.Program, "appsettings.json"), json);
        var ended = await ChildProcess.Run(place, "run");
        Assert.True(ended is { Code: 1, Output: "" }, $"{what}: {ended}");
        Assert.All(words, word => Assert.Contains(word, ended.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SANDBOX-token", ended.Errors, StringComparison.Ordinal);
    }

    public static TheoryData<string, string[]> Stores() => new()
    {
        { "truncated", ["restore FILE"] },
        { "garbage", ["not a store of this bot", "restore FILE"] },
        { "newer", ["newer version", "Use the newer program"] },
        { "foreign", ["not a store of this bot"] },
        { "other key", ["Storage:Key does not fit"] },
        { "no key", ["key is missing", "Storage:Key", ".key"] },
        { "served", ["another bot is running"] },
    };

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_store_that_can_not_be_used_is_left_as_it_is_and_the_program_says_why(string how, string[] words)
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await place.Fill(2_000);
        await using var other = how == "served" ? ChildProcess.Start(place, "run") : null;
        if (other is not null) await telegram.UntilConfirmed();
        Spoil(place, how);
        var before = how == "served" ? [] : await File.ReadAllBytesAsync(place.StorePath);

        var ended = await ChildProcess.Run(place, "run");

        Assert.True(ended is { Code: 1, Output: "" }, $"{how}: {ended}");
        Assert.All(words, word => Assert.Contains(word, ended.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Workplace.Key, ended.ToString(), StringComparison.Ordinal);
        if (other is null) Assert.Equal(before, await File.ReadAllBytesAsync(place.StorePath));
        else Assert.True(other.IsRunning);
    }

    [Fact]
    public async Task Broken_content_ends_the_start_and_names_file_and_line_but_leaves_the_serving_bot_with_the_last_good_one()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram).WithItsOwnProgram();
        await place.Fill(20);
        var progress = Path.Combine(place.Program, "content", "texts", "progress.yaml");
        var good = await File.ReadAllTextAsync(progress);
        var anna = telegram.AddPerson("Anna", "en");

        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await CommandLineTests.FirstSteps(anna);
            await File.WriteAllTextAsync(progress, good + "\nnone: [\n");
            await bot.Says("The last good content stays in use");
            anna.Send("/progress");
            await anna.ExpectMessage("Your progress");

            await File.WriteAllTextAsync(progress, good.Replace("Your progress", "Your way so far", StringComparison.Ordinal));
            await bot.Says("Content reloaded");
            anna.Send("/progress");
            await anna.ExpectMessage("Your way so far");
            bot.Terminate();
            var stopped = await bot.End();
            Assert.True(stopped.Code == 0, stopped.ToString());
        }

        await File.WriteAllTextAsync(progress, good + "\nnone: [\n");
        var ended = await ChildProcess.Run(place, "run");
        Assert.True(ended.Code == 1, ended.ToString());
        Assert.Matches(@"progress\.yaml.*\d+", ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_closed_terminal_and_a_key_stop_it_in_order_too(string signal)
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await using var bot = ChildProcess.Start(place, "run");
        await CommandLineTests.FirstSteps(telegram.AddPerson("Anna", "en"));
        bot.Terminate(signal);
        var ended = await bot.End();
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("Stopping:", ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.Empty(await place.Look(store => store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), CancellationToken.None)));
    }

    [Fact]
    public async Task Told_to_stop_at_rest_and_while_starting_the_program_ends_with_0()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await telegram.UntilConfirmed();
            var ended = await Stopped(bot);
            Assert.True(ended.Code == 0, ended.ToString());
        }
        // In the middle of the start, waiting for a server that does not answer.
        telegram.Faults.Next(SandboxFault.Hang, calls: 100);
        await using var starting = ChildProcess.Start(place, "run");
        var armed = new TaskCompletionSource();
        telegram.Faults.Changed += (_, _) => armed.TrySetResult();
        await armed.Task;
        var early = await Stopped(starting);
        Assert.True(early.Code == 0, early.ToString());
    }

    [Fact]
    public async Task Told_to_stop_under_load_the_program_ends_within_ten_seconds_and_everything_is_answered_or_kept()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = BadDaysShift.Place(telegram);
        await place.Fill(5_000);
        await using var shift = new BadDaysShift(telegram, people: 12);
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await shift.Begin();
            await shift.Calls(80);
            var ended = await Stopped(bot);
            Assert.True(ended.Code == 0, ended.ToString());
            shift.LastCall();
        }
        await using var again = ChildProcess.Start(place, "run");
        await shift.EndsWell(place);
        var finished = await Stopped(again);
        Assert.True(finished.Code == 0, finished.ToString());
    }

    [Theory]
    [InlineData(UpdateMode.Polling)]
    [InlineData(UpdateMode.Webhook)]
    public async Task Killed_at_random_moments_under_load_no_number_is_given_twice_and_no_outcome_is_lost(UpdateMode mode)
    {
        // Between two words of the bot it may be killed and started several times, on a busy machine.
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { Patience = TimeSpan.FromMinutes(3) });
        using var place = BadDaysShift.Place(telegram).By(mode);
        await place.Fill(9_000);
        await using var shift = new BadDaysShift(telegram, people: 8);
        var random = new Random(20_260_824);
        var first = ChildProcess.Start(place, "run");
        await shift.Begin();
        for (var life = 0; life < 7; life++)
        {
            var bot = life == 0 ? first : ChildProcess.Start(place, "run");
            await using (bot)
            {
                await shift.Calls(random.Next(1, 60));
                await bot.Kill();
            }
        }
        shift.LastCall();
        await using var last = ChildProcess.Start(place, "run");
        await shift.EndsWell(place);
        var ended = await Stopped(last);
        Assert.True(ended.Code == 0, ended.ToString());
    }

    [Fact]
    public async Task Taps_whose_turns_were_done_when_it_was_killed_are_acknowledged_at_the_next_start()
    {
        // The program takes its time to start on a busy machine.
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { CallbackAnswerWindow = TimeSpan.FromMinutes(2), Patience = TimeSpan.FromMinutes(1) });
        using var place = new Workplace().Against(telegram);
        await place.Fill(100);
        var anna = telegram.AddPerson("Anna", "en");
        SandboxTap tap;
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await CommandLineTests.FirstSteps(anna);
            telegram.Faults.Next(SandboxFault.Hang, calls: 10, method: "answerCallbackQuery");
            tap = await anna.Press("Get a number");
            await anna.ExpectEdit("+7 975 0");
            await bot.Kill();
        }
        telegram.Faults.Clear();
        await using var again = ChildProcess.Start(place, "run");
        await tap.Answered();
        Assert.Contains(telegram.OutgoingRequests, call => call is { Method: "answerCallbackQuery", Succeeded: true } && call["callback_query_id"] == tap.QueryId);
    }

    private static async Task<Ended> Stopped(ChildProcess bot)
    {
        var asked = Stopwatch.GetTimestamp();
        bot.Terminate();
        var ended = await bot.End();
        Assert.True(Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(10), $"Stopping took {Stopwatch.GetElapsedTime(asked)}.\n{ended}");
        return ended;
    }

    private static void Spoil(Workplace place, string how)
    {
        switch (how)
        {
            case "truncated":
                using (var file = File.OpenWrite(place.StorePath)) file.SetLength(file.Length / 2);
                break;
            case "garbage":
                File.WriteAllBytes(place.StorePath, [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 31))]);
                break;
            case "newer":
                using (var store = new LiteDB.LiteDatabase(place.StorePath))
                {
                    store.GetCollection("_about").Update(new LiteDB.BsonDocument { ["_id"] = "store", ["form"] = 99 });
                    store.Checkpoint();
                }
                break;
            case "foreign":
                File.Delete(place.StorePath);
                Sql(place.StorePath, "CREATE TABLE recipes(id INTEGER)");
                break;
            case "other key":
                place.Settings["Storage:Key"] = "the key of quite another store";
                break;
            case "no key":
                place.Settings.Remove("Storage:Key");
                break;
        }
    }

    private static void Sql(string path, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
