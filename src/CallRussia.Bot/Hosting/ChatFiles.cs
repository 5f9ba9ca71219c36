using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace CallRussia.Bot.Hosting;

/// <summary>Files of the chat, from Telegram to the disk.</summary>
public sealed class ChatFiles(ITelegramBotClient bot, TimeProvider clock, ILogger<ChatFiles> logger)
{
    /// <summary>With pauses of 1, 2, 4 … 64 s between them: about two minutes, after which the sender can send the file again.</summary>
    private const int Tries = 8;

    private static readonly BotError Pathless = new(BotErrorKind.BadRequest, 404, "The file has no path.", RetryAfter: null, MigrateTo: null, Fate.NotSent);

    /// <summary>Writes the file's bytes. The link is asked for anew with every try, for it lives an hour; the id lives for ever.</summary>
    /// <returns>None, or why it could not be had.</returns>
    public async Task<FileProblem> Fetch(string fileId, Stream destination, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await Try(fileId, destination, cancellationToken) is not { } error) return FileProblem.None;
            logger.FileNotFetched(error.Kind, error.Code, tries);
            if (Refusal(error) is { } problem) return problem;
            if (tries == Tries) return FileProblem.NoConnection;
            await Task.Delay(error.RetryAfter ?? TimeSpan.FromSeconds(1 << (tries - 1)), clock, cancellationToken);
        }
    }

    private async Task<BotError?> Try(string fileId, Stream destination, CancellationToken cancellationToken)
    {
        var file = await bot.GetFile(fileId, cancellationToken).Tried(cancellationToken);
        if (!file.IsOk) return file.Error;
        if (file.Value.FilePath is not { Length: > 1 } path) return Pathless;
        return (await bot.DownloadFile(path, destination, cancellationToken).Tried(cancellationToken)).Error;
    }

    /// <summary>Refusals that another try would not change. Telegram calls a file that is too large "file is too big".</summary>
    private static FileProblem? Refusal(BotError error) => error.Kind switch
    {
        BotErrorKind.Flood or BotErrorKind.Server or BotErrorKind.Network or BotErrorKind.Timeout or BotErrorKind.Decode => null,
        _ when error.Description.Contains("too big", StringComparison.OrdinalIgnoreCase) => FileProblem.TooBig,
        _ => FileProblem.Gone,
    };
}
