using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class ControlApiTests : SandboxTest
{
    private bool _restarted;

    [Fact]
    public async Task The_state_holds_people_messages_and_what_each_may_see()
    {
        await Say("Hello", WireClient.Buttons("Go"));
        await Bot.Call("setMyCommands", new { commands = new[] { new { command = "guide", description = "How to talk" } } });
        var state = await Bot.Http.GetFromJsonAsync<JsonElement>(new Uri("/sandbox/state", UriKind.Relative));
        Assert.Equal("Anna", state.GetProperty("people")[0].GetProperty("first_name").GetString());
        Assert.Equal("guide", state.GetProperty("people")[0].GetProperty("commands")[0].GetProperty("command").GetString());
        Assert.Equal("Hello", state.GetProperty("messages")[1].GetProperty("message").GetProperty("text").GetString());
        Assert.DoesNotContain(Server.Token, state.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_added_writes_presses_and_blocks()
    {
        var added = await Post("people", new { id = 42, first_name = "Boris", language_code = "ru", colour = "#65aadd" });
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        var boris = Server.Person(42)!;
        await Post("people/42/start", new { payload = "ref_1" });
        var screen = await Bot.Say(boris, "Menu", WireClient.Buttons("Go"));
        await Post("people/42/press", new { message_id = screen.Id, row = 0, col = 0 });
        await Post("people/42/contact", new { });
        await Post("people/42/block", new { });
        Assert.Equal(
            ["message", "callback_query", "message", "my_chat_member"],
            (await Bot.Updates()).Select(update => update.EnumerateObject().Last().Name));
        Assert.True(boris.HasBlockedBot);
    }

    [Fact]
    public async Task A_page_is_opened_with_who_opened_it_and_the_colours_of_the_app()
    {
        var screen = await Bot.Say(Anna, "Menu", new { inline_keyboard = new[] { new[] { new { text = "Open", web_app = new { url = "https://example.org/call" } } } } });
        var answer = await (await Post($"people/{Anna.Id}/open", new { message_id = screen.Id, row = 0, col = 0, dark = true })).Content.ReadFromJsonAsync<JsonElement>();
        var url = new Uri(answer.GetProperty("url").GetString()!);
        Assert.Equal("https://example.org/call", url.GetLeftPart(UriPartial.Path));
        var launch = HttpUtility.ParseQueryString(url.Fragment[1..]);
        Assert.Contains($"\"id\":{Anna.Id},", HttpUtility.ParseQueryString(launch["tgWebAppData"]!)["user"], StringComparison.Ordinal);
        Assert.Contains("\"bg_color\":\"#17212b\"", launch["tgWebAppThemeParams"], StringComparison.Ordinal);
        Assert.Empty(await Bot.Updates());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_a_reason()
    {
        await Post("people/5000000001/block", new { });
        var answer = await Post($"people/{Anna.Id}/send", new { text = "x" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("blocked", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("people/1/send", new { text = "x" })).StatusCode);
    }

    [Fact]
    public async Task The_clock_is_moved_faults_are_armed_and_the_bot_restarted()
    {
        await Post("advance", new { seconds = 3600 });
        Assert.Equal(Noon.AddHours(1), Server.Time.GetUtcNow());
        await Post("faults", new { kind = "TooManyRequests", retry_after = 9, calls = 3, method = "sendMessage" });
        Assert.Equal((3, "sendMessage", 9), Assert.Single(Server.Faults.Armed) is var armed ? (armed.CallsLeft, armed.Method, armed.Fault.RetryAfter) : default);
        await Post("clear-faults", new { });
        await Post("rate-limits", new { on = true });
        await Post("restart-bot", new { });
        Assert.Empty(Server.Faults.Armed);
        Assert.NotNull(Server.RateLimits);
        Assert.True(_restarted);
    }

    [Fact]
    public async Task Other_sites_in_the_browser_are_kept_out()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/sandbox/people/{Anna.Id}/send", UriKind.Relative));
        request.Headers.Add("Origin", "https://example.org");
        request.Content = JsonContent.Create(new { text = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, (await Bot.Http.SendAsync(request)).StatusCode);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, new Uri("/sandbox/state", UriKind.Relative));
        rebound.Headers.Host = "example.org";
        Assert.Equal(HttpStatusCode.Forbidden, (await Bot.Http.SendAsync(rebound)).StatusCode);
    }

    [Fact]
    public async Task What_happens_is_told_as_it_happens()
    {
        using var stream = await Bot.Http.GetStreamAsync(new Uri("/sandbox/events", UriKind.Relative));
        using var reader = new StreamReader(stream);
        Assert.Equal("event: hello", await NextEvent(reader));
        await Say("Hello");
        Assert.Equal("event: message", await NextEvent(reader));
        Assert.Contains("Hello", (await reader.ReadLineAsync())!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_sent_with_its_name()
    {
        using var bytes = new ByteArrayContent([1, 2, 3]);
        await Bot.Http.PostAsync(new Uri($"/sandbox/people/{Anna.Id}/document?name=numbers.csv&caption=new", UriKind.Relative), bytes);
        var file = Anna.Messages[^1].Document!;
        Assert.Equal(("numbers.csv", "new"), (file.Name, Anna.Messages[^1].Text));
        Assert.Equal([1, 2, 3], await Bot.Http.GetByteArrayAsync(new Uri("/sandbox/files/" + file.FileId, UriKind.Relative)));
    }

    [Fact]
    public async Task A_part_of_a_sound_is_answered_so_that_a_browser_knows_its_length()
    {
        var voice = Anna.SendVoice().File!;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sandbox/files/" + voice.FileId, UriKind.Relative));
        request.Headers.Range = new(0, 3);
        using var part = await Bot.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, voice.Bytes.Length), (part.StatusCode, (int?)part.Content.Headers.ContentRange?.Length));
        Assert.Equal("OggS"u8.ToArray(), await part.Content.ReadAsByteArrayAsync());
    }

    protected override void Configure(SandboxOptions options) => options.RestartBot = _ =>
    {
        _restarted = true;
        return Task.CompletedTask;
    };

    private static async Task<string?> NextEvent(StreamReader reader)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync();
        }
        while (line?.StartsWith("event:", StringComparison.Ordinal) == false);

        return line;
    }

    private Task<HttpResponseMessage> Post(string path, object body) =>
        Bot.Http.PostAsJsonAsync(new Uri("/sandbox/" + path, UriKind.Relative), body);
}
