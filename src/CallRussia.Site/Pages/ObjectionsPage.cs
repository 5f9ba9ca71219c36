using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>What people say and how to answer, found by a few letters: while they are typed, or with a button where there is no script.</summary>
internal sealed class ObjectionsPage() : Page("objections", "objections")
{
    public override void Write(HtmlWriter page, View view) => Found(page, view, words: null);

    /// <param name="words">What was looked for; null shows all.</param>
    public static void Found(HtmlWriter page, View view, string? words)
    {
        page.Line("h1", view.Say("objections.title"));
        view.Write(page, "objections.lead");
        var found = words is null ? view.Library.Objections.All : view.Library.Objections.Search(words);
        Search(page, view, words, "words");
        if (words is not null) page.Line("p", view.Say(found.Count == 0 ? View.T("objections.none") : View.T("objections.found").With("count", found.Count)), ("role", "status"));
        foreach (var objection in words is not null && found.Count == 0 ? view.Library.Objections.All : found) Card(page, view, objection);
    }

    /// <param name="field">The id of the field.</param>
    public static void Search(HtmlWriter page, View view, string? words, string field)
    {
        using var form = page.In("form", ("class", "search"), ("role", "search"), ("method", "get"), ("action", view.At("objections")), ("data-search", view.At("objections.json")));
        page.Line("label", view.Say("objections.search"), ("for", field));
        using (page.In("div"))
        {
            page.Empty("input", ("type", "search"), ("id", field), ("name", "q"), ("value", words), ("maxlength", "80"), ("autocomplete", "off"));
            page.Line("button", view.Say("objections.find"), ("type", "submit"));
        }
        page.Line("p", "", ("class", "note"), ("role", "status"), ("data-none", view.Say("objections.none")));
    }

    private static void Card(HtmlWriter page, View view, Objection objection)
    {
        using var card = page.In("article", ("class", "card"), ("id", objection.Id));
        using (page.In("h2"))
        {
            Prose.Inline(page, view.Say(objection.Title), view.Language.Code);
            if (objection.Safety) page.Line("span", view.Say(new Text("book.safety")), ("class", "mark"));
        }
        Inside(page, view, objection);
    }

    /// <summary>Under its title.</summary>
    public static void Inside(HtmlWriter page, View view, Objection objection)
    {
        Part(page, view, "need", objection.Need);
        Part(page, view, "reply", objection.Reply);
        if (objection.HasQuestion) Part(page, view, "question", objection.Question);
        Part(page, view, "avoid", objection.Avoid);
        if (objection.Facts.Select(view.Library.Facts.Find).OfType<Fact>().FirstOrDefault(fact => fact.IsForCalls(view.Today)) is not { } fitting) return;
        page.Line("h3", view.Say(new Text("book.said-facts")));
        FactsPage.Said(page, view, fitting);
    }

    private static void Part(HtmlWriter page, View view, string label, Text words)
    {
        page.Line("h3", view.Say(new Text($"book.{label}")));
        view.Write(page, words);
    }
}
