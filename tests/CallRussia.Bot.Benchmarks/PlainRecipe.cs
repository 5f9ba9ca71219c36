using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// The reference: a bot as most tutorials write it. One loop over getUpdates, one update after the other, each call awaited; state in a
/// dictionary that ends with the process. Its screens are as long as ours and have as many buttons.
/// </summary>
internal static class PlainRecipe
{
    public const string Verb = "plain-recipe";

    private const string Home = "You are ready. Take a number, call, and tell how it went.";
    private const string Number = "<b>+7 975 003 {0}</b>\nDemo, UTC+3, 14:05 there\n\nThe number is yours until 14:50.\n\n"
        + "Say who you are and that you call from abroad. Ask whether this is a good moment.\n\n"
        + "«Hello! I am a volunteer. I would like to talk with you for a minute about what is going on. May I?»";
    private const string Reported = "Noted: nobody answered. This was call {0}.\n\nIf you know more, tell it with one more tap; if not, take the next number.";

    private static readonly string[][][] HomeButtons = [[["Get a number", "can:-"]], [["Guide", "gug:1:0"], ["Progress", "pep:1"]], [["Settings", "pes:1"]]];
    private static readonly string[][][] NumberButtons =
    [
        [["Nobody answered", "cae:1:1:0"], ["They ended it", "cae:1:1:1"]],
        [["We talked", "cae:1:1:2"], ["I did not call", "cae:1:1:3"]],
        [["Copy", "cac:1"], ["Still talking", "cat:1"]],
        [["Guide", "gug:1:0"]],
    ];
    private static readonly string[][][] ReportedButtons =
    [
        [["Busy", "cax:1"], ["Voicemail", "cax:2"]],
        [["Switched off", "cax:3"], ["Does not exist", "cax:4"]],
        [["Next number", "can:-"]],
        [["Undo", "cau:1"], ["Home", "cam:1"]],
    ];

    /// <summary>The same texts and buttons for the reference in another language.</summary>
    public static string Texts() => JsonSerializer.Serialize(new
    {
        home = Home,
        homeButtons = HomeButtons,
        number = Number,
        numberButtons = NumberButtons,
        reported = Reported,
        reportedButtons = ReportedButtons,
    });

    public static async Task Run(string api, string token)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"{api}bot{token}/"), Timeout = TimeSpan.FromMinutes(2) };
        var calls = new Dictionary<long, int>();
        for (var offset = 0; ;)
        {
            var updates = await Call(http, "getUpdates", new { offset, timeout = 50, allowed_updates = new[] { "message", "callback_query" } });
            foreach (var update in updates!.AsArray())
            {
                offset = (int)update!["update_id"]! + 1;
                await Handle(http, update, calls);
            }
        }
    }

    private static async Task Handle(HttpClient http, JsonNode update, Dictionary<long, int> calls)
    {
        if (update["message"] is { } message)
        {
            var chat = (long)message["chat"]!["id"]!;
            calls[chat] = 0;
            await Call(http, "sendMessage", new { chat_id = chat, text = Home, parse_mode = "HTML", reply_markup = Keyboard(HomeButtons) });
            return;
        }
        if (update["callback_query"] is not { } query) return;
        var from = (long)query["from"]!["id"]!;
        var asks = ((string)query["data"]!).StartsWith("can:", StringComparison.Ordinal);
        if (asks) calls[from] = calls.GetValueOrDefault(from) + 1;
        var text = (asks ? Number : Reported).Replace("{0}", calls[from].ToString(), StringComparison.Ordinal);
        await Call(http, "answerCallbackQuery", new { callback_query_id = (string)query["id"]! });
        await Call(http, "editMessageText", new
        {
            chat_id = from,
            message_id = (int)query["message"]!["message_id"]!,
            text,
            parse_mode = "HTML",
            reply_markup = Keyboard(asks ? NumberButtons : ReportedButtons),
        });
    }

    private static async Task<JsonNode?> Call<T>(HttpClient http, string method, T body)
    {
        using var response = await http.PostAsJsonAsync(method, body);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer!["result"] ?? throw new InvalidOperationException($"{method}: {answer["description"]}");
    }

    private static object Keyboard(string[][][] rows) =>
        new { inline_keyboard = rows.Select(row => row.Select(button => new { text = button[0], callback_data = button[1] })) };
}
