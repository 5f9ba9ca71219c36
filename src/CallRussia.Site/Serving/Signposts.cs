using System.Text;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Pages;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Serving;

/// <summary>What search engines read first.</summary>
internal static class Signposts
{
    public static string Robots(SiteSource source) => source.Url is null ? "User-agent: *\nAllow: /\n" : $"User-agent: *\nAllow: /\nSitemap: {new Uri(source.Url, $"{source.Base}/sitemap.xml")}\n";

    public static string Map(View view)
    {
        var map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var language in Language.All)
            foreach (var page in SitePages.All) map.Append("<url><loc>").Append(Markup.Escape(view.Absolute((view with { Language = language }).At(page.Path))!)).Append("</loc></url>\n");
        return map.Append("</urlset>\n").ToString();
    }
}
