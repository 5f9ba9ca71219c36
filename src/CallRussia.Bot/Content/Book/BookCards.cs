using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content.Book;

/// <summary>What people say, with everything that belongs to it; and the facts by theme.</summary>
internal static class BookCards
{
    public static void WriteObjections(BookPage page, Library library)
    {
        page.Heading(2, "objections", page.Line("objections"));
        foreach (var objection in library.Objections.All)
        {
            page.Heading(3, "objection-" + objection.Id, page.Line(objection.Title));
            if (objection.Safety) page.Paragraph($"*{page.Line("safety")}*");
            page.Labelled("need", page.Say(objection.Need));
            page.Labelled("reply", page.Say(objection.Reply));
            if (objection.HasQuestion) page.Labelled("question", page.Say(objection.Question));
            page.Labelled("avoid", page.Say(objection.Avoid));
            if (objection.Facts.Count > 0) WriteSaidFacts(page, objection.Facts.Select(library.Facts.Find).OfType<Fact>());
            if (objection.Search.TryGetValue(page.Language, out var also)) page.Labelled("also", string.Join(" · ", also.Skip(1).Select(words => BookMarkdown.Escape(words.Trim()))));
        }
    }

    public static void WriteFacts(BookPage page, FactShelf facts)
    {
        page.Heading(2, "facts", page.Line("facts"));
        foreach (var theme in facts.Themes)
        {
            page.Heading(3, "facts-" + theme, page.Line(FactShelf.Title(theme)));
            foreach (var fact in facts.All.Where(fact => fact.Theme == theme)) WriteFact(page, fact);
        }
    }

    private static void WriteSaidFacts(BookPage page, IEnumerable<Fact> facts)
    {
        page.Paragraph($"**{page.Line("said-facts")}.**");
        page.List(facts.Select(fact => $"{page.Line(fact.Claim)} [{page.Line("more")}](#fact-{fact.Id})"));
    }

    private static void WriteFact(BookPage page, Fact fact)
    {
        page.Anchor("fact-" + fact.Id);
        page.Paragraph(BookMarkdown.Quote(page.Say(fact.Claim)));
        string[] marks =
        [
            .. fact.Official ? [page.Line("official")] : Array.Empty<string>(),
            .. fact.Estimate ? [page.Line("estimate")] : Array.Empty<string>(),
            .. fact.TrainingOnly ? [$"**{page.Line("training")}**"] : Array.Empty<string>(),
        ];
        page.List([
            $"{page.Line("source")}: {page.Line(fact.Source)}; {page.Line("as-of")}: {BookPage.Date(fact.AsOf, fact.AsOfMonth)}; {page.Line("review")}: {BookPage.Date(fact.ReviewBy)}",
            $"{page.Line("limit")}: {page.Line(fact.Limit)}",
            .. marks,
        ]);
    }
}
