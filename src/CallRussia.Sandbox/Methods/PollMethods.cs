using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Polls and quizzes.</summary>
internal static class PollMethods
{
    public static void SendPoll(BotCall call)
    {
        var chat = call.Chat();
        Outgoing.Send(call, chat, null, Read(call));
    }

    public static void StopPoll(BotCall call)
    {
        var chat = call.Chat();
        var stopped = chat.Change(
            call.MessageId(),
            SandboxEventKind.Edited,
            Stopped,
            () => Refusal.BadRequest("message with poll to stop not found"));
        call.World.Page.MessageChanged(chat, stopped);
        AttachmentWriter.WritePoll(call.Result, stopped.Poll!, withAnswers: true);
    }

    private static SandboxMessage Stopped(SandboxMessage message) => message.Attachment is PollAttachment { IsClosed: false } poll
        ? message with { Attachment = poll with { IsClosed = true } }
        : throw Refusal.BadRequest("message with poll to stop not found");

    private static PollAttachment Read(BotCall call)
    {
        var parameters = call.Parameters;
        var isQuiz = Type(parameters["type"]);
        var options = Options(parameters);
        var question = parameters.Required("question");
        var poll = new PollAttachment(call.World.NextPollId(), question, options)
        {
            IsQuiz = isQuiz,
            IsAnonymous = !parameters.Has("is_anonymous") || parameters.Flag("is_anonymous"),
            AllowsMultipleAnswers = parameters.Flag("allows_multiple_answers"),
            IsClosed = parameters.Flag("is_closed"),
            CorrectOptions = isQuiz ? CorrectOptions(parameters, options.Count) : [],
            Explanation = Explanation(parameters),
        };
        return question.Length <= 300 ? poll : throw Refusal.BadRequest("poll question length must not exceed 300");
    }

    private static bool Type(string type) => type switch
    {
        "quiz" => true,
        "" or "regular" => false,
        _ => throw Refusal.BadRequest("unsupported poll type specified"),
    };

    private static List<string> Options(ApiParameters parameters)
    {
        var array = parameters.JsonArray("options", "can't parse options JSON object", "expected an Array of PollOption");
        List<string> options = [.. array.EnumerateArray().Select(Option)];
        if (options.Count is 0 or > 12)
        {
            throw Refusal.BadRequest(options.Count == 0 ? "poll must have at least 1 option" : "poll can't have more than 12 options");
        }

        if (options.Exists(option => option.Length == 0))
        {
            throw Refusal.BadRequest("poll options must be non-empty");
        }

        return options.TrueForAll(option => option.Length <= 100)
            ? options
            : throw Refusal.BadRequest("poll options length must not exceed 100");
    }

    private static string Option(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.Plain() : json.Text("text");

    // An array since 10.x; the single number is still read.
    private static List<int> CorrectOptions(ApiParameters parameters, int count)
    {
        var ids = parameters.JsonValue("correct_option_ids", "can't parse correct option ids");
        List<int> correct = ids is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Select(CorrectOption)]
            : [parameters.Int("correct_option_id", -1)];
        return correct.Count > 0 && correct.TrueForAll(id => id >= 0 && id < count)
            ? correct
            : throw Refusal.BadRequest("wrong correct option ID specified");
    }

    private static int CorrectOption(JsonElement json) => int.TryParse(json.Plain(), CultureInfo.InvariantCulture, out var id) ? id : -1;

    private static FormattedText? Explanation(ApiParameters parameters)
    {
        if (parameters["explanation"].Length == 0)
        {
            return null;
        }

        var explanation = MessageTextReader.Parse(
            parameters["explanation"],
            parameters["explanation_parse_mode"],
            parameters.JsonValue("explanation_entities", "can't parse entities JSON object"));
        return explanation.CodePoints <= 200 && explanation.Text.Count(c => c == '\n') <= 2
            ? explanation
            : throw Refusal.BadRequest("MESSAGE_TOO_LONG");
    }
}
