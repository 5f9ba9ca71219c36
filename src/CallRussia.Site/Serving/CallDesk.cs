using System.Text.Json;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Pages;
using CallRussia.Site.Sources;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Site.Serving;

/// <summary>The page beside a call, and what it asks. Who asks is never a cookie or an address: it is what Telegram signed, in the body of each question.</summary>
internal sealed class CallDesk(SiteSource source, Func<Language, View> view, Func<string, string> files, TimeProvider clock)
{
    /// <summary>Telegram's own script and its apps in the browser are let in, on this page alone.</summary>
    private const string Policy =
        $"default-src 'none'; script-src 'self' {CallPage.TelegramScript}; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors https://web.telegram.org";

    private static readonly JsonSerializerOptions s_asked = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    private readonly Shelf<Document> _pages = new();
    private readonly Pace _asked = new(SiteLimits.LooksPerSecond, clock);

    /// <summary>The language in which the page stands at this address; null at any other one.</summary>
    public static Language? Find(string path) => path.Split('/') is [var code, CallSeen.Page] ? Language.FromCode(code) : null;

    public Task Show(HttpContext http, Language language)
    {
        var now = view(language);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Answers.Send(http, _pages.Get(language.Code, (now.Content, now.Chat, now.Today), () => Document.Html(CallPage.Html(now, files))), Answers.Checked);
    }

    public async Task Answer(HttpContext http, Language language)
    {
        http.Response.Headers.CacheControl = Answers.NotKept;
        if (!Readers.IsFromHere(http.Request) || !http.Request.HasJsonContentType()) await Answers.Status(http, StatusCodes.Status403Forbidden);
        else if (!_asked.Takes()) await Answers.Later(http);
        else if (await Read(http) is not { } asked) await Answers.Status(http, StatusCodes.Status400BadRequest);
        else await Send(http, view(language), await source.Call(asked, http.RequestAborted));
    }

    private static async Task<CallAsked?> Read(HttpContext http)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<CallAsked>(http.Request.Body, s_asked, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task Send(HttpContext http, View view, CallAnswer answer) => answer switch
    {
        CallAnswer.Now now => Answers.Send(http, Document.Words("application/json", JsonSerializer.SerializeToUtf8Bytes(Shown(now, view))), Answers.NotKept),
        CallAnswer.Stranger => Answers.Status(http, StatusCodes.Status401Unauthorized),
        CallAnswer.TooFast => Answers.Status(http, StatusCodes.Status429TooManyRequests),
        _ => Answers.Status(http, StatusCodes.Status400BadRequest),
    };

    /// <summary>Times are milliseconds since 1970, as browsers count.</summary>
    private static object Shown(CallAnswer.Now now, View view) => new
    {
        at = now.At.ToUnixTimeMilliseconds(),
        number = now.Call?.Number is { } held ? new
        {
            shown = held.Lease.Number.Full(),
            where = view.Say(Where(held.Lease.Region)),
            clocks = held.Offsets.Select(offset => (int)offset.TotalMinutes),
            until = held.Lease.Until.ToUnixTimeMilliseconds(),
        } : null,
        said = now.Call?.Screen.Paragraphs.Select(paragraph => Html(view, paragraph)) ?? [],
        rows = now.Rows.Select(row => row.Select(button => new { label = view.Say(button.Label), code = button.Code })),
        words = now.Words,
    };

    internal static Text Where(RegionCode region) => View.T("call.where").With("region", new TextArg.RegionName(region.Text));

    private static string Html(View view, Text paragraph)
    {
        var html = new HtmlWriter();
        view.Write(html, paragraph);
        return html.Part();
    }
}
