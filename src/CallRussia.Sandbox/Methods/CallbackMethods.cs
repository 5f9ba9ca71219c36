namespace CallRussia.Sandbox;

/// <summary>Answers to pressed buttons.</summary>
internal static class CallbackMethods
{
    private const int LongestText = 200;

    public static void AnswerCallbackQuery(BotCall call)
    {
        var text = call.Parameters["text"];
        if (text.Length > LongestText)
        {
            throw Refusal.BadRequest("MESSAGE_TOO_LONG");
        }

        // Unknown, answered before and late look the same from outside.
        var query = call.World.Queries.Close(call.Parameters["callback_query_id"])
            ?? throw Refusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
        var url = call.Parameters["url"];
        var answer = new SandboxAnswer(text, call.Parameters.Flag("show_alert"), url.Length > 0 ? url : null);

        // The answer first: whoever waits for it is woken by the note.
        query.Answer = answer;
        query.Chat.Note(SandboxEventKind.Answered, query.Chat.Find(query.MessageId), text, answer.IsAlert);
        call.World.Page.Answered(query, answer);
        call.True();
    }
}
