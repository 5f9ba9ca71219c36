using System.Net;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;
using CallRussia.Site.Serving;
using CallRussia.Site.Sources;
using Microsoft.Extensions.Time.Testing;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The pages with the real content on a port of this machine, and everything that they show in the hands of a test.</summary>
internal sealed class OpenSite : IAsyncDisposable
{
    public static readonly IReadOnlyList<PublicWeek> SomeWeeks = [new PublicWeek(new DateOnly(2026, 11, 9), 1_230, 4_560, 75), new PublicWeek(new DateOnly(2026, 11, 16), 1_250, 4_600, 70)];

    private static readonly Dialogue s_dialogue = new(Some.Features);

    private readonly CancellationTokenSource _stopping = new();
    private Task _beat = Task.CompletedTask;
    private HttpPort? _port;

    public FakeTimeProvider Clock { get; } = new(Some.Now);

    public SiteContent Content { get; set; } = new(Some.World.Content.Phrasebook, Some.World.Content.Library);

    public Campaign Campaign { get; set; } = Some.Campaign with { PressContact = "press@example.org" };

    public IReadOnlyList<PublicWeek> Weeks { get; set; } = SomeWeeks;

    public HttpClient Web { get; private set; } = null!;

    /// <summary>Who asked for silence, and what is answered.</summary>
    public List<(string Typed, IPAddress? From)> Asked { get; } = [];

    public SilenceAnswer Answer { get; set; } = new(SilenceFate.Kept, SilenceTexts.Kept);

    /// <summary>What the page beside a call is told.</summary>
    public Func<CallAsked, CallAnswer> Calls { get; set; } = _ => new CallAnswer.Stranger();

    /// <summary>Where links of broadcasts lead, and which were followed: by people or not.</summary>
    public Func<string, string?> Links { get; set; } = _ => null;

    public List<(string Code, bool Counts)> Followed { get; } = [];

    /// <summary>Pictures that were drawn.</summary>
    public int Drawn { get; private set; }

    public static IReadOnlyList<Table> Tables { get; } = new Rules(new StoreOptions
    {
        Path = "",
        Key = [],
        Rules = StoreBench.Rules(),
        Regions = StoreBench.Regions,
        Features = [],
    }).Ledgers.Tables;

    public SiteSource Source(Uri? url = null) => new()
    {
        Content = () => Content,
        Campaign = () => Campaign,
        Weeks = () => Weeks,
        Show = s_dialogue.Show,
        Png = (_, _) =>
        {
            Drawn++;
            return Task.FromResult<byte[]?>([1, 2, 3]);
        },
        Squares = LinkCode.Squares,
        Silence = (typed, from, _) =>
        {
            Asked.Add((typed, from));
            return Task.FromResult(Answer);
        },
        Call = (asked, _) => Task.FromResult(Calls(asked)),
        Link = (code, counts, _) =>
        {
            Followed.Add((code, counts));
            return Task.FromResult(Links(code));
        },
        Tables = Tables,
        Retention = new Retention(),
        Url = url,
    };

    public static async Task<OpenSite> Open(Uri? url = null)
    {
        var site = new OpenSite();
        var website = new Website(site.Source(url), site.Clock);
        site._port = await HttpPort.Open("Site:Listen", new IPEndPoint(IPAddress.Loopback, 0), Website.Limit, website.Answer, default);
        site._beat = website.Beat(site._stopping.Token);
        site.Web = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site._port.Address };
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _beat.ContinueWith(static _ => { }, TaskScheduler.Default);
        Web.Dispose();
        if (_port is { } port) await port.DisposeAsync();
        _stopping.Dispose();
    }
}
