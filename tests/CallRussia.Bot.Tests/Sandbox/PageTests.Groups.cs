using CallRussia.Sandbox;
using Microsoft.Playwright;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>Groups in the page.</summary>
public sealed partial class PageTests
{
    private ILocator Friends => _page.Locator(".column", new() { HasText = "Friends" });

    [BrowserFact]
    public async Task The_bot_comes_into_a_new_group_behind_its_link_and_what_it_says_there_is_seen()
    {
        await Offer(_anna, "Choose a group", "https://t.me/CallRussiaBot?startgroup=group-1&admin=invite_users");
        await Column.GetByRole(AriaRole.Link, new() { Name = "Choose a group" }).ClickAsync();
        await Create();
        await Confirm("Add");
        await Expect(Friends.Locator(".chat-sub")).ToHaveTextAsync("members: 1, bot: administrator");
        await Expect(Friends.Locator(".row.out")).ToContainTextAsync("/start@CallRussiaBot group-1");
        await Expect(Friends.Locator(".row.in")).ToContainTextAsync("You said: /start@CallRussiaBot group-1");
        await Expect(Friends.Locator(".row.in .author")).ToHaveTextAsync("CallRussia");

        await Choose("Forbid the bot to invite");
        await Expect(Friends.Locator(".chat-sub")).ToContainTextAsync("bot: member");
        await Choose("Make it a supergroup");
        await Expect(Friends.Locator(".greeting")).ToHaveTextAsync("Nothing has been said here yet");
        await Choose("Remove the bot");
        await Expect(Friends.Locator(".chat-sub")).ToHaveTextAsync("members: 1");
        await Choose("Add the bot");
        await _page.GetByRole(AriaRole.Dialog).GetByLabel("The bot").SelectOptionAsync("ordinary member");
        await Confirm("Add");
        await Expect(Friends.Locator(".chat-sub")).ToContainTextAsync("bot: member");
    }

    [BrowserFact]
    public async Task Somebody_joins_a_group_by_a_link_and_writes_there_at_390_pixels()
    {
        var boris = _server.AddPerson("Boris");
        var group = _server.AddGroup("Friends", [_anna]);
        group.AddBot(_anna);
        var link = (await Bot.Call("createChatInviteLink", new { chat_id = group.Id, member_limit = 1 })).GetProperty("invite_link").GetString()!;
        await Offer(boris, "Join", link);
        await _page.SetViewportSizeAsync(390, 844);
        await _page.ReloadAsync();
        await _page.Locator($"[data-person='{boris.Id}']").ClickAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Join" }).ClickAsync();
        await Expect(Friends.Locator(".chat-sub")).ToContainTextAsync("members: 2");

        await Friends.GetByRole(AriaRole.Button, new() { Name = "Anna writes" }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = "Boris" }).ClickAsync();
        var field = Friends.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        await field.FillAsync("/hello");
        await field.PressAsync("Enter");
        await Expect(Friends.Locator(".row.out")).ToContainTextAsync("/hello");
        await Expect(Friends.Locator(".row.in").Last).ToContainTextAsync("You said: /hello");
        Assert.Equal("Boris", group.Messages.Single(message => !message.FromBot).Author!.FirstName);
        Assert.Equal(390, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await Friends.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(_page.Locator($"[data-person='{group.Id}']")).ToContainTextAsync("You said: /hello");
        await _page.Locator($"[data-person='{boris.Id}']").ClickAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Join" }).ClickAsync();
        await Expect(_page.Locator(".toast")).ToContainTextAsync("This link is expired");
    }

    /// <summary>A message of the bot with one link under it.</summary>
    private async Task Offer(SandboxPerson person, string text, string url)
    {
        person.Send("hello");
        await person.ExpectMessage("You said: hello");
        await Bot.Call("sendMessage", new { chat_id = person.Id, text = "For you", reply_markup = new { inline_keyboard = new[] { new[] { new { text, url } } } } });
    }

    private async Task Create()
    {
        await _page.GetByLabel("Its name").FillAsync("Friends");
        await Confirm("Create");
    }

    private Task Confirm(string label) => _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = label }).ClickAsync();

    private async Task Choose(string item)
    {
        await Friends.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }
}
