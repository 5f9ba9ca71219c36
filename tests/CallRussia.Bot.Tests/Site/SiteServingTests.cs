using System.Net;
using CallRussia.Site.Pages;

namespace CallRussia.Bot.Tests.Site;

/// <summary>How the pages answer, whatever is asked of them.</summary>
public sealed class SiteServingTests : IAsyncLifetime
{
    private OpenSite _site = null!;

    public async Task InitializeAsync() => _site = await OpenSite.Open();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task What_a_browser_has_already_is_not_sent_again_until_it_changes()
    {
        var first = await _site.Web.GetAsync("/ru");
        var mark = first.Headers.ETag!;
        Assert.Equal((HttpStatusCode.NotModified, 0L), await Again(mark));

        _site.Campaign = _site.Campaign with { Pulse = _site.Campaign.Pulse! with { Today = 25 } };
        var (status, length) = await Again(mark);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(length > 0);

        async Task<(HttpStatusCode, long)> Again(System.Net.Http.Headers.EntityTagHeaderValue have)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ru");
            request.Headers.IfNoneMatch.Add(have);
            var answer = await _site.Web.SendAsync(request);
            return (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).LongLength);
        }
    }

    [Fact]
    public async Task Head_says_what_get_would_say_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/lt/guide");
        var answer = await _site.Web.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 1_000);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/nothing", "en")]
    [InlineData("/de", "en")]
    [InlineData("/ru/nothing", "ru")]
    [InlineData("/lt/guide/more", "lt")]
    [InlineData("/files/site.css", "en")]
    [InlineData("/ru/card-round.png", "ru")]
    public async Task A_wrong_address_gets_a_kind_page(string address, string language)
    {
        var answer = await _site.Web.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nothing_can_be_sent(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/ru") { Content = new StringContent("x") };
        var answer = await _site.Web.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("GET, HEAD", string.Join(", ", answer.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "/ru")]
    [InlineData("uk", "/ru")]
    [InlineData("lt,en;q=0.5", "/lt")]
    [InlineData("de-DE,de;q=0.9,ru;q=0.5,en;q=0.3", "/ru")]
    [InlineData("en;q=0.3,lt;q=0.7", "/lt")]
    [InlineData("de", "/en")]
    [InlineData("", "/en")]
    [InlineData("%%%", "/en")]
    public async Task The_reader_s_own_language_comes_first(string wished, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?from=poster");
        if (wished.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Language", wished);
        var answer = await _site.Web.SendAsync(request);
        Assert.Equal((HttpStatusCode.Found, expected + "?from=poster"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task Whoever_searches_without_end_is_told_to_come_again()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 60; i++) answers.Add((await _site.Web.GetAsync("/ru/objections.json?q=a")).StatusCode);
        Assert.Equal((50, 10), (answers.Count(status => status == HttpStatusCode.OK), answers.Count(status => status == HttpStatusCode.ServiceUnavailable)));
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await _site.Web.GetAsync("/ru/objections.json?q=a")).StatusCode);
    }

    [Fact]
    public async Task A_picture_is_drawn_once_an_hour_however_many_ask()
    {
        foreach (var image in CardImage.All)
            for (var i = 0; i < 3; i++) Assert.Equal("image/png", (await _site.Web.GetAsync($"/ru/{image.File}")).Content.Headers.ContentType!.MediaType);
        Assert.Equal(3, _site.Drawn);
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await _site.Web.GetAsync("/ru/card-wide.png");
        Assert.Equal(4, _site.Drawn);
    }

    [Fact]
    public async Task Where_people_know_the_pages_by_an_address_links_and_search_engines_are_told_it()
    {
        await using var site = await OpenSite.Open(new Uri("https://example.org/call/"));
        var html = await site.Web.GetStringAsync("/call/ru/guide");
        Assert.Contains("<link rel=\"canonical\" href=\"https://example.org/call/ru/guide\">", html, StringComparison.Ordinal);
        Assert.Contains("content=\"https://example.org/call/ru/card-wide.png\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/call/ru/facts\"", html, StringComparison.Ordinal);
        // A proxy may take the beginning away.
        Assert.Equal(html, await site.Web.GetStringAsync("/ru/guide"));
        Assert.Contains("<loc>https://example.org/call/lt/privacy</loc>", await site.Web.GetStringAsync("/call/sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://example.org/call/sitemap.xml", await site.Web.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
        Assert.Equal("/call/en", (await site.Web.GetAsync("/call")).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/ru?q=", 5_000, HttpStatusCode.RequestUriTooLong)]
    [InlineData("/", 20_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Large_requests_are_refused_before_they_are_read(string address, int length, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, expected == HttpStatusCode.RequestUriTooLong ? address + new string('a', length) : address);
        if (expected != HttpStatusCode.RequestUriTooLong) request.Headers.TryAddWithoutValidation("X-Long", new string('a', length));
        Assert.Equal(expected, (await _site.Web.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_counter_of_an_open_page_goes_on()
    {
        using var stream = new StreamReader(await _site.Web.GetStreamAsync("/en/pulse"));
        Assert.StartsWith("data: {\"every\":[\"every 2 minutes\"", await stream.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal("", await stream.ReadLineAsync());
        _site.Campaign = _site.Campaign with { Pulse = _site.Campaign.Pulse! with { Today = 25 } };
        var next = stream.ReadLineAsync();
        while (!next.IsCompleted)
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }
        Assert.Contains("\"today\":[\"25\",\"calls today\"]", await next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_counter_yet_a_browser_is_told_not_to_ask_again()
    {
        _site.Campaign = _site.Campaign with { Pulse = null };
        Assert.Equal(HttpStatusCode.NoContent, (await _site.Web.GetAsync("/en/pulse")).StatusCode);
        Assert.DoesNotContain("data-pulse", await _site.Web.GetStringAsync("/en"), StringComparison.Ordinal);
    }
}
