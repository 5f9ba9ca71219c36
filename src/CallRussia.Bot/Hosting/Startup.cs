using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Hosting;

/// <summary>What Telegram is told once per start: it gives us our name, and these are the commands in each language.</summary>
public sealed class Startup(
    ITelegramBotClient bot, Renderer renderer, CampaignFacts campaign, Surrender surrender, TimeProvider clock, ILogger<Startup> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenOffers = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _introduced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once Telegram knows us.</summary>
    public Task Introduced(CancellationToken cancellationToken) => _introduced.Task.WaitAsync(cancellationToken);

    /// <returns>False when the token is refused: the host is stopping.</returns>
    public async Task<bool> Introduce(CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            var me = await bot.GetMe(cancellationToken).Tried(cancellationToken);
            if (me.IsOk)
            {
                campaign.BotName = me.Value.Username;
                logger.Introduced(me.Value.Id);
                break;
            }
            if (me.Error.Kind == BotErrorKind.Unauthorized)
            {
                Refused(me.Error);
                return false;
            }
            logger.Unreachable(me.Error.Kind, me.Error.Description);
            await Task.Delay(me.Error.RetryAfter ?? Tireless.Pause(tries), clock, cancellationToken);
        }
        _introduced.TrySetResult();
        return true;
    }

    /// <summary>A person must act: a wrong token stays wrong, and asking again and again would get our address blocked.</summary>
    public void Refused(BotError error)
    {
        if (surrender.Now()) logger.TokenRefused(error.Code, error.Description);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the menus", OfferMenus, clock, logger, stoppingToken);

    /// <summary>Nobody waits for the menus: they may come a moment later than the first answer.</summary>
    private async Task OfferMenus(CancellationToken cancellationToken)
    {
        await Introduced(cancellationToken);
        foreach (var language in Language.All) await OfferCommands(language, cancellationToken);
        foreach (var language in Language.All) await Describe(language, cancellationToken);
    }

    private Task OfferCommands(Language language, CancellationToken cancellationToken)
    {
        var commands = renderer.Commands(language).Commands.Select(c => new BotCommand(c.Name, c.Description)).ToList();
        return Say(() => bot.SetMyCommands(commands, BotCommandScope.AllPrivateChats(), CodeOf(language), cancellationToken), cancellationToken);
    }

    private async Task Describe(Language language, CancellationToken cancellationToken)
    {
        var (full, brief) = (renderer.Plain(new Text("menu.description"), language), renderer.Plain(new Text("menu.short-description"), language));
        await Say(() => bot.SetMyDescription(full, CodeOf(language), cancellationToken), cancellationToken);
        await Say(() => bot.SetMyShortDescription(brief, CodeOf(language), cancellationToken), cancellationToken);
    }

    /// <summary>Repeats what did not get through, which does no harm; a refusal is final.</summary>
    private async Task Say(Func<Task> what, CancellationToken cancellationToken)
    {
        while ((await what().Tried(cancellationToken)).Error is { } error)
        {
            if (error.Kind is not (BotErrorKind.Flood or BotErrorKind.Server or BotErrorKind.Network or BotErrorKind.Timeout or BotErrorKind.Decode))
            {
                logger.MenuRefused(error.Code, error.Description);
                return;
            }
            await Task.Delay(error.RetryAfter ?? BetweenOffers, clock, cancellationToken);
        }
    }

    /// <summary>English is sent without a code: it is what people see whose language we don't have.</summary>
    private static string? CodeOf(Language language) => language == Language.English ? null : language.Code;
}

/// <summary>The campaign's facts as configured, and the bot's name once Telegram told it.</summary>
public sealed class CampaignFacts(Campaign configured)
{
    private volatile string? _botName;
    private volatile Pulse? _pulse;
    private volatile IReadOnlyList<PublicWeek> _weeks = [];

    public string? BotName
    {
        get => _botName;
        set => _botName = value;
    }

    /// <summary>The counter as it was read last.</summary>
    public Pulse? Pulse
    {
        get => _pulse;
        set => _pulse = value;
    }

    /// <summary>The weeks that are published, as they were read last.</summary>
    public IReadOnlyList<PublicWeek> Weeks
    {
        get => _weeks;
        set => _weeks = value;
    }

    public Campaign Now => configured with { BotName = BotName, Pulse = Pulse };
}
