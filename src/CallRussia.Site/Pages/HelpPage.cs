using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>Money, invitations, work without calls. Money is spoken of only where there is a place for it.</summary>
internal sealed class HelpPage() : Page("help", "help")
{
    public override void Write(HtmlWriter page, View view)
    {
        page.Line("h1", view.Say("help.title"));
        view.Write(page, "help.lead");
        if (view.Campaign.DonationUrl is { } donate) Part(page, view, "donate", () => page.Line("a", view.Say("help.donate.button"), ("class", "enter"), ("href", donate), ("rel", "noopener")));
        Part(page, view, "invite", () => Invite(page, view));
        Part(page, view, "work", () => HomePage.Enter(page, view));
    }

    private static void Part(HtmlWriter page, View view, string name, Action rest)
    {
        using var section = page.In("section");
        page.Line("h2", view.Say($"help.{name}"));
        view.Write(page, $"help.{name}.text");
        rest();
    }

    /// <summary>The link is there to be read, and copied where a script can.</summary>
    private static void Invite(HtmlWriter page, View view)
    {
        if (view.Join is not { } join) return;
        using (page.In("p"))
        {
            page.Line("code", join, ("id", "invitation"));
            page.Text(" ").Line("button", view.Say("help.copy"), ("type", "button"), ("data-copy", "invitation"), ("data-done", view.Say("help.copied")), ("hidden", ""));
        }
        QrCode.Write(page, view, join);
    }
}
