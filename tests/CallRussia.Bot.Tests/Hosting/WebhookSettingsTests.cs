using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class WebhookSettingsTests
{
    private const string Url = "https://bot.example.org/telegram";

    [Fact]
    public void Without_a_mode_the_bot_asks_and_what_is_set_for_the_other_way_waits()
    {
        Assert.Null(Read().Webhook);
        Assert.Null(Read(("Telegram:WebhookUrl", Url), ("Telegram:Listen", "8082")).Webhook);
    }

    [Fact]
    public void With_an_address_and_a_port_it_is_brought_to()
    {
        var webhook = Read(("Telegram:Mode", "webhook"), ("Telegram:WebhookUrl", Url), ("Telegram:Listen", "8082")).Webhook!;
        Assert.Equal((Url, "127.0.0.1:8082"), (webhook.Url.AbsoluteUri, webhook.Listen.ToString()));
    }

    [Theory]
    [InlineData(Url, null, "Telegram:Listen is not set")]
    [InlineData(null, "8082", "Telegram:WebhookUrl is not set")]
    [InlineData("bot.example.org/telegram", "8082", "must be an https address")]
    [InlineData("http://bot.example.org/telegram", "8082", "must begin with https")]
    [InlineData("https://bot.example.org:8082/telegram", "8082", "443, 80, 88 and 8443")]
    [InlineData("https://127.0.0.1/telegram", "8082", "names this machine")]
    [InlineData("http://localhost:8082/telegram", "8082", "names this machine")]
    [InlineData("https://bot.example.org/telegram?secretword", "8082", "a name and a path and nothing else")]
    [InlineData("https://me:secretword@bot.example.org/telegram", "8082", "a name and a path and nothing else")]
    [InlineData(Url, "somewhere", "Telegram:Listen is 'somewhere'")]
    [InlineData(Url, "8081", "Telegram:Listen and Health:Listen are both 127.0.0.1:8081")]
    public void What_can_not_work_is_named_with_its_key(string? url, string? listen, string words)
    {
        var refused = Assert.Throws<SettingsException>(() => Read(("Telegram:Mode", "Webhook"), ("Telegram:WebhookUrl", url), ("Telegram:Listen", listen), ("Health:Listen", "8081")));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secretword", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_is_of_the_token_and_fits_what_Telegram_takes()
    {
        var (one, same, other) = (Secret("1:AAAA"), Secret("1:AAAA"), Secret("1:AAAB"));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", one.Reveal());
        Assert.True(same.Is(one.Reveal()));
        Assert.False(other.Is(one.Reveal()));
        Assert.False(one.Is(null));
        Assert.DoesNotContain(one.Reveal(), $"{one}", StringComparison.Ordinal);
    }

    private static WebhookSecret Secret(string token) => new(BotToken.Parse(token));

    private static Settings Read(params (string Key, string? Value)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => pair.Value)).Build());
}
