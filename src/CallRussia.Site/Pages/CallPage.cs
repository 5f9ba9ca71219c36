using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>
/// The page beside a call, which Telegram opens inside itself: a place for the number and its buttons, and the guide beside it. It is the same for everybody; what is
/// somebody's own its script asks for. It stands in no menu.
/// </summary>
internal static class CallPage
{
    /// <summary>The one thing that any page takes from elsewhere.</summary>
    public const string TelegramScript = "https://telegram.org/js/telegram-web-app.js";

    public static string Html(View view, Func<string, string> files)
    {
        var html = new HtmlWriter();
        using (html.In("html", ("lang", view.Language.Code)))
        {
            Head(html, view, files);
            using (html.In("body"))
            using (html.In("main"))
            {
                using (html.In("div", ("class", "beside"))) Call(html, view);
                using (html.In("section", ("class", "guide"), ("aria-label", view.Say("call.guide")))) Guide(html, view);
            }
        }
        return html.Finish();
    }

    private static void Head(HtmlWriter html, View view, Func<string, string> files)
    {
        using var head = html.In("head");
        html.Empty("meta", ("charset", "utf-8"));
        html.Line("title", view.Say("call.title"));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Empty("meta", ("name", "robots"), ("content", "noindex"));
        foreach (var style in (string[])["site.css", "call.css"]) html.Empty("link", ("rel", "stylesheet"), ("href", files(style)));
        html.Empty("link", ("rel", "icon"), ("type", "image/svg+xml"), ("href", files("logo.svg")));
        html.Open("script", ("id", "telegram"), ("async", ""), ("src", TelegramScript)).Close();
        foreach (var script in (string[])["site.js", "call.js"]) html.Open("script", ("type", "module"), ("src", files(script))).Close();
    }

    private static void Call(HtmlWriter html, View view)
    {
        using (html.In("section", ("class", "call"), ("id", "call"), ("tabindex", "-1"), ("aria-labelledby", "title"), ("data-nothing", view.Say("call.nothing")),
            ("data-stranger", view.Say("call.stranger")), ("data-offline", view.Say("call.offline")), ("data-copied", view.Say("call.copied"))))
        {
            html.Line("h1", view.Say("call.title"), ("class", "unseen"), ("id", "title"));
            Number(html, view);
            html.Open("div", ("class", "words"), ("id", "words"), ("aria-live", "polite")).Close();
            html.Open("div", ("class", "taps"), ("id", "taps")).Close();
            // Under the buttons: what is said to a tap moves none of them from under a finger.
            html.Line("p", view.Say("call.opening"), ("class", "note"), ("id", "said"), ("role", "status"));
            using (html.In("noscript")) html.Line("p", view.Say("call.script"), ("class", "note"));
            html.Line("a", view.Say("call.back"), ("class", "back"), ("id", "back"), ("href", view.Chat ?? view.At("")));
        }
    }

    private static void Number(HtmlWriter html, View view)
    {
        using var number = html.In("div", ("class", "number"), ("id", "number"), ("hidden", ""));
        using (html.In("div"))
        {
            html.Open("a", ("class", "dial"), ("id", "dial")).Close();
            var copy = view.Say(new Text("calling.copy.button"));
            using (html.In("button", ("class", "copy"), ("id", "copy"), ("type", "button"), ("aria-label", copy), ("title", copy)))
            using (html.In("svg", ("viewBox", "0 0 24 24"), ("aria-hidden", "true")))
                html.Open("path", ("d", "M9 8h11v12H9zM5 16H4V4h11v1")).Close();
        }
        using (html.In("p"))
        {
            html.Open("span", ("id", "where")).Close().Text($" · {view.Say("call.there")} ").Open("time", ("id", "clock")).Close();
            html.Line("span", $", {view.Say("call.several")}", ("id", "several"));
        }
        using (html.In("p")) html.Text($"{view.Say("call.until")} ").Open("time", ("id", "until")).Close();
    }

    private static void Guide(HtmlWriter html, View view)
    {
        ObjectionsPage.Search(html, view, words: null, field: "words-said");
        using (html.In("div", ("id", "steps")))
        {
            html.Line("h2", view.Say("guide.contents"));
            foreach (var id in view.Library.Guide.Phases) Leaf(html, view, GuideIndex.Title(id), () => view.Write(html, GuideIndex.Body(id)));
            Leaf(html, view, new Text("book.openers"), () =>
            {
                foreach (var opener in view.Library.Guide.Openers)
                    using (html.In("blockquote")) view.Write(html, new Text(opener));
            });
            foreach (var id in view.Library.Guide.Pages) Leaf(html, view, GuideIndex.Title(id), () => view.Write(html, GuideIndex.Body(id)));
        }
        html.Line("h2", view.Say("objections.title"));
        using (html.In("div"))
            foreach (var objection in view.Library.Objections.All)
                using (html.In("article", ("id", objection.Id))) Leaf(html, view, objection.Title, () => ObjectionsPage.Inside(html, view, objection), objection.Safety);
    }

    private static void Leaf(HtmlWriter html, View view, Text title, Action inside, bool isSafety = false)
    {
        using var details = html.In("details");
        using (html.In("summary"))
        using (html.In("h3"))
        {
            Prose.Inline(html, view.Say(title), view.Language.Code);
            if (isSafety) html.Line("span", view.Say(new Text("book.safety")), ("class", "mark"));
        }
        inside();
    }
}
