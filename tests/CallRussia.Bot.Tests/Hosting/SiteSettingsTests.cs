using CallRussia.Bot.Hosting;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class SiteSettingsTests
{
    [Fact]
    public void Without_a_port_there_are_no_pages()
    {
        Assert.Null(Read().Site);
        Assert.Null(Read(("Site:Url", "https://example.org")).Site);
    }

    [Fact]
    public void With_a_port_they_are_served_to_the_proxy_of_this_machine()
    {
        var site = Read(("Site:Listen", "8083"), ("Site:Url", "https://example.org/call")).Site!;
        Assert.Equal(("127.0.0.1:8083", "https://example.org/call"), (site.Listen.ToString(), site.Url!.AbsoluteUri));
    }

    [Fact]
    public void Telegram_opens_them_inside_itself_by_https_and_the_Sandbox_as_they_are()
    {
        Assert.Equal(new Uri("https://example.org"), Read(("Site:Listen", "8083"), ("Site:Url", "https://example.org")).Shown.Pages);
        var plain = Read(("Site:Listen", "8083"), ("Site:Url", "http://127.0.0.1:8083"));
        Assert.Null(plain.Shown.Pages);
        Assert.Equal(plain.Site!.Url, (plain with { ChatPage = new Uri("http://127.0.0.1:5046") }).Shown.Pages);
        Assert.Null(Read(("Site:Listen", "8083")).Shown.Pages);
    }

    [Theory]
    [InlineData("somewhere", null, "Site:Listen is 'somewhere'")]
    [InlineData("8083", "example.org", "Site:Url must be the address")]
    [InlineData("8083", "https://me:secretword@example.org", "Site:Url must be the address")]
    [InlineData("8083", "https://example.org/?secretword", "Site:Url must be the address")]
    [InlineData("8081", null, "Site:Listen and Health:Listen are both 127.0.0.1:8081")]
    public void What_can_not_work_is_named_with_its_key(string listen, string? url, string words)
    {
        var refused = Assert.Throws<SettingsException>(() => Read(("Site:Listen", listen), ("Site:Url", url), ("Health:Listen", "8081")));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secretword", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_key_is_found() =>
        Assert.Contains("Did you mean Site:Listen?", Assert.Throws<SettingsException>(() => Read(("Site:Lissten", "8083"))).Message, StringComparison.Ordinal);

    private static Settings Read(params (string Key, string? Value)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => pair.Value)).Build());
}
