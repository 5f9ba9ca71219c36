using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Sandbox;
using Microsoft.Playwright;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The pages in a real browser: for everybody, on every screen, by keyboard alone, with and without a script.</summary>
public sealed class SiteLooksTests(PageTests.Browser browser) : IClassFixture<PageTests.Browser>, IAsyncLifetime
{
    private static readonly string[] s_pages = ["", "/guide", "/objections", "/facts", "/help", "/press", "/privacy"];

    private OpenSite _site = null!;

    /// <summary>Each language, and each set of colours: what colours are does not depend on the words.</summary>
    public static TheoryData<string, ColorScheme> Faces => new()
    {
        { "ru", ColorScheme.Light }, { "en", ColorScheme.Dark }, { "lt", ColorScheme.Light },
    };

    public async Task InitializeAsync() => _site = await OpenSite.Open();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [BrowserTheory]
    [MemberData(nameof(Faces))]
    public async Task Nothing_stands_in_anybody_s_way(string language, ColorScheme scheme)
    {
        await using var context = await Open(390, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        foreach (var address in s_pages)
        {
            await page.GotoAsync($"{_site.Web.BaseAddress}{language}{address}");
            Assert.Empty(await Obstacles.On(page));
        }
    }

    [BrowserFact]
    public async Task Nothing_is_loaded_from_elsewhere_nothing_fails_and_nothing_is_kept()
    {
        await using var context = await Open(1280);
        var page = await context.NewPageAsync();
        List<string> problems = [];
        page.Console += (_, message) => problems.Add(message.Text);
        page.PageError += (_, error) => problems.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_site.Web.BaseAddress!.ToString(), StringComparison.Ordinal)) problems.Add(request.Url);
        };
        foreach (var address in s_pages) await page.GotoAsync($"{_site.Web.BaseAddress}ru{address}");
        Assert.Empty(problems);
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [BrowserFact]
    public async Task No_page_is_wider_than_its_screen()
    {
        await using var context = await Open(390);
        var page = await context.NewPageAsync();
        foreach (var language in Language.All)
            foreach (var address in s_pages)
            {
                await page.GotoAsync($"{_site.Web.BaseAddress}{language.Code}{address}");
                foreach (var width in new[] { 320, 390, 768, 1280 })
                {
                    await page.SetViewportSizeAsync(width, 844);
                    Assert.Equal(width, await page.EvaluateAsync<int>("innerWidth"));
                    Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{language.Code}{address} at {width}");
                }
            }
    }

    [BrowserFact]
    public async Task By_keyboard_the_first_step_leads_past_the_menu_and_the_button_can_be_reached()
    {
        await using var context = await Open(1280);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_site.Web.BaseAddress}en");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".hero .enter")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Answers_are_found_while_one_types()
    {
        await using var context = await Open(390);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_site.Web.BaseAddress}ru/objections");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("нато");
        await Assertions.Expect(page.Locator("article:visible").First).ToHaveAttributeAsync("id", "nato");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("щщщщщщ");
        await Assertions.Expect(page.Locator("[data-none]")).ToContainTextAsync("Такого пока нет");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await Assertions.Expect(page.Locator("article:visible")).ToHaveCountAsync(_site.Content.Library.Objections.All.Count);
    }

    [BrowserFact]
    public async Task Without_a_script_everything_is_there_and_answers_are_found_by_the_button()
    {
        await using var context = await Open(390, new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_site.Web.BaseAddress}lt/objections");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("nato");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ieškoti" }).ClickAsync();
        await Assertions.Expect(page.Locator("article").First).ToHaveAttributeAsync("id", "nato");
        await page.GotoAsync($"{_site.Web.BaseAddress}lt");
        await Assertions.Expect(page.Locator("[data-figure=callers]")).ToHaveTextAsync("21\u00A0000");
    }

    [BrowserFact]
    public async Task The_counter_goes_on_under_the_reader_s_eyes()
    {
        await using var context = await Open(390);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_site.Web.BaseAddress}en");
        await Assertions.Expect(page.Locator("[data-figure=today]")).ToHaveTextAsync("14");
        _site.Campaign = _site.Campaign with { Pulse = _site.Campaign.Pulse! with { Today = 845 } };
        var shown = Assertions.Expect(page.Locator("[data-figure=today]")).ToHaveTextAsync("845");
        while (!shown.IsCompleted)
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }
        await shown;
    }

    private Task<IBrowserContext> Open(int width, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize = new() { Width = width, Height = 844 };
        return browser.Instance!.NewContextAsync(options);
    }
}
