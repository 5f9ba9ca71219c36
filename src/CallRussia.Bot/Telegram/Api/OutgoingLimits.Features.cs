using System.Text.RegularExpressions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>Limits of single methods: polls, commands, descriptions, polling, webhooks.</summary>
public static partial class OutgoingLimits
{
    /// <summary>The server takes more without a word and gives this.</summary>
    public const int PolledUpdates = 100;

    /// <summary>Longer is cut to this without a word (tdlib/telegram-bot-api, LONG_POLL_MAX_TIMEOUT).</summary>
    public const int PollSeconds = 50;

    internal static void CallbackAnswer(string? text) => Within("callback answer characters", text ?? "", 0, CallbackAnswerCharacters);

    internal static void Deleted(IReadOnlyCollection<int> messageIds) =>
        Within("messages deleted at once", messageIds.Count, 1, DeletedMessages);

    internal static void Poll(SendPollRequest poll)
    {
        Within("poll question characters", poll.Question, 1, 300);
        Within("poll options", poll.Options.Count, 1, 12);
        foreach (var option in poll.Options)
        {
            Within("poll option characters", option.Text, 1, 100);
        }

        Within("poll explanation characters", poll.Explanation ?? "", 0, 200);
        Within("poll explanation line feeds", (poll.Explanation ?? "").Count(c => c == '\n'), 0, 2);
        Within("poll open seconds", poll.OpenPeriod ?? 5, 5, 2_628_000);
    }

    internal static void Commands(IReadOnlyCollection<BotCommand> commands)
    {
        Within("commands", commands.Count, 0, 100);
        foreach (var command in commands)
        {
            Within("command characters", command.Command, 1, 32);
            Within("command characters outside a-z, 0-9, _", CommandName().IsMatch(command.Command) ? 0 : 1, 0, 0);
            Within("command description characters", command.Description, 1, 256);
        }
    }

    internal static void Description(string? text) => Within("description characters", text ?? "", 0, 512);

    internal static void ShortDescription(string? text) => Within("short description characters", text ?? "", 0, 120);

    internal static void Polling(int limit, int timeout)
    {
        Within("polled updates", limit, 1, PolledUpdates);
        Within("poll seconds", timeout, 0, PollSeconds);
    }

    internal static void Webhook(int? maxConnections, string? secretToken)
    {
        Within("webhook connections", maxConnections ?? 1, 1, 100);
        if (secretToken is not null)
        {
            Within("webhook secret characters", secretToken, 1, 256);
            Within("webhook secret characters outside A-Z, a-z, 0-9, _, -", SecretToken().IsMatch(secretToken) ? 0 : 1, 0, 0);
        }
    }

    [GeneratedRegex(@"\A[a-z0-9_]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex CommandName();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex SecretToken();
}
