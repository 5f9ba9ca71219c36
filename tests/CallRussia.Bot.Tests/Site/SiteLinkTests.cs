using System.Net;

namespace CallRussia.Bot.Tests.Site;

/// <summary>Links of broadcasts that lead through the pages.</summary>
public sealed class SiteLinkTests : IAsyncLifetime
{
    private const string Browser = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

    private OpenSite _site = null!;

    public async Task InitializeAsync() => _site = await OpenSite.Open();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_link_leads_on_to_its_very_address_without_a_cookie_and_no_cache_keeps_that()
    {
        _site.Links = code => code == "7.ru.0.abc" ? "https://example.org/a?b=c&d=%D1%8F#e" : null;
        var answer = await Ask("/go/7.ru.0.abc", Browser);

        Assert.Equal((HttpStatusCode.Found, "https://example.org/a?b=c&d=%D1%8F#e"), (answer.StatusCode, answer.Headers.GetValues("Location").Single()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal([("7.ru.0.abc", true)], _site.Followed);
    }

    [Fact]
    public async Task An_address_in_other_letters_is_written_as_browsers_send_it()
    {
        _site.Links = _ => "https://пример.рф/я";
        Assert.Equal("https://xn--e1afmkfd.xn--p1ai/%D1%8F", (await Ask("/go/x", Browser)).Headers.GetValues("Location").Single());
    }

    [Theory]
    [InlineData("/go/")]
    [InlineData("/go/https://example.org/a")]
    [InlineData("/go/7.ru.0.abd")]
    public async Task What_no_broadcast_has_leads_nowhere(string address)
    {
        var answer = await Ask(address, Browser);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Location"));
    }

    [Theory]
    [InlineData("TelegramBot (like TwitterBot)")]
    [InlineData("facebookexternalhit/1.1")]
    [InlineData("WhatsApp/2.23.20.0")]
    [InlineData("")]
    public async Task Programs_that_only_look_are_led_on_and_not_counted(string agent)
    {
        _site.Links = _ => "https://example.org/a";
        Assert.Equal(HttpStatusCode.Found, (await Ask("/go/x", agent)).StatusCode);
        Assert.Equal([("x", false)], _site.Followed);
    }

    [Fact]
    public async Task A_head_and_a_page_that_is_fetched_ahead_are_not_counted()
    {
        _site.Links = _ => "https://example.org/a";
        await Ask("/go/x", Browser, HttpMethod.Head);
        await Ask("/go/x", Browser, ahead: true);
        Assert.Equal([("x", false), ("x", false)], _site.Followed);
    }

    private async Task<HttpResponseMessage> Ask(string address, string agent, HttpMethod? method = null, bool ahead = false)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (agent.Length > 0) request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (ahead) request.Headers.TryAddWithoutValidation("Sec-Purpose", "prefetch;prerender");
        return await _site.Web.SendAsync(request);
    }
}
