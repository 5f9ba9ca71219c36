using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The pages over HTTP.</summary>
public sealed partial class SiteTests : IAsyncLifetime
{
    private const int LargestFirstView = 60 << 10;

    private static readonly string[] s_pages = ["", "/guide", "/objections", "/facts", "/help", "/press", "/privacy"];

    private OpenSite _site = null!;

    public static TheoryData<string> Addresses => [.. from language in Language.All from page in s_pages select $"/{language.Code}{page}"];

    public async Task InitializeAsync() => _site = await OpenSite.Open();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_page_is_there_in_every_language_and_takes_nothing_from_elsewhere(string address)
    {
        var answer = await _site.Web.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith($"<!doctype html>\n<html lang=\"{address[1..3]}\">", html, StringComparison.Ordinal);
        Assert.Single(Heading().Matches(html));
        Assert.Empty(WrittenIn().Matches(html));
        // What a browser fetches by itself is of this site.
        Assert.All(Fetched().Matches(html).Select(match => match.Groups["address"].Value), fetched => Assert.StartsWith("/", fetched, StringComparison.Ordinal));
        Assert.DoesNotContain("{", Words(html), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Every_link_of_the_pages_leads_somewhere()
    {
        var pages = new Dictionary<string, string>();
        foreach (var address in Addresses.Select<object[], string>(row => (string)row[0])) pages[address] = await _site.Web.GetStringAsync(address);
        foreach (var (from, html) in pages)
            foreach (Match link in Link().Matches(html))
            {
                var (address, part) = (link.Groups["address"].Value, link.Groups["part"].Value);
                if (address.StartsWith("http", StringComparison.Ordinal) || address.StartsWith("mailto", StringComparison.Ordinal)) continue;
                if (address.Length > 0 && !pages.ContainsKey(address)) Assert.True((await _site.Web.GetAsync(address)).IsSuccessStatusCode, $"{from} → {address}");
                if (part.Length > 0) Assert.Contains($"id=\"{part}\"", pages[address.Length > 0 ? address : from], StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    [InlineData("lt")]
    [InlineData("ru/call")]
    [InlineData("en/call")]
    [InlineData("lt/call")]
    public async Task The_first_view_is_small(string address)
    {
        var html = await Packed($"/{address}");
        // Telegram's own script is kept by its app.
        var needed = Fetched().Matches(html.Words).Where(match => !match.Value.Contains("lazy", StringComparison.Ordinal)).Select(match => match.Groups["address"].Value).Where(fetched => fetched.StartsWith('/')).Distinct();
        var size = html.Size;
        foreach (var fetched in needed) size += (await Packed(fetched)).Size;
        Assert.InRange(size, 5_000, LargestFirstView);
    }

    [Fact]
    public async Task Style_and_script_have_addresses_that_change_with_them_and_are_kept_for_good()
    {
        var html = await _site.Web.GetStringAsync("/en");
        foreach (var (name, type) in new[] { ("site.css", "text/css"), ("site.js", "text/javascript"), ("logo.svg", "image/svg+xml") })
        {
            var address = Fetched().Matches(html).Select(match => match.Groups["address"].Value).First(fetched => fetched.EndsWith(name, StringComparison.Ordinal));
            var answer = await _site.Web.GetAsync(address);
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await _site.Web.GetAsync(address.Replace("/files/", "/files/x", StringComparison.Ordinal))).StatusCode);
        }
    }

    [Fact]
    public async Task The_button_leads_into_the_bot_with_the_language_and_the_tag_that_the_reader_came_with()
    {
        Assert.Contains("href=\"https://t.me/CallRussiaBot?start=site-lt\"", await _site.Web.GetStringAsync("/lt"), StringComparison.Ordinal);
        Assert.Contains("href=\"https://t.me/CallRussiaBot?start=site-ru-poster_7\"", await _site.Web.GetStringAsync("/ru?from=poster_7"), StringComparison.Ordinal);
        Assert.Contains("href=\"https://t.me/CallRussiaBot?start=site-ru\"", await _site.Web.GetStringAsync("/ru?from=%22%3E%3Cscript%3E"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_Telegram_told_the_bot_s_name_nothing_leads_nowhere()
    {
        _site.Campaign = _site.Campaign with { BotName = null };
        Assert.DoesNotContain("t.me", await _site.Web.GetStringAsync("/en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_settings_and_the_editors_wrote_is_escaped()
    {
        const string Evil = "<script>alert(1)</script>\"&";
        var words = Assert.IsType<PhrasebookParse.Parsed>(PhrasebookTemplate.Parse("&lt;img src=x&gt; {campaign}", Language.English)).Template;
        _site.Campaign = _site.Campaign with { Name = Evil, PressContact = Evil };
        _site.Content = _site.Content with { Phrasebook = _site.Content.Phrasebook.Extend([new PhrasebookEntry("site.press.text", Language.English, words)]) };
        var html = await _site.Web.GetStringAsync("/en/press");
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;\"&amp;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await _site.Web.GetStringAsync("/en/objections?q=%3Cscript%3Ealert(1)%3C/script%3E"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_spoken_of_only_where_there_is_a_place_for_it()
    {
        Assert.Contains("https://example.org/donate", await _site.Web.GetStringAsync("/en/help"), StringComparison.Ordinal);
        _site.Campaign = _site.Campaign with { DonationUrl = null };
        Assert.DoesNotContain("money", await _site.Web.GetStringAsync("/en/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_facts_are_those_that_callers_are_offered_on_that_day()
    {
        var shown = Ids(await _site.Web.GetStringAsync("/ru/facts"));
        var today = DateOnly.FromDateTime(Some.Now.Date);
        var offered = _site.Content.Library.Facts.All.Where(fact => fact.IsForCalls(today)).Select(fact => fact.Id).ToHashSet();
        Assert.Equal(offered, shown.ToHashSet());

        var last = Enumerable.Range(1, 4_000).First(days => !_site.Content.Library.Facts.All.Any(fact => fact.IsForCalls(today.AddDays(days))));
        _site.Clock.Advance(TimeSpan.FromDays(last));
        Assert.Empty(Ids(await _site.Web.GetStringAsync("/ru/facts")));
    }

    [Fact]
    public async Task A_page_changes_with_the_content()
    {
        Assert.DoesNotContain("Brand new words", await _site.Web.GetStringAsync("/en/guide"), StringComparison.Ordinal);
        var words = Assert.IsType<PhrasebookParse.Parsed>(PhrasebookTemplate.Parse("Brand new words", Language.English)).Template;
        _site.Content = _site.Content with { Phrasebook = _site.Content.Phrasebook.Extend([new PhrasebookEntry(GuideIndex.Body("open").Key, Language.English, words)]) };
        Assert.Contains("Brand new words", await _site.Web.GetStringAsync("/en/guide"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_objections_are_found_with_and_without_a_script()
    {
        var all = Ids(await _site.Web.GetStringAsync("/en/objections")).ToList();
        Assert.Equal(_site.Content.Library.Objections.All.Select(objection => objection.Id), all);
        Assert.Equal("nato", Ids(await _site.Web.GetStringAsync("/ru/objections?q=%D0%BD%D0%B0%D1%82%D0%BE")).First());
        Assert.Equal(all, Ids(await _site.Web.GetStringAsync("/en/objections?q=%D1%8A%D1%8A%D1%8A%D1%8A")));
        Assert.Equal("nato", JsonSerializer.Deserialize<string[]>(await _site.Web.GetStringAsync("/lt/objections.json?q=nato"))![0]);
        Assert.Equal("[]", await _site.Web.GetStringAsync("/lt/objections.json?q="));
    }

    [Fact]
    public async Task The_sums_are_there_for_programs_of_others()
    {
        var answer = await _site.Web.GetAsync("/campaign.json");
        var sums = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(1_200, sums.GetProperty("calls").GetInt64());
        var week = sums.GetProperty("weeks")[1];
        Assert.Equal(("2026-11-16", 5_920, 1_250, 4_600, 70), (week.GetProperty("monday").GetString(), week.GetProperty("answered").GetInt32(), week.GetProperty("talked").GetInt32(), week.GetProperty("refused").GetInt32(), week.GetProperty("neverAgain").GetInt32()));

        _site.Campaign = _site.Campaign with { Pulse = null };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.Web.GetAsync("/campaign.json")).StatusCode);
    }

    private async Task<(string Words, int Size)> Packed(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        var answer = await _site.Web.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("gzip")) return (System.Text.Encoding.UTF8.GetString(bytes), bytes.Length);
        using var words = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return (await words.ReadToEndAsync(), bytes.Length);
    }

    private static IEnumerable<string> Ids(string html) => Card().Matches(html).Select(match => match.Groups["id"].Value);

    /// <summary>What is read, without tags.</summary>
    private static string Words(string html) => Tag().Replace(html, " ");

    [GeneratedRegex("<h1>", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    /// <summary>Style and script that stand in a page and not in a file: no browser would take them.</summary>
    [GeneratedRegex("\\s(style|on[a-z]+)=\"|<style|<script>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenIn();

    [GeneratedRegex("<article class=\"card\" id=\"(?<id>[^\"]+)\">", RegexOptions.NonBacktracking)]
    private static partial Regex Card();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("<(?:img|script|link rel=\"(?:stylesheet|icon)\")[^>]*? (?:src|href)=\"(?<address>[^\"]*)\"[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Fetched();

    [GeneratedRegex("<a [^>]*?href=\"(?<address>[^\"#]*)#?(?<part>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
