using System.Net;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The right to silence on the pages: a form, its answer, and nothing kept of whoever sends it.</summary>
public sealed class SiteSilenceTests : IAsyncLifetime
{
    private static readonly PhoneNumber Number = DemoBlock.Number(7, 4321);

    private OpenSite _site = null!;

    public async Task InitializeAsync() => _site = await OpenSite.Open();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("ru", "Не звоните мне")]
    [InlineData("en", "Don't call me")]
    [InlineData("lt", "Neskambinkite man")]
    public async Task The_page_asks_for_a_number_and_nothing_else(string language, string title)
    {
        var html = await _site.Web.GetStringAsync($"/{language}/silence");
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains($"<form class=\"search\" method=\"post\" action=\"/{language}/silence\">", html, StringComparison.Ordinal);
        Assert.Single(html.Split("<input").Skip(1));
        Assert.Contains("?start=dontcall\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_is_answered_kindly_and_kept_by_no_cache()
    {
        var answer = await Send(Number.Full());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Готово.", html, StringComparison.Ordinal);
        Assert.Contains("Простите, что потревожили", html, StringComparison.Ordinal);
        // Whoever looks over a shoulder sees no number.
        Assert.DoesNotContain("43 21", html, StringComparison.Ordinal);
        Assert.Equal((Number.Full(), IPAddress.Loopback), Assert.Single(_site.Asked));
    }

    [Fact]
    public async Task What_is_no_number_comes_back_to_be_mended()
    {
        _site.Answer = new SilenceAnswer(SilenceFate.Unreadable, SilenceTexts.Problem(Refusal.TooShort));
        var answer = await Send("\"><script>12345");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("не хватает цифр", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&quot;>&lt;script>12345\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_again()
    {
        var wait = TimeSpan.FromMinutes(5.5);
        _site.Answer = new SilenceAnswer(SilenceFate.Waits, SilenceTexts.Waits(new Text("time.from-now").With("left", new TextArg.Duration(wait))), wait);
        var answer = await Send(Number.Full());
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(wait, answer.Headers.RetryAfter!.Delta);
        Assert.Contains("напишите номер снова через", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Origin", "null", true)]
    [InlineData("Origin", "https://elsewhere.example.org", false)]
    public async Task Another_site_can_not_send_its_readers_here(string header, string value, bool isTaken)
    {
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await Send(Number.Full(), (header, value))).StatusCode);
        Assert.Equal(isTaken ? 1 : 0, _site.Asked.Count);
    }

    [Fact]
    public async Task Behind_a_proxy_the_reader_s_own_address_counts()
    {
        await Send(Number.Full(), ("X-Forwarded-For", "198.51.100.1, 203.0.113.9"));
        await Send(Number.Full(), ("X-Forwarded-For", "nonsense"));
        Assert.Equal([IPAddress.Parse("203.0.113.9"), IPAddress.Loopback], _site.Asked.Select(asked => asked.From));
    }

    [Fact]
    public async Task What_is_no_form_is_not_read()
    {
        using var words = new StringContent("{}");
        Assert.Equal(HttpStatusCode.Forbidden, (await _site.Web.PostAsync("/ru/silence", words)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _site.Web.PostAsync("/ru/guide", words)).StatusCode);
        Assert.Empty(_site.Asked);
    }

    [Fact]
    public async Task In_the_running_bot_the_number_is_closed_and_neither_it_nor_an_address_reaches_the_log()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Site:Listen", "127.0.0.1:0"));
        using var web = new HttpClient();
        web.BaseAddress = bot.Services.GetRequiredService<SiteServer>().Address;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("number", Number.Full())]);
        form.Headers.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Contains("Done.", await (await web.PostAsync("/en/silence", form)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await bot.Look(store => store.Read(kept => DoNotCallRegister.Contains(kept, Number), default)));
        await bot.Stop();
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("43 21", StringComparison.Ordinal) || line.Contains("0074321", StringComparison.Ordinal) || line.Contains("203.0.113", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> Send(string typed, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ru/silence") { Content = new FormUrlEncodedContent([KeyValuePair.Create("number", typed)]) };
        if (header is var (name, value)) request.Headers.Add(name, value);
        return await _site.Web.SendAsync(request);
    }
}
