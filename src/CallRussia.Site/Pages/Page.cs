using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>One page, in every language. Its texts: <c>site.{name}.title</c>, <c>.nav</c> and <c>.about</c>, one sentence for search engines and shared links.</summary>
/// <param name="name">Of its texts.</param>
/// <param name="path">Behind the language; empty for the first page.</param>
internal abstract class Page(string name, string path)
{
    public string Name => name;

    public string Path => path;

    /// <summary>It shows the counter, so it changes as often as that.</summary>
    public virtual bool ShowsCounter => false;

    /// <summary>What stands in the middle; the frame around it is the same everywhere.</summary>
    public abstract void Write(HtmlWriter page, View view);
}
