using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Tests.Sandbox;
using Microsoft.Playwright;
using IPage = Microsoft.Playwright.IPage;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The page beside a call in a real browser, opened as Telegram opens it; Telegram's own script can't be loaded here, and the page does without.</summary>
public sealed class SiteCallLooksTests(PageTests.Browser browser) : IClassFixture<PageTests.Browser>, IAsyncLifetime
{
    private const string DarkTheme = """{"bg_color":"#17212b","text_color":"#f5f5f5","hint_color":"#708499","link_color":"#6ab3f3","button_color":"#5288c1","button_text_color":"#ffffff","secondary_bg_color":"#232e3c"}""";
    private const string LightTheme = """{"bg_color":"#ffffff","text_color":"#000000","hint_color":"#999999","link_color":"#168acd","button_color":"#40a7e3","button_text_color":"#ffffff","secondary_bg_color":"#f1f1f1"}""";

    /// <summary>Nobody could read it.</summary>
    private const string PaleTheme = """{"bg_color":"#dddddd","text_color":"#cccccc","link_color":"javascript:1","secondary_bg_color":"#eeeeee"}""";

    /// <summary>Milliseconds.</summary>
    private const int BetweenLooks = 3_000;

    private readonly SomeCall _call = new();
    private OpenSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await OpenSite.Open();
        _site.Calls = _call.Answer;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [BrowserTheory]
    [InlineData("ru", ColorScheme.Light, LightTheme)]
    [InlineData("en", ColorScheme.Light, DarkTheme)]
    [InlineData("lt", ColorScheme.Dark, PaleTheme)]
    public async Task Nothing_stands_in_anybody_s_way_in_any_colours(string language, ColorScheme scheme, string theme)
    {
        await using var context = await Open(390, scheme);
        var page = await Opened(context, language, theme: theme);
        await Assertions.Expect(page.Locator("#dial")).ToHaveTextAsync(SomeCall.Lease.Number.Full());
        await page.Locator("summary").First.ClickAsync();
        Assert.Empty(await Obstacles.On(page));
        await page.Locator("#taps button").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator("#number")).ToBeHiddenAsync();
        Assert.Empty(await Obstacles.On(page));
    }

    [BrowserFact]
    public async Task Reported_by_keyboard_the_number_is_gone_from_the_page_and_can_be_brought_back()
    {
        await using var context = await Open(1280);
        var page = await Opened(context, "ru");
        await Assertions.Expect(page.Locator("#dial")).ToHaveAttributeAsync("href", $"tel:{SomeCall.Lease.Number.Full().Replace(" ", "", StringComparison.Ordinal)}");
        await Assertions.Expect(page.Locator("#clock")).ToHaveTextAsync("20:00");
        await Assertions.Expect(page.Locator("#several")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Поговорили" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#words")).ToContainTextAsync("Отмечено");
        await Assertions.Expect(page.Locator("#call")).ToBeFocusedAsync();
        Assert.DoesNotContain("975", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Исправить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#dial")).ToHaveTextAsync(SomeCall.Lease.Number.Full());
        Assert.Equal(2, _call.Taken);
    }

    [BrowserFact]
    public async Task Reported_in_the_chat_the_number_goes_here_by_itself_and_so_it_does_when_its_time_is_up()
    {
        await using var context = await Open(390);
        await context.Clock.InstallAsync();
        _call.Clock = () => SomeCall.Lease.Until.AddMinutes(-1);
        var page = await Opened(context, "en");
        await Assertions.Expect(page.Locator("#dial")).ToHaveTextAsync(SomeCall.Lease.Number.Full());
        _call.State = new Home();
        await page.Clock.FastForwardAsync(BetweenLooks);
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("You hold no number just now");
        await Assertions.Expect(page.Locator("#dial")).ToHaveTextAsync("");

        _call.State = new OnCall(SomeCall.Lease);
        await page.Clock.FastForwardAsync(BetweenLooks);
        await Assertions.Expect(page.Locator("#dial")).ToHaveTextAsync(SomeCall.Lease.Number.Full());
        // The bot is not reached any more.
        await context.RouteAsync("**/en/call", route => route.AbortAsync());
        await page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("The connection is gone");
        await Assertions.Expect(page.Locator("#dial")).ToHaveTextAsync("");
    }

    [BrowserFact]
    public async Task Pressed_again_because_no_answer_came_a_tap_is_carried_out_once()
    {
        await using var context = await Open(390);
        var page = await Opened(context, "en");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "We talked" });
        await Assertions.Expect(button).ToBeVisibleAsync();
        var lost = 0;
        await page.RouteAsync("**/en/call", async route =>
        {
            if (route.Request.PostData?.Contains("code", StringComparison.Ordinal) != true || ++lost > 1)
            {
                await route.ContinueAsync();
                return;
            }
            // It is carried out; its answer gets lost.
            await route.FetchAsync();
            _call.State = new OnCall(SomeCall.Lease);
            await route.AbortAsync();
        });
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("The connection is gone");
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("#said")).ToBeHiddenAsync();
        Assert.Equal((2, 1), (lost, _call.Taken));
    }

    [BrowserFact]
    public async Task What_they_say_is_found_while_one_talks()
    {
        await using var context = await Open(390);
        var page = await Opened(context, "ru");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("нато");
        await Assertions.Expect(page.Locator("article:visible").First).ToHaveAttributeAsync("id", "nato");
        await Assertions.Expect(page.Locator("#steps")).ToBeHiddenAsync();
        await page.Locator("article:visible summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("#nato blockquote, #nato p").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Opened_outside_Telegram_the_page_says_where_it_belongs_asks_nobody_and_keeps_nothing()
    {
        await using var context = await Open(390);
        var page = await context.NewPageAsync();
        List<string> problems = [];
        page.PageError += (_, error) => problems.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Method != "GET" || !request.Url.StartsWith(_site.Web.BaseAddress!.ToString(), StringComparison.Ordinal)) problems.Add(request.Url);
        };
        await page.GotoAsync($"{_site.Web.BaseAddress}lt/call");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Šis puslapis atsidaro iš pokalbio su botu");
        await Assertions.Expect(page.Locator("#back")).ToHaveAttributeAsync("href", "https://t.me/CallRussiaBot");
        Assert.Equal(["https://telegram.org/js/telegram-web-app.js"], problems);
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [BrowserFact]
    public async Task The_page_is_not_wider_than_its_screen_and_the_number_stays_in_sight()
    {
        await using var context = await Open(390);
        foreach (var language in new[] { "ru", "en", "lt" })
        {
            var page = await Opened(context, language);
            await Assertions.Expect(page.Locator("#dial")).ToBeVisibleAsync();
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            foreach (var width in new[] { 320, 390, 768, 1280 })
            {
                await page.SetViewportSizeAsync(width, 844);
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{language} at {width}");
                await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
                await Assertions.Expect(page.Locator("#dial")).ToBeInViewportAsync();
                await Assertions.Expect(page.Locator("#taps button").First).ToBeInViewportAsync();
            }
            await page.CloseAsync();
        }
    }

    private async Task<IPage> Opened(IBrowserContext context, string language, string opener = SomeCall.Anna, string theme = "")
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_site.Web.BaseAddress}{language}/call#tgWebAppData={opener}&tgWebAppVersion=9.1&tgWebAppThemeParams={Uri.EscapeDataString(theme)}");
        return page;
    }

    private async Task<IBrowserContext> Open(int width, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.Instance!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await context.RouteAsync("https://telegram.org/**", route => route.AbortAsync());
        return context;
    }
}
