namespace CallRussia.Bot.Tests.Sandbox;

public sealed class UpdatesTests : SandboxTest
{
    private int First => 1_000_001;

    [Fact]
    public async Task A_text_becomes_a_message_update()
    {
        Anna.LanguageCode = "ru";
        Anna.Send("/start abc");
        var update = Assert.Single(await Bot.Updates(First));
        var message = update.GetProperty("message");
        Assert.Equal(First, update.GetProperty("update_id").GetInt32());
        Assert.Equal("/start abc", message.GetProperty("text").GetString());
        Assert.Equal("ru", message.GetProperty("from").GetProperty("language_code").GetString());
        Assert.Equal("bot_command", message.GetProperty("entities")[0].GetProperty("type").GetString());
        Assert.Equal(6, message.GetProperty("entities")[0].GetProperty("length").GetInt32());
    }

    [Fact]
    public async Task Updates_come_again_until_an_offset_confirms_them()
    {
        Anna.Send("one");
        Anna.Send("two");
        Assert.Equal(["one", "two"], await Texts(0));
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["one", "two"], await Texts(First));
        Assert.Equal(["two"], await Texts(First + 1));
        Assert.Equal(1, Server.PendingUpdates);
        Assert.Empty(await Texts(First + 2));
        Assert.Equal(0, Server.PendingUpdates);
    }

    [Fact]
    public async Task A_negative_offset_keeps_only_the_last_ones()
    {
        foreach (var text in new[] { "one", "two", "three" })
        {
            Anna.Send(text);
        }

        Assert.Equal(["two", "three"], await Texts(-2));
        Assert.Equal(2, Server.PendingUpdates);
    }

    [Theory]
    [InlineData(1_000_100)]
    [InlineData(1_200_000)]
    [InlineData(5)]
    public async Task An_offset_far_away_confirms_nothing_and_reads_from_the_head(int offset)
    {
        Anna.Send("one");
        Assert.Equal(["one"], await Texts(offset));
        Assert.Equal(1, Server.PendingUpdates);
    }

    [Fact]
    public async Task An_offset_a_little_ahead_swallows_what_comes_below_it()
    {
        Assert.Empty(await Texts(First + 3));
        Anna.Send("swallowed");
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(await Texts(First + 3));
        Assert.Equal(0, Server.PendingUpdates);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    [InlineData(500, 100)]
    public async Task The_limit_is_clamped_to_1_to_100(int limit, int expected)
    {
        for (var i = 0; i < 120; i++)
        {
            Anna.Send("text");
        }

        Assert.Equal(expected, (await Bot.Updates(First, limit)).Count);
    }

    [Fact]
    public async Task An_answer_is_cut_at_about_four_mebibytes()
    {
        for (var i = 0; i < 90; i++)
        {
            Server.AddRawUpdate("message", $"\"{new string('a', 50_000)}\"");
        }

        Assert.InRange((await Bot.Updates(First)).Count, 80, 84);
    }

    [Fact]
    public async Task A_long_poll_is_answered_as_soon_as_something_happens()
    {
        var poll = Bot.Updates(First, timeout: 50);
        await Server.UntilConfirmed();
        Anna.Send("now");
        Assert.Equal("now", (await poll)[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_long_poll_waits_fifty_seconds_at_most()
    {
        var poll = Bot.Updates(First, timeout: 600);
        await Server.UntilConfirmed();
        Clock.Advance(TimeSpan.FromSeconds(49));
        Assert.True(Server.IsBotPolling);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await poll);
    }

    [Fact]
    public async Task The_same_offset_again_at_once_gets_one_update_at_a_time()
    {
        Anna.Send("one");
        Anna.Send("two");
        Assert.Equal(2, (await Texts(First)).Count);
        Assert.Single(await Texts(First));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await Texts(First)).Count);
    }

    [Fact]
    public async Task The_same_offset_again_within_three_seconds_waits_three()
    {
        Assert.Empty(await Texts(First));
        var again = Texts(First);
        await Server.UntilConfirmed();
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(await again);
    }

    [Fact]
    public async Task Ids_may_go_on_from_a_lower_number()
    {
        Server.ContinueUpdatesFrom(17);
        Anna.Send("after a quiet week");
        Assert.Equal(17, (await Bot.Updates(First))[0].GetProperty("update_id").GetInt32());
    }

    [Fact]
    public async Task A_tap_is_kept_for_150_seconds_and_a_message_for_a_day()
    {
        var screen = await Say("Menu", WireClient.Buttons("Go"));
        Anna.Send("text");
        Anna.PressData(screen.Id, "Go");
        Clock.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal(2, Server.PendingUpdates);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await Bot.Updates(First))[0].TryGetProperty("message", out _));
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, Server.PendingUpdates);
    }

    [Fact]
    public async Task Allowed_updates_are_remembered_and_filter_what_happens_later()
    {
        await Bot.Call("getUpdates", new { allowed_updates = new[] { "callback_query", "nonsense" } });
        Anna.Send("not wanted");
        Assert.Equal(0, Server.PendingUpdates);
        await Bot.Call("getUpdates", new { allowed_updates = Array.Empty<string>(), offset = 1 });
        Anna.Send("wanted again");
        Assert.Equal(1, Server.PendingUpdates);
    }

    private async Task<IReadOnlyList<string>> Texts(int offset) =>
        [.. (await Bot.Updates(offset)).Select(update => update.GetProperty("message").GetProperty("text").GetString()!)];
}
