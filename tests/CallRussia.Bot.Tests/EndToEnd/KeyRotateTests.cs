using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>`key rotate` as an operator meets it.</summary>
public sealed class KeyRotateTests
{
    [Fact]
    public async Task A_key_file_is_replaced_and_the_old_store_and_its_key_are_kept()
    {
        using var place = new Workplace();
        place.Settings["Storage:Key"] = "";
        await place.Fill(40);
        var old = await File.ReadAllTextAsync(StoreKey.FileOf(place.StorePath));

        var rotated = await ChildProcess.Run(place, "key", "rotate");

        Assert.True(rotated is { Code: 0, Errors: "" }, rotated.ToString());
        Assert.All(["has the new key", "compared and checked", "bot.db.replaced", "bot.db.replaced.key", "Backups that were made before"], words => Assert.Contains(words, rotated.Output, StringComparison.Ordinal));
        var key = await File.ReadAllTextAsync(StoreKey.FileOf(place.StorePath));
        Assert.NotEqual(old, key);
        Assert.Equal(old, await File.ReadAllTextAsync(place.At("bot.db.replaced.key")));
        Assert.All([old, key], one => Assert.DoesNotContain(one.Trim(), rotated.Output, StringComparison.Ordinal));
        var found = await ChildProcess.Run(place, "check", "store");
        Assert.True(found is { Code: 0, Errors: "" }, found.ToString());
        Assert.Contains("40 numbers", found.Output, StringComparison.Ordinal);
        place.Settings["Storage:Path"] = "bot.db.replaced";
        Assert.Contains("40 numbers", (await ChildProcess.Run(place, "check", "store")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_key_is_replaced_by_one_in_a_file_that_is_set_then()
    {
        using var place = new Workplace();
        await place.Fill(40);
        await Refused(place, "--to FILE", "key", "rotate");
        await Refused(place, "no file", "key", "rotate", "--to", "next");
        await File.WriteAllTextAsync(place.At("next"), "too short\n");
        await Refused(place, "less than 16 characters", "key", "rotate", "--to", "next");
        await File.WriteAllTextAsync(place.At("next"), "a passphrase that nobody knows\n");

        var rotated = await ChildProcess.Run(place, "key", "rotate", "--to", "next");

        Assert.True(rotated is { Code: 0, Errors: "" }, rotated.ToString());
        Assert.Contains("set Storage:Key to what next holds", rotated.Output, StringComparison.Ordinal);
        await Refused(place, "does not fit", "bank", "status");
        Assert.Contains("has the new key already", (await ChildProcess.Run(place, "key", "rotate", "--to", "next")).Output, StringComparison.Ordinal);
        place.Settings["Storage:Key"] = "";
        place.Settings["Storage:Key:File"] = "next";
        Assert.Contains("40 numbers", (await ChildProcess.Run(place, "check", "store")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_bot_runs_and_without_a_store_or_its_key_nothing_is_changed()
    {
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions());
        using var place = new Workplace().Against(telegram);
        await File.WriteAllTextAsync(place.At("next"), Convert.ToBase64String(new byte[32]));
        await Refused(place, "There is no store", "key", "rotate", "--to", "next");
        await place.Fill(40);
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await bot.Says("Signed in to Telegram");
            await Refused(place, "another bot is running", "key", "rotate", "--to", "next");
            bot.Terminate();
            await bot.End();
        }
        place.Settings["Storage:Key"] = "";
        await Refused(place, "set Storage:Key, or put the key file back", "key", "rotate");
        place.Settings["Storage:Key"] = Workplace.Key;
        Assert.Contains("40 numbers", (await ChildProcess.Run(place, "check", "store")).Output, StringComparison.Ordinal);
    }

    private static async Task Refused(Workplace place, string words, params string[] arguments)
    {
        var ended = await ChildProcess.Run(place, arguments);
        Assert.True(ended is { Code: 1, Output: "" }, ended.ToString());
        Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
    }
}
