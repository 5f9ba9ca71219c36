using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>The page beside a call and the chat, over HTTP: whichever side is tapped, both show the same.</summary>
public sealed class BesideTheCallTests
{
    [Fact]
    public async Task The_page_and_the_chat_stay_in_step_whichever_side_reports()
    {
        await using var bot = await RunningBot.Start(numbers: 20, ("Site:Listen", "127.0.0.1:0"), ("Site:Url", "https://calls.example.org"));
        using var web = new HttpClient { BaseAddress = bot.Services.GetRequiredService<SiteServer>().Address };
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        var opened = await anna.OpenApp("Number and guide side by side");
        Assert.StartsWith("https://calls.example.org/en/call#", opened.AbsoluteUri, StringComparison.Ordinal);
        var page = new OpenPage(web, opened, bot.Clock);

        // It knows the number that the chat shows, and nobody else's.
        var number = (await page.Look()).GetProperty("number").GetProperty("shown").GetString()!;
        Assert.Contains(number, anna.Messages[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, await web.GetStringAsync("/en/call"), StringComparison.Ordinal);
        var tomas = await new OpenPage(web, bot.Telegram.AddPerson("Tomas", "lt").OpenApp(opened.GetLeftPart(UriPartial.Path), isDark: false), bot.Clock).Look();
        Assert.Equal((JsonValueKind.Null, 0), (tomas.GetProperty("number").ValueKind, tomas.GetProperty("rows").GetArrayLength()));

        // Pressed twice, reported once; the chat shows it.
        var tap = page.Button("We talked");
        Assert.Equal(JsonValueKind.Null, (await page.Press(tap)).GetProperty("number").ValueKind);
        await page.Press(tap);
        await anna.ExpectMessage("Noted: We talked");
        Assert.Equal(1, bot.Count(CallCounts.Calls));

        // Taken back in the chat: the number is here again.
        await anna.Press("Undo");
        await anna.ExpectEdit("+7 975 0");
        Assert.Equal(number, (await page.Look()).GetProperty("number").GetProperty("shown").GetString());
        Assert.Equal(0, bot.Count(CallCounts.Calls));

        // Reported in the chat: it is gone here. What was drawn before acts on nothing.
        var old = page.Button("They ended it");
        await anna.Press("Nobody answered");
        await anna.ExpectMessage("Noted: Nobody answered");
        Assert.Equal(JsonValueKind.Null, (await page.Press(old)).GetProperty("number").ValueKind);
        Assert.Contains("Nobody answered", (await page.Look()).GetProperty("said")[0].GetString(), StringComparison.Ordinal);

        // What is forged is nobody's, and nothing of all this is in the log.
        Assert.Equal(HttpStatusCode.Unauthorized, (await page.Ask(page.Opener.Replace("auth_date=1", "auth_date=2", StringComparison.Ordinal), tap: null)).StatusCode);
        await bot.Stop();
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains(number[^5..], StringComparison.Ordinal) || line.Contains("hash=", StringComparison.Ordinal));
    }

    /// <summary>What the script of the page does, by hand.</summary>
    private sealed class OpenPage(HttpClient web, Uri opened, AdjustableTimeProvider clock)
    {
        private JsonElement _now;
        private int _taps;

        public string Opener { get; } = HttpUtility.ParseQueryString(opened.Fragment[1..])["tgWebAppData"]!;

        public Task<JsonElement> Look() => Press(tap: null);

        public object Button(string label) => new
        {
            id = $"00000000-0000-4000-8000-{++_taps:D12}",
            code = _now.GetProperty("rows").EnumerateArray().SelectMany(row => row.EnumerateArray()).First(button => button.GetProperty("label").GetString() == label).GetProperty("code").GetString(),
        };

        public async Task<JsonElement> Press(object? tap)
        {
            var answer = await Ask(Opener, tap);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return _now = await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        public Task<HttpResponseMessage> Ask(string opener, object? tap)
        {
            // No person is faster.
            clock.Advance(TimeSpan.FromSeconds(1));
            return web.PostAsJsonAsync("/en/call", new { opener, tap });
        }
    }
}
