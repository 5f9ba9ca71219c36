using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>The whole guide: the talk step by step, first sentences, what to have at hand.</summary>
internal sealed class GuidePage() : Page("guide", "guide")
{
    private const string Openers = "openers";

    public override void Write(HtmlWriter page, View view)
    {
        var guide = view.Library.Guide;
        page.Line("h1", view.Say("guide.title"));
        view.Write(page, "guide.lead");
        using (page.In("nav", ("class", "contents"), ("aria-label", view.Say("guide.contents"))))
        using (page.In("ol"))
        {
            foreach (var id in guide.Phases) Entry(page, id, view.Say(GuideIndex.Title(id)));
            Entry(page, Openers, view.Say(new Text("book.openers")));
            foreach (var id in guide.Pages) Entry(page, id, view.Say(GuideIndex.Title(id)));
        }
        foreach (var id in guide.Phases) Leaf(page, view, id);
        using (page.In("section", ("id", Openers)))
        {
            page.Line("h2", view.Say(new Text("book.openers")));
            foreach (var opener in guide.Openers)
                using (page.In("blockquote")) view.Write(page, new Text(opener));
        }
        foreach (var id in guide.Pages) Leaf(page, view, id);
    }

    private static void Entry(HtmlWriter page, string id, string title)
    {
        using var entry = page.In("li");
        page.Line("a", title, ("href", $"#{id}"));
    }

    private static void Leaf(HtmlWriter page, View view, string id)
    {
        using var section = page.In("section", ("id", id));
        page.Line("h2", view.Say(GuideIndex.Title(id)));
        view.Write(page, GuideIndex.Body(id));
    }
}
