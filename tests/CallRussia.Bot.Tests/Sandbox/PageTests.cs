using System.Text.Json;
using System.Text.RegularExpressions;
using CallRussia.Sandbox;
using Microsoft.Playwright;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>The page in a real browser, with a bot of a few lines behind it.</summary>
public sealed partial class PageTests : IClassFixture<PageTests.Browser>, IAsyncLifetime
{
    private readonly Browser _browser;
    private readonly AdjustableTimeProvider _clock = new();
    private SandboxServer _server = null!;
    private Task _mayAnswer = Task.CompletedTask;
    private SandboxPerson _anna = null!;
    private IBrowserContext? _context;
    private IPage _page = null!;

    public PageTests(Browser browser) => _browser = browser;

    private ScriptedBot Bot { get; set; } = null!;

    private ILocator Column => _page.Locator($"[data-chat='{_anna.Id}']");

    private ILocator Messages => Column.Locator(".row:not(.leaving)");

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions { Time = _clock });
        _anna = _server.AddPerson("Anna");
        Bot = new ScriptedBot(_server, Answer);
        await Bot.Call("setMyCommands", new { commands = new[] { new { command = "guide", description = "How to talk" } } });
        if (_browser.Instance is { } instance)
        {
            _context = await instance.NewContextAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1300, Height = 900 } });
            _page = await _context.NewPageAsync();
            await _page.GotoAsync(_server.Address.ToString());
        }
    }

    public async Task DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        await Bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_newcomer_presses_start_and_writes()
    {
        await Column.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(Messages.Last).ToContainTextAsync("You said: /start");
        var field = Column.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        await field.FillAsync("Hello <b>there</b>");
        await field.PressAsync("Enter");
        await Expect(Messages.Last).ToContainTextAsync("You said: Hello <b>there</b>");
        await Expect(Messages.Last.Locator("strong")).ToHaveTextAsync("You said");
        await Expect(field).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task A_button_waits_for_its_answer_and_shows_the_toast_and_the_edit()
    {
        _anna.Send("menu");
        await _anna.ExpectButton("Change");
        var gate = new TaskCompletionSource();
        _mayAnswer = gate.Task;
        var button = Column.GetByRole(AriaRole.Button, new() { Name = "Change" });
        await button.ClickAsync();
        await Expect(button).ToHaveClassAsync(Waiting());
        gate.SetResult();
        await Expect(Column.Locator(".toast")).ToHaveTextAsync("Changed for you");
        await Expect(Messages.Last).ToContainTextAsync("It has changed");
        await Expect(Messages.Last).ToContainTextAsync("edited");
        await Expect(Messages.Last.Locator(".inline-button")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task An_alert_has_to_be_closed_and_a_deleted_message_goes_away()
    {
        _anna.Send("menu");
        await Column.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var alert = _page.GetByRole(AriaRole.Dialog);
        await Expect(alert).ToContainTextAsync("Deleted for good");
        await alert.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Expect(alert).ToHaveCountAsync(0);
        await Expect(Messages).ToHaveCountAsync(1);
        await Expect(Messages.Last).ToContainTextAsync("menu");
    }

    [BrowserFact]
    public async Task The_menu_lists_the_commands_and_a_slash_completes_them()
    {
        _anna.Send("hello");
        await Column.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        var command = Column.GetByRole(AriaRole.Option, new() { Name = "/guide How to talk" });
        await command.ClickAsync();
        await Expect(Messages.Last).ToContainTextAsync("You said: /guide");
        var field = Column.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        await field.FillAsync("/gu");
        await Expect(command).ToBeVisibleAsync();
        await field.PressAsync("Tab");
        await Expect(field).ToHaveValueAsync("/guide ");
    }

    [BrowserFact]
    public async Task A_person_is_added_blocks_theBot_and_starts_it_again()
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        var form = _page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Name").FillAsync("Jonas");
        await form.GetByLabel("Language").SelectOptionAsync("lt");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        var jonas = _page.Locator(".column", new() { HasText = "Jonas" });
        await jonas.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(jonas.Locator(".row").Last).ToContainTextAsync("You said: /start");
        Assert.Equal("lt", _server.People.Single(person => person.FirstName == "Jonas").LanguageCode);
        await jonas.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = "Block the bot" }).ClickAsync();
        await jonas.GetByRole(AriaRole.Button, new() { Name = "Unblock and restart" }).ClickAsync();
        await Expect(jonas.GetByRole(AriaRole.Textbox)).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_panel_moves_the_clock_and_arms_a_fault()
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sandbox" }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "+1 day" }).ClickAsync();
        await Expect(_page.Locator("#panel")).ToContainTextAsync("ahead by 1 d");
        Assert.Equal(TimeSpan.FromDays(1), _clock.Shift);
        await _page.GetByLabel("Faults").SelectOptionAsync("CutAfter");
        await _page.Locator("#panel").GetByLabel("Method").SelectOptionAsync("sendPhoto");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Let it happen" }).ClickAsync();
        await Expect(_page.Locator(".armed")).ToContainTextAsync("sendPhoto");
        Assert.Equal(SandboxFaultKind.CutAfter, Assert.Single(_server.Faults.Armed).Fault.Kind);
    }

    [BrowserFact]
    public async Task A_message_is_answered_edited_and_forwarded_from_its_menu()
    {
        var field = Column.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        var first = _anna.Send("Helo");
        await Choose(first.Id, "Edit");
        await Expect(field).ToHaveValueAsync("Helo");
        await field.FillAsync("Hello");
        await field.PressAsync("Enter");
        await Expect(Message(first.Id)).ToContainTextAsync("edited");
        await Choose(first.Id, "Reply");
        await field.FillAsync("Again");
        await field.PressAsync("Enter");
        await Expect(Column.Locator(".row.out").Last.Locator(".quote")).ToHaveTextAsync("Hello");
        await Choose(first.Id, "Forward to the bot…");
        await _page.GetByRole(AriaRole.Dialog).GetByLabel("Author").SelectOptionAsync("Anna, account hidden");
        await _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Column.Locator(".row.out").Last).ToContainTextAsync("Forwarded from Anna");
        var sent = _anna.Messages.Where(message => !message.FromBot).ToList();
        Assert.Equal(("Hello", first.Id), (sent[0].Text, sent[1].ReplyTo));
        Assert.IsType<HiddenOrigin>(sent[2].Origin);
    }

    [BrowserFact]
    public async Task A_voice_a_sticker_and_a_place_are_sent_at_390_pixels()
    {
        await Expect(Column).ToBeVisibleAsync();
        await _page.SetViewportSizeAsync(390, 844);
        _anna.Send("hello");
        foreach (var (kind, seen) in new[] { ("Voice message", "audio"), ("Sticker", "img.sticker"), ("Place", ".place") })
        {
            await Column.GetByRole(AriaRole.Button, new() { Name = "Attach" }).ClickAsync();
            await _page.GetByRole(AriaRole.Menuitem, new() { Name = kind }).ClickAsync();
            if (kind == "Sticker")
            {
                await _page.GetByRole(AriaRole.Menuitem, new() { Name = "🙏" }).ClickAsync();
            }

            await Expect(Column.Locator(".row.out").Locator(seen)).ToBeVisibleAsync();
        }

        Assert.Equal(390, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal("🙏", _anna.Messages.Single(message => message.File?.Kind == SandboxFileKind.Sticker).File!.Details.Emoji);
    }

    [BrowserFact]
    public async Task Nothing_is_loaded_from_elsewhere_and_nothing_fails()
    {
        List<string> problems = [];
        _page.Console += (_, message) => problems.Add(message.Text);
        _page.PageError += (_, error) => problems.Add(error);
        _page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_server.Address.ToString(), StringComparison.Ordinal))
            {
                problems.Add(request.Url);
            }
        };
        await _page.ReloadAsync();
        _anna.Send("menu");
        await Expect(Column.GetByRole(AriaRole.Button, new() { Name = "Change" })).ToBeVisibleAsync();
        Assert.Empty(problems);
    }

    private ILocator Message(int id) => Column.Locator($"[data-message='{id}']");

    private async Task Choose(int id, string item)
    {
        await Message(id).HoverAsync();
        await Message(id).GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    [GeneratedRegex("waiting", RegexOptions.None, 1000)]
    private static partial Regex Waiting();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private async Task Answer(ScriptedBot bot, JsonElement update)
    {
        await _mayAnswer.WaitAsync(bot.Stopping);
        if (update.TryGetProperty("callback_query", out var query))
        {
            var alert = query.GetProperty("data").GetString() == "delete";
            var chat_id = query.GetProperty("from").GetProperty("id").GetInt64();
            var message_id = query.GetProperty("message").GetProperty("message_id").GetInt32();
            await bot.Call("answerCallbackQuery", new
            {
                callback_query_id = query.GetProperty("id").GetString(),
                text = alert ? "Deleted for good" : "Changed for you",
                show_alert = alert,
            });
            await (alert
                ? bot.Call("deleteMessage", new { chat_id, message_id })
                : bot.Call("editMessageText", new { chat_id, message_id, text = "It has changed" }));
        }
        else if (update.TryGetProperty("message", out var message))
        {
            var chat_id = message.GetProperty("chat").GetProperty("id").GetInt64();
            var text = message.TryGetProperty("text", out var words) ? words.GetString()! : "no words";
            await (text == "menu"
                ? bot.Call("sendMessage", new { chat_id, text = "Choose", reply_markup = Menu })
                : bot.Call("sendMessage", new { chat_id, text = $"<b>You said</b>: {System.Net.WebUtility.HtmlEncode(text)}", parse_mode = "HTML" }));
        }
    }

    private static object Menu => new
    {
        inline_keyboard = new[]
        {
            new[] { new { text = "Change", callback_data = "change" }, new { text = "Delete", callback_data = "delete" } },
        },
    };

    /// <summary>One browser for the class: starting it is the slow part.</summary>
    public sealed class Browser : IAsyncLifetime
    {
        private IPlaywright? _playwright;

        public IBrowser? Instance { get; private set; }

        public async Task InitializeAsync()
        {
            if (File.Exists(BrowserFactAttribute.Executable))
            {
                _playwright = await Playwright.CreateAsync();
                Instance = await _playwright.Chromium.LaunchAsync(new()
                {
                    ExecutablePath = BrowserFactAttribute.Executable,
                    Args = ["--no-sandbox"],
                });
            }
        }

        public async Task DisposeAsync()
        {
            if (Instance is not null)
            {
                await Instance.DisposeAsync();
            }

            _playwright?.Dispose();
        }
    }
}
