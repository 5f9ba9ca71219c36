using System.Buffers;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>Limits of what the bot says about itself, and of how updates come.</summary>
public static partial class OutgoingLimits
{
    /// <summary>The server takes more without a word and gives this.</summary>
    public const int PolledUpdates = 100;

    /// <summary>Longer is cut to this without a word (tdlib/telegram-bot-api, LONG_POLL_MAX_TIMEOUT).</summary>
    public const int PollSeconds = 50;

    /// <summary>
    /// As many as Telegram allows. Each brings one update and waits for its commit, and the store puts up to 128 into one: fewer connections would not make
    /// it faster. A chat's messages come one after the other whatever this is.
    /// </summary>
    public const int WebhookConnections = 100;

    private static readonly SearchValues<char> CommandLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private static void Profile(IRequest request)
    {
        switch (request)
        {
            case SetMyCommandsRequest menu:
                Commands([.. menu.Commands]);
                break;
            case SetMyDescriptionRequest full:
                Within("description characters", full.Description ?? "", 0, 512);
                break;
            case SetMyShortDescriptionRequest brief:
                Within("short description characters", brief.ShortDescription ?? "", 0, 120);
                break;
        }
    }

    private static void Commands(IReadOnlyCollection<BotCommand> commands)
    {
        Within("commands", commands.Count, 0, 100);
        foreach (var command in commands)
        {
            Within("command characters", command.Command, 1, 32);
            Within("command characters outside a-z, 0-9, _", command.Command.AsSpan().ContainsAnyExcept(CommandLetters) ? 1 : 0, 0, 0);
            Within("command description characters", command.Description, 1, 256);
        }
    }
}
