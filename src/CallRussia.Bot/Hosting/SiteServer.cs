using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using CallRussia.Site.Serving;
using CallRussia.Site.Sources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>The port of the campaign's pages. Its connections and its limits are its own: what happens there, the bot does not feel.</summary>
public sealed class SiteServer : BackgroundService, IAsyncDisposable
{
    private readonly SitePlace? _place;
    private readonly Website _website;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private HttpPort? _port;

    public SiteServer(Settings settings, LiveContent content, CampaignFacts campaign, Dialogue dialogue, Pictures pictures, Rules rules, SilenceDoor silence, CallDoor calls, LinkDoor links, TimeProvider clock, ILogger<SiteServer> logger)
    {
        (_place, _clock, _logger) = (settings.Site, clock, logger);
        _website = new Website(
            new SiteSource
            {
                Content = () => Now(content),
                Campaign = () => campaign.Now,
                Weeks = () => campaign.Weeks,
                Show = dialogue.Show,
                Png = pictures.Png,
                Squares = LinkCode.Squares,
                Silence = silence.Take,
                Call = calls.Answer,
                Link = links.Follow,
                Tables = rules.Ledgers.Tables,
                Retention = rules.Retention,
                Url = settings.Site?.Url,
                ChatPage = settings.ChatPage,
            },
            clock);
    }

    /// <summary>Where it listens; null when it is off.</summary>
    public Uri? Address { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_place is null) return;
        _port = await HttpPort.Open("Site:Listen", _place.Listen, Website.Limit, _website.Answer, cancellationToken);
        Address = _port.Address;
        _logger.SiteAt(Address.ToString());
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _port, value: null) is { } port) await port.DisposeAsync();
        Dispose();
    }

    private static SiteContent Now(LiveContent content)
    {
        var now = content.Now;
        return new SiteContent(now.Phrasebook, now.Library);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the counter of the pages", _website.Beat, _clock, _logger, stoppingToken);
}
