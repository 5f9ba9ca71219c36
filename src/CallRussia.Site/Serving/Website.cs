using System.Globalization;
using System.Text;
using System.Text.Json;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Reporting.Charts;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Figures;
using CallRussia.Site.Pages;
using CallRussia.Site.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;

namespace CallRussia.Site.Serving;

/// <summary>
/// The campaign's pages: which address is what, and its answer. A page is made once for what it is made from and served from memory; nothing that
/// comes in reaches the store but a number that is not to be called, what somebody taps beside their call, and that a link of a broadcast was followed.
/// </summary>
public sealed class Website
{
    private readonly SiteSource _source;
    private readonly TimeProvider _clock;
    private readonly Shelf<Document> _documents = new();
    private readonly Shelf<Task<Document?>> _pictures = new();
    private readonly PulseStreams _streams;
    private readonly CallDesk _calls;
    private readonly Pace _answers;
    private readonly Pace _made;
    private readonly Pace _followed;

    public Website(SiteSource source, TimeProvider clock)
    {
        (_source, _clock) = (source, clock);
        _streams = new PulseStreams(View, clock);
        _calls = new CallDesk(source, View, FileAt, clock);
        _answers = new Pace(SiteLimits.AnswersPerSecond, clock);
        _made = new Pace(SiteLimits.MadePerSecond, clock);
        _followed = new Pace(SiteLimits.LooksPerSecond, clock);
    }

    /// <inheritdoc cref="SiteLimits"/>
    public static void Limit(KestrelServerLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        SiteLimits.Set(limits);
    }

    /// <summary>Keeps the counter of open pages going, until the pages are served no more.</summary>
    public Task Beat(CancellationToken stoppingToken) => _streams.Beat(stoppingToken);

    public Task Answer(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        Answers.Guard(http.Response);
        if (!_answers.Takes()) return Answers.Later(http);
        // A proxy may have taken away what stands before every path, or not.
        var path = ((http.Request.Path.StartsWithSegments(_source.Base, StringComparison.Ordinal, out var rest) ? rest : http.Request.Path).Value ?? "").Trim('/');
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return Find(http, path);
        if (HttpMethods.IsPost(http.Request.Method) && InSilence(path) is { } language) return Keep(http, language);
        if (HttpMethods.IsPost(http.Request.Method) && CallDesk.Find(path) is { } beside) return _calls.Answer(http, beside);
        http.Response.Headers.Allow = "GET, HEAD";
        return Answers.Status(http, StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>The language in which silence is asked for at this address; null at any other one.</summary>
    private static Language? InSilence(string path) => path.Split('/') is [var code, var page] && page == SitePages.Silence.Path ? Language.FromCode(code) : null;

    /// <summary>Somebody asks for silence. The answer is nobody else's: no cache keeps it.</summary>
    private async Task Keep(HttpContext http, Language language)
    {
        if (!Readers.IsFromHere(http.Request) || !http.Request.HasFormContentType)
        {
            await Answers.Status(http, StatusCodes.Status403Forbidden);
            return;
        }
        if (!_made.Takes())
        {
            await Answers.Later(http);
            return;
        }
        var typed = (await http.Request.ReadFormAsync(http.RequestAborted))[SilencePage.Field].ToString();
        var answer = await _source.Silence(typed, Readers.Address(http), http.RequestAborted);
        if (answer.Wait is { } wait) http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var view = View(language);
        await Answers.Send(http, Document.Html(Frame.Around(SitePages.Silence, view, FileAt, html => SilencePage.Answered(html, view, answer, typed))), Answers.NotKept, answer.Fate switch
        {
            SilenceFate.Kept => StatusCodes.Status200OK,
            SilenceFate.Waits => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status400BadRequest,
        });
    }

    private Task Find(HttpContext http, string path)
    {
        var cut = path.IndexOf('/', StringComparison.Ordinal);
        var (first, rest) = cut < 0 ? (path, "") : (path[..cut], path[(cut + 1)..]);
        return path switch
        {
            "" => Choose(http),
            "campaign.json" => Sums(http),
            "logo.svg" => Answers.Send(http, Files.Logo, Answers.Checked),
            "robots.txt" => Send(http, "robots", _source, () => Document.Words("text/plain", Signposts.Robots(_source))),
            "sitemap.xml" when _source.Url is not null => Send(http, "sitemap", _source, () => Document.Words("application/xml", Signposts.Map(View(Language.English)))),
            _ when first == CountedLinks.Page => Follow(http, rest),
            _ when CallDesk.Find(path) is { } beside => _calls.Show(http, beside),
            _ when Files.Find(path) is { } file => Answers.Send(http, file, Answers.ForGood),
            _ when Language.FromCode(first) is { } language => Find(http, language, rest),
            _ => Missing(http, Preferred(http.Request)),
        };
    }

    private Task Find(HttpContext http, Language language, string path)
    {
        if (path == "pulse") return _streams.Serve(http, language);
        if (path == "objections.json") return Found(http, language);
        if (CardImage.All.FirstOrDefault(image => image.File == path) is { } image) return Draw(http, language, image);
        if (SitePages.All.FirstOrDefault(page => page.Path == path) is not { } page) return Missing(http, language);
        return page == SitePages.Objections && Words(http.Request) is { } words ? Search(http, language, words) : Show(http, language, page);
    }

    /// <summary>On to the address that a broadcast has, and to no other one. Nobody keeps the answer, so that every tap comes here.</summary>
    private async Task Follow(HttpContext http, string code)
    {
        if (!_followed.Takes())
        {
            await Answers.Later(http);
            return;
        }
        if (await _source.Link(code, !Readers.OnlyLooks(http.Request), http.RequestAborted) is not { } url)
        {
            await Missing(http, Preferred(http.Request));
            return;
        }
        http.Response.Headers.CacheControl = Answers.NotKept;
        http.Response.Headers.Location = Readers.InAscii(url);
        await Answers.Status(http, StatusCodes.Status302Found);
    }

    private Task Show(HttpContext http, Language language, Page page)
    {
        var view = View(language);
        var document = _documents.Get($"{language.Code}/{page.Path}", From(view, page), () => Render(view, page));
        return Answers.Send(http, Tag(http.Request) is { } tag && _made.Takes() ? Tagged(document, view, tag) : document, Answers.Checked);
    }

    /// <summary>A reader who came by a link with a tag takes it along into the bot.</summary>
    private static Document Tagged(Document document, View view, string tag) => Document.Html(
        Encoding.UTF8.GetString(document.Body).Replace($"?start={SiteLinks.Payload(view.Language, tag: null)}\"", $"?start={SiteLinks.Payload(view.Language, tag)}\"", StringComparison.Ordinal));

    private Document Render(View view, Page page) => Document.Html(Frame.Around(page, view, FileAt, html => page.Write(html, view)));

    private Task Search(HttpContext http, Language language, string words)
    {
        if (!_made.Takes()) return Answers.Later(http);
        var view = View(language);
        return Answers.Send(http, Document.Html(Frame.Around(SitePages.Objections, view, FileAt, html => ObjectionsPage.Found(html, view, words))), Answers.Checked);
    }

    /// <summary>Ids of what was found, the likeliest first: for the page that is open already.</summary>
    private Task Found(HttpContext http, Language language)
    {
        if (!_made.Takes()) return Answers.Later(http);
        var found = View(language).Library.Objections.Search(Words(http.Request) ?? "").Select(objection => objection.Id);
        return Answers.Send(http, Document.Words("application/json", JsonSerializer.Serialize(found)), Answers.Checked);
    }

    private Task Sums(HttpContext http)
    {
        var campaign = _source.Campaign();
        if (campaign.Pulse is not { } pulse) return Answers.Later(http);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var weeks = _source.Weeks();
        return Answers.Send(http, _documents.Get("sums", (pulse, weeks), () => Document.Words("application/json", JsonSerializer.SerializeToUtf8Bytes(CampaignJson.Of(campaign.Name, pulse, weeks)))), Answers.Briefly);
    }

    /// <summary>Drawing takes a tenth of a second, so the figures of a picture are an hour old at most.</summary>
    private async Task Draw(HttpContext http, Language language, CardImage image)
    {
        var view = View(language);
        if (view.Campaign.Pulse is not { } pulse)
        {
            await Missing(http, language);
            return;
        }
        var hour = _clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour;
        var drawn = await _pictures.Get($"{language.Code}/{image.Name}", (hour, view.Content), () => Drawn(view, pulse, image));
        await (drawn is null ? Missing(http, language) : Answers.Send(http, drawn, Answers.Checked));
    }

    private async Task<Document?> Drawn(View view, Pulse pulse, CardImage image) =>
        await _source.Png(ChartDrawing.Svg(pulse.Card(view.Campaign, view.Today), image.Shape, view.Say), CancellationToken.None) is { } png ? Document.Picture(png) : null;

    private Task Missing(HttpContext http, Language language)
    {
        var view = View(language);
        var document = _documents.Get($"{language.Code}/missing", From(view, page: null), () => Document.Html(Frame.Around(page: null, view, FileAt, html =>
        {
            html.Line("h1", view.Say("missing.title"));
            view.Write(html, "missing.text");
        })));
        return Answers.Send(http, document, Answers.Checked, StatusCodes.Status404NotFound);
    }

    private Task Choose(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        http.Response.Headers.CacheControl = Answers.Checked;
        http.Response.Headers.Location = View(Preferred(http.Request)).At("") + http.Request.QueryString;
        return Answers.Status(http, StatusCodes.Status302Found);
    }

    private Task Send(HttpContext http, string name, object from, Func<Document> make) => Answers.Send(http, _documents.Get(name, from, make), Answers.Checked);

    private string FileAt(string name) => $"{_source.Base}/{Files.Path(name)}";

    private View View(Language language) => new(_source, language, _source.Content(), _source.Campaign(), _source.Weeks(), DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));

    /// <summary>What the page follows from: another one of these makes it anew.</summary>
    private static object From(View view, Page? page) => page is { ShowsCounter: true }
        ? (view.Content, view.Campaign, view.Weeks, view.Today)
        : (view.Content, view.Campaign with { Pulse = null }, view.Today);

    /// <summary>The first language of the reader that we have; else English.</summary>
    private static Language Preferred(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wished)) return Language.English;
        return wished.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString())
            .Where(tag => tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) || Language.FromTelegram(tag) != Language.English)
            .Select(Language.FromTelegram).FirstOrDefault(Language.English);
    }

    private static string? Words(HttpRequest request) => request.Query["q"] is [{ Length: > 0 and <= 200 } words] && !string.IsNullOrWhiteSpace(words) ? words : null;

    private static string? Tag(HttpRequest request) => request.Query["from"] is [{ } tag] && SiteLinks.IsTag(tag) ? tag : null;
}
