using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Tests.Support;
using CallRussia.Site.Sources;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The page beside a call over HTTP: the same for everybody, and what is somebody's own told to them alone.</summary>
public sealed class SiteCallTests : IAsyncLifetime
{
    private readonly SomeCall _call = new();
    private OpenSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await OpenSite.Open();
        _site.Calls = _call.Answer;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("ru", "Звонок и подсказки", "Шаги разговора")]
    [InlineData("en", "The call and the guide", "The steps of the talk")]
    [InlineData("lt", "Skambutis ir patarimai", "Pokalbio žingsniai")]
    public async Task The_page_holds_the_guide_and_nothing_of_anybody(string language, string title, string steps)
    {
        var answer = await _site.Web.GetAsync($"/{language}/call");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"<title>{title}</title>", html, StringComparison.Ordinal);
        Assert.Contains(steps, html, StringComparison.Ordinal);
        Assert.Equal(_site.Content.Library.Objections.All.Count, html.Split("<article").Length - 1);
        Assert.DoesNotContain("+7", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/call\"", await _site.Web.GetStringAsync($"/{language}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegram_s_own_script_is_let_in_here_alone_and_only_its_web_app_may_frame_it()
    {
        var policy = Assert.Single((await _site.Web.GetAsync("/ru/call")).Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(
            "default-src 'none'; script-src 'self' https://telegram.org/js/telegram-web-app.js; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors https://web.telegram.org",
            policy);
        Assert.DoesNotContain("telegram.org", Assert.Single((await _site.Web.GetAsync("/ru")).Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_a_number_is_told_it_with_its_clock_and_no_cache_keeps_it()
    {
        var answer = await Ask(SomeCall.Anna);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var now = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var number = now.GetProperty("number");
        Assert.Equal(SomeCall.Lease.Number.Full(), number.GetProperty("shown").GetString());
        Assert.Equal([420], number.GetProperty("clocks").EnumerateArray().Select(minutes => minutes.GetInt32()));
        Assert.Equal((Some.Now.ToUnixTimeMilliseconds(), Some.Now.AddMinutes(45).ToUnixTimeMilliseconds()), (now.GetProperty("at").GetInt64(), number.GetProperty("until").GetInt64()));
        Assert.Equal(
            ["Никто не ответил|Разговор прервали", "Поговорили|Не звонили", "Ещё говорим|На сегодня хватит"],
            now.GetProperty("rows").EnumerateArray().Select(row => string.Join('|', row.EnumerateArray().Select(button => button.GetProperty("label").GetString()))));
        Assert.All(now.GetProperty("said").EnumerateArray(), said => Assert.StartsWith("<p>", said.GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tap_is_answered_with_what_is_true_then_and_with_its_words()
    {
        _call.Words = "Номер ваш до 18:00";
        var now = await (await Ask(SomeCall.Anna, new { id = "1", code = "report" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(JsonValueKind.Null, now.GetProperty("number").ValueKind);
        Assert.Equal("Номер ваш до 18:00", now.GetProperty("words").GetString());
        Assert.Contains("Отмечено", now.GetProperty("said")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Away_from_calls_there_is_nothing_to_show()
    {
        _call.State = new Home();
        var now = await (await Ask(SomeCall.Anna)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((JsonValueKind.Null, 0, 0), (now.GetProperty("number").ValueKind, now.GetProperty("said").GetArrayLength(), now.GetProperty("rows").GetArrayLength()));
    }

    [Fact]
    public async Task A_stranger_is_told_nothing() => await Refused(HttpStatusCode.Unauthorized, Body("vera"));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"opener\":null}")]
    [InlineData("{\"opener\":\"anna\",\"tap\":{\"id\":\"1\"}}")]
    [InlineData("not json")]
    public async Task What_can_not_be_read_is_refused(string body) => await Refused(HttpStatusCode.BadRequest, new StringContent(body, Encoding.UTF8, "application/json"));

    [Fact]
    public async Task Another_site_can_not_ask()
    {
        await Refused(HttpStatusCode.Forbidden, new StringContent("{\"opener\":\"anna\"}", Encoding.UTF8, "text/plain"));
        var body = Body(SomeCall.Anna);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ru/call") { Content = body };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await _site.Web.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_faster_than_a_person_taps_waits_and_so_do_all_together()
    {
        _site.Calls = _ => new CallAnswer.TooFast();
        await Refused(HttpStatusCode.TooManyRequests, Body(SomeCall.Anna));
        _site.Calls = _call.Answer;
        var answers = await Task.WhenAll(Enumerable.Range(0, 310).Select(_ => Ask("vera")));
        Assert.Equal((299, 11), (answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized), answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable)));
    }

    private async Task Refused(HttpStatusCode expected, HttpContent body)
    {
        var answer = await _site.Web.PostAsync("/ru/call", body);
        Assert.Equal((expected, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    private Task<HttpResponseMessage> Ask(string opener, object? tap = null) => _site.Web.PostAsync("/ru/call", Body(opener, tap));

    private static JsonContent Body(string opener, object? tap = null) => JsonContent.Create(new { opener, tap });
}
