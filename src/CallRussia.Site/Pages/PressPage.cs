using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>Whom to write to, what may be quoted, the figures with their day, pictures.</summary>
internal sealed class PressPage() : Page("press", "press")
{
    private const int WeeksShown = 8;

    public override bool ShowsCounter => true;

    public override void Write(HtmlWriter page, View view)
    {
        page.Line("h1", view.Say("press.title"));
        if (view.Campaign.PressContact is { } contact) Contact(page, view, contact);
        using (page.In("section"))
        {
            page.Line("h2", view.Say("press.about-us"));
            view.Write(page, "press.text");
        }
        using (page.In("section", ("id", "figures")))
        {
            page.Line("h2", view.Say("press.figures"));
            if (view.Campaign.Pulse is { Calls: > 0 } pulse) Sums(page, view, pulse);
            if (view.Weeks.Count > 0) Weeks(page, view);
            view.Write(page, "press.rounded");
            using (page.In("p")) page.Line("a", view.Say("press.json"), ("href", view.Link("campaign.json")));
        }
        if (view.Campaign.Pulse is { Calls: > 0 }) Pictures(page, view);
    }

    private static void Contact(HtmlWriter page, View view, string contact)
    {
        using var section = page.In("section");
        page.Line("h2", view.Say("press.contact"));
        using var line = page.In("p", ("class", "contact"));
        if (Address(contact) is { } address) page.Line("a", contact, ("href", address));
        else page.Text(contact);
    }

    /// <summary>A mail address or a page can be pressed; anything else is only read.</summary>
    private static string? Address(string contact) => contact switch
    {
        _ when contact.StartsWith("https://", StringComparison.Ordinal) => contact,
        ['@', ..] => $"https://t.me/{contact[1..]}",
        _ when contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(' ', StringComparison.Ordinal) => $"mailto:{contact}",
        _ => null,
    };

    private static void Sums(HtmlWriter page, View view, Pulse pulse)
    {
        view.Write(page, View.T("press.as-of").With("date", new TextArg.Date(view.Today)));
        using var list = page.In("ul");
        (string Name, long Count)[] sums = [("calls", pulse.Calls), ("volunteers", pulse.Volunteers), ("callers", pulse.Callers), ("countries", pulse.Countries)];
        foreach (var (name, count) in sums.Where(static sum => sum.Count > 0)) page.Line("li", view.Say(View.T($"press.{name}").With("count", (int)Math.Min(count, int.MaxValue))));
    }

    private static void Weeks(HtmlWriter page, View view)
    {
        using var scroll = page.In("div", ("class", "scroll"), ("role", "region"), ("aria-labelledby", "weeks"), ("tabindex", "0"));
        using var table = page.In("table");
        page.Line("caption", view.Say("press.weeks"), ("id", "weeks"));
        using (page.In("thead"))
        using (page.In("tr"))
            foreach (var column in (string[])["week", "answered", "talked", "refused", "never"]) page.Line("th", view.Say($"press.column.{column}"), ("scope", "col"));
        using var body = page.In("tbody");
        foreach (var week in view.Weeks.TakeLast(WeeksShown).Reverse()) Row(page, view, week);
    }

    private static void Row(HtmlWriter page, View view, PublicWeek week)
    {
        using var row = page.In("tr");
        page.Line("th", view.Say(View.T("press.week").With("monday", new TextArg.Date(week.Monday))), ("scope", "row"));
        foreach (var count in (long[])[week.Answered, week.Talked, week.Refused, week.NeverAgain]) page.Line("td", view.Say(new Text("card.count").With("count", (int)count)));
    }

    private static void Pictures(HtmlWriter page, View view)
    {
        using var section = page.In("section");
        page.Line("h2", view.Say("press.pictures"));
        using (page.In("ul", ("class", "pictures")))
            foreach (var image in CardImage.All)
                using (page.In("li"))
                using (page.In("a", ("href", view.At(image.File)), ("download", "")))
                {
                    page.Empty("img", ("src", view.At(image.File)), ("alt", ""), ("loading", "lazy"), ("width", "200"), ("height", $"{200 * image.Shape.Height / image.Shape.Width}"));
                    page.Line("span", view.Say($"press.card.{image.Name}"));
                }
        using (page.In("p")) page.Line("a", view.Say("press.logo"), ("href", view.Link("logo.svg")), ("download", ""));
    }
}
