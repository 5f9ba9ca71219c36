using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>Facts by theme, each with who says so, of which day it is, and a link to look it up. Expired ones are hidden, as in the chat.</summary>
internal sealed class FactsPage() : Page("facts", "facts")
{
    public override void Write(HtmlWriter page, View view)
    {
        var shelf = view.Library.Facts;
        var themes = shelf.Themes.Select(theme => (Id: theme, Facts: shelf.Of(theme, view.Today))).Where(theme => theme.Facts.Count > 0).ToList();
        page.Line("h1", view.Say("facts.title"));
        view.Write(page, "facts.lead");
        using (page.In("nav", ("class", "contents"), ("aria-label", view.Say("facts.contents"))))
        using (page.In("ul"))
            foreach (var theme in themes)
                using (page.In("li")) page.Line("a", view.Say(FactShelf.Title(theme.Id)), ("href", $"#{theme.Id}"));
        foreach (var (id, facts) in themes)
            using (page.In("section", ("id", id)))
            {
                page.Line("h2", view.Say(FactShelf.Title(id)));
                foreach (var fact in facts) Card(page, view, fact);
            }
    }

    /// <summary>What is said, who says so and of which day it is.</summary>
    public static void Said(HtmlWriter page, View view, Fact fact)
    {
        view.Write(page, fact.Claim);
        using var source = page.In("p", ("class", "source"));
        page.Text(view.Say(fact.Estimate ? "facts.estimate" : "facts.source")).Text(" ");
        var who = view.Say(fact.Source);
        if (fact.Url is { } url) page.Line("a", who, ("href", url), ("rel", "noopener noreferrer"));
        else page.Text(who);
        page.Text(", ").Line("span", view.Say(View.T("facts.date").With("date", fact.AsOfMonth ? new TextArg.Month(fact.AsOf) : new TextArg.Date(fact.AsOf))));
        if (fact.Official) page.Line("span", view.Say(new Text("book.official")), ("class", "mark"));
    }

    private static void Card(HtmlWriter page, View view, Fact fact)
    {
        using var card = page.In("article", ("class", "card"), ("id", fact.Id));
        Said(page, view, fact);
        using (page.In("div", ("class", "limit"))) view.Write(page, fact.Limit);
    }
}
