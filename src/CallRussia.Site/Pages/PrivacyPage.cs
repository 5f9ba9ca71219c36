using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>What is kept and how long, made from what the store declares; and that these pages keep nothing.</summary>
internal sealed class PrivacyPage() : Page("privacy", "privacy")
{
    public override void Write(HtmlWriter page, View view)
    {
        page.Line("h1", view.Say("privacy.title"));
        using (page.In("section"))
        {
            page.Line("h2", view.Say("privacy.pages"));
            view.Write(page, "privacy.pages.text");
        }
        using (page.In("section"))
        {
            page.Line("h2", view.Say("privacy.bot"));
            view.Write(page, new Text("privacy.overview"));
        }
        using (page.In("section"))
        {
            page.Line("h2", view.Say("privacy.periods"));
            using (page.In("dl", ("class", "kept")))
                foreach (var group in KeptGroup.All)
                    using (page.In("div"))
                    {
                        page.Line("dt", view.Say($"kept.{group.Name}"));
                        page.Line("dd", view.Say(Until(view, group)));
                    }
        }
    }

    private static Text Until(View view, KeptGroup group) => group.Period(view.Source.Tables, view.Source.Retention) is { } period
        ? View.T(group.IsOwned(view.Source.Tables) ? "until.period-or-forget" : "until.period").With("period", new TextArg.Duration(period))
        : View.T($"until.{group.Until}");
}
