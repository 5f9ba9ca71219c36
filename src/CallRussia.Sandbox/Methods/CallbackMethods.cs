using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Answers to pressed buttons and to inline queries.</summary>
internal static class CallbackMethods
{
    private const int LongestText = 200;
    private const int MostInlineResults = 50;
    private const string TooOld = "query is too old and response timeout expired or query ID is invalid";

    public static void AnswerCallbackQuery(BotCall call)
    {
        var text = call.Parameters["text"];
        if (text.Length > LongestText)
        {
            throw Refusal.BadRequest("MESSAGE_TOO_LONG");
        }

        // Unknown, answered before and late look the same from outside.
        var query = call.World.Queries.Close(call.Parameters["callback_query_id"]) ?? throw Refusal.BadRequest(TooOld);
        var url = call.Parameters["url"];
        var answer = new SandboxAnswer(text, call.Parameters.Flag("show_alert"), url.Length > 0 ? url : null);

        // The answer first: whoever waits for it is woken by the note.
        query.Answer = answer;
        query.Chat.Note(SandboxEventKind.Answered, query.Chat.Find(query.MessageId), text, answer.IsAlert);
        call.World.Page.Answered(query, answer);
        call.True();
    }

    /// <summary>Nobody asks inline here, so no query is ever open: the results are checked, and then the call is refused as too late.</summary>
    public static void AnswerInlineQuery(BotCall call)
    {
        var results = call.Parameters.JsonArray(
            "results", "can't parse JSON encoded inline query results", "expected an Array of inline query results");
        if (results.GetArrayLength() > MostInlineResults)
        {
            throw Refusal.BadRequest("too many inline query results specified");
        }

        foreach (var result in results.EnumerateArray())
        {
            CheckInlineResult(result);
        }

        throw Refusal.BadRequest(TooOld);
    }

    private static void CheckInlineResult(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("can't parse inline query result: inline query result must be an object");
        }

        foreach (var field in (ReadOnlySpan<string>)["type", "id"])
        {
            if (result.Text(field).Length == 0)
            {
                throw Refusal.BadRequest($"can't parse inline query result: can't find field \"{field}\"");
            }
        }
    }
}
