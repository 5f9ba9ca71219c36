using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>What is the same on every page: head, the way past the menu, menu, languages, foot.</summary>
internal static class Frame
{
    /// <param name="page">Null where there is none: the answer to a wrong address.</param>
    /// <param name="files">Where a file of the site is, by its name.</param>
    public static string Around(Page? page, View view, Func<string, string> files, Action<HtmlWriter> middle)
    {
        var html = new HtmlWriter();
        using (html.In("html", ("lang", view.Language.Code)))
        {
            Head(html, page, view, files);
            using (html.In("body"))
            {
                html.Line("a", view.Say("skip"), ("class", "skip"), ("href", "#main"));
                Top(html, page, view, files);
                using (html.In("main", ("id", "main"), ("tabindex", "-1"))) middle(html);
                Foot(html, view);
            }
        }
        return html.Finish();
    }

    private static void Head(HtmlWriter html, Page? page, View view, Func<string, string> files)
    {
        var title = view.Say($"{page?.Name ?? "missing"}.title");
        using var head = html.In("head");
        html.Empty("meta", ("charset", "utf-8"));
        html.Line("title", page is { Path: "" } ? $"{view.Campaign.Name}: {title}" : $"{title} · {view.Campaign.Name}");
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Empty("link", ("rel", "stylesheet"), ("href", files("site.css")));
        html.Empty("link", ("rel", "icon"), ("type", "image/svg+xml"), ("href", files("logo.svg")));
        html.Open("script", ("type", "module"), ("src", files("site.js"))).Close();
        if (page is null) return;
        html.Empty("meta", ("name", "description"), ("content", view.Say($"{page.Name}.about")));
        foreach (var language in Language.All) html.Empty("link", ("rel", "alternate"), ("hreflang", language.Code), ("href", Anywhere(view with { Language = language }, page.Path)));
        if (view.Source.Url is not null) Shared(html, page, view, title);
    }

    /// <summary>How the page looks where its link is shared.</summary>
    private static void Shared(HtmlWriter html, Page page, View view, string title)
    {
        html.Empty("link", ("rel", "canonical"), ("href", Anywhere(view, page.Path)));
        (string Name, string? Value)[] shown =
        [
            ("title", title), ("description", view.Say($"{page.Name}.about")), ("url", Anywhere(view, page.Path)), ("type", "website"), ("site_name", view.Campaign.Name),
            ("image", view.Absolute(view.At(CardImage.Wide.File))),
        ];
        foreach (var (name, value) in shown) html.Empty("meta", ("property", $"og:{name}"), ("content", value));
        html.Empty("meta", ("name", "twitter:card"), ("content", "summary_large_image"));
    }

    private static void Top(HtmlWriter html, Page? page, View view, Func<string, string> files)
    {
        using var header = html.In("header", ("class", "top"));
        using (html.In("a", ("class", "brand"), ("href", view.At(""))))
        {
            html.Empty("img", ("src", files("logo.svg")), ("alt", ""), ("width", "32"), ("height", "32"));
            html.Text(view.Campaign.Name);
        }
        using (html.In("nav", ("class", "languages"), ("aria-label", view.Say("languages"))))
            foreach (var language in Language.All)
                html.Line("a", language.OwnName, ("lang", language.Code), ("hreflang", language.Code), ("href", (view with { Language = language }).At(page?.Path ?? "")),
                    ("aria-current", language == view.Language ? "true" : null));
        using (html.In("nav", ("class", "menu"), ("aria-label", view.Say("menu"))))
        using (html.In("ul"))
            foreach (var one in SitePages.All)
                using (html.In("li"))
                    html.Line("a", view.Say($"{one.Name}.nav"), ("href", view.At(one.Path)), ("aria-current", one == page ? "page" : null));
    }

    private static void Foot(HtmlWriter html, View view)
    {
        using var footer = html.In("footer", ("class", "foot"));
        html.Line("p", view.Say("foot.promise"));
        html.Line("p", view.Say("foot.quiet"));
    }

    private static string Anywhere(View view, string page) => view.Absolute(view.At(page)) ?? view.At(page);
}
