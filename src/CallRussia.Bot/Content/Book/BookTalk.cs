using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content.Book;

/// <summary>The talk phase by phase, first sentences, pages to look things up, tips, small talk, kind words.</summary>
internal static class BookTalk
{
    public static void Write(BookPage page, GuideIndex guide)
    {
        page.Heading(2, "talk", page.Line("talk"));
        foreach (var id in guide.Phases) Leaf(page, id);
        page.Heading(2, "openers", page.Line("openers"));
        foreach (var opener in guide.Openers) page.Paragraph(page.Say(new Text(opener)));
        page.Heading(2, "pages", page.Line("pages"));
        foreach (var id in guide.Pages) Leaf(page, id);
        page.Heading(2, "tips", page.Line("tips"));
        foreach (var moment in GuideAssembly.Moments)
        {
            page.Heading(4, "tip-" + moment, page.Line("moment." + moment));
            page.List(guide.Tips[moment].Select(tip => page.Line(new Text(tip))));
        }
    }

    public static void WriteCare(BookPage page, Library library)
    {
        page.Heading(2, "care", page.Line("care"));
        foreach (var care in CareShelf.Moments.Select(library.Care.Find).OfType<Care>())
        {
            page.Heading(3, "care-" + care.Id, page.Line(care.Title));
            for (var screen = 1; screen <= care.Screens; screen++) page.Paragraph(page.Say(care.Screen(screen)));
        }

        page.Heading(2, "small-talk", page.Line("small-talk"));
        foreach (var same in library.SmallTalk.GroupBy(talk => talk.When))
        {
            page.Heading(4, $"small-talk-{same.Key.ToString().ToLowerInvariant()}", page.Line($"when.{same.Key}"));
            page.List(same.Select(talk => page.Say(talk.Words)));
        }
    }

    private static void Leaf(BookPage page, string id)
    {
        page.Heading(3, id, page.Line(GuideIndex.Title(id)));
        page.Paragraph(page.Say(GuideIndex.Body(id)));
    }
}
