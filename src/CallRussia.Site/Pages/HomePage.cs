using CallRussia.Bot.Core.Conversations;
using CallRussia.Site.Figures;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>What this is, how it goes just now, the way into the bot.</summary>
internal sealed class HomePage() : Page("home", "")
{
    public override bool ShowsCounter => true;

    public override void Write(HtmlWriter page, View view)
    {
        using (page.In("section", ("class", "hero")))
        {
            using (page.In("div"))
            {
                page.Line("h1", view.Say("home.title"));
                view.Write(page, "home.lead");
                Enter(page, view);
                page.Line("a", view.Say("home.danger"), ("class", "danger"), ("href", view.At("guide#safe-calling")));
            }
            if (view.Join is { } join)
                using (page.In("div", ("class", "desk")))
                {
                    QrCode.Write(page, view, join);
                    page.Line("p", view.Say("home.qr"));
                }
        }
        // On its first day there is nothing to count.
        if (view.Campaign.Pulse is { Calls: > 0 } pulse) Count(page, view, pulse);
        using (page.In("section"))
        {
            page.Line("h2", view.Say("home.steps"));
            FirstCall.Write(page, view);
        }
        using (page.In("section", ("class", "who")))
        {
            page.Line("h2", view.Say("home.who"));
            view.Write(page, "home.who.text");
            Enter(page, view);
        }
    }

    public static void Enter(HtmlWriter page, View view)
    {
        if (view.Join is { } join) page.Line("a", view.Say("enter"), ("class", "enter"), ("href", join));
        else page.Line("p", view.Say("enter.soon"), ("class", "note"));
    }

    private static void Count(HtmlWriter page, View view, Pulse pulse)
    {
        using var section = page.In("section", ("class", "counter"), ("aria-labelledby", "counter"), ("data-pulse", view.At("pulse")));
        page.Line("h2", view.Say("counter"), ("id", "counter"));
        using (page.In("dl"))
            foreach (var (name, figure) in Counter.Figures(pulse))
                using (page.In("div"))
                {
                    page.Line("dt", view.Say(figure.Label), ("data-label", name));
                    page.Line("dd", view.Say(figure.Shown), ("data-figure", name));
                }
        page.Line("p", view.Say("counter.rounded"), ("class", "note"));
    }
}
