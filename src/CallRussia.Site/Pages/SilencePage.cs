using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Silence;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>The right to silence: one field, one button, and nothing else is asked. It works without a script.</summary>
internal sealed class SilencePage() : Page("silence", "silence")
{
    /// <summary>The name of its one field.</summary>
    public const string Field = "number";

    public override void Write(HtmlWriter page, View view)
    {
        page.Line("h1", view.Say("silence.title"));
        view.Write(page, "silence.lead");
        Form(page, view, typed: null);
        InTheChat(page, view);
    }

    /// <param name="typed">To be mended, when it was not taken.</param>
    public static void Answered(HtmlWriter page, View view, SilenceAnswer answer, string typed)
    {
        page.Line("h1", view.Say("silence.title"));
        using (page.In("div", ("class", "answer"), ("role", answer.Fate == SilenceFate.Kept ? "status" : "alert")))
        {
            view.Write(page, answer.Said);
            if (answer.Fate == SilenceFate.Kept) view.Write(page, SilenceTexts.Sorry);
        }
        if (answer.Fate != SilenceFate.Kept) Form(page, view, typed);
        else using (page.In("p")) page.Line("a", view.Say("silence.another"), ("href", view.At("silence")));
    }

    private static void Form(HtmlWriter page, View view, string? typed)
    {
        using (page.In("form", ("class", "search"), ("method", "post"), ("action", view.At("silence"))))
        {
            page.Line("label", view.Say("silence.label"), ("for", Field));
            using (page.In("div"))
            {
                page.Empty("input", ("type", "tel"), ("id", Field), ("name", Field), ("value", typed), ("maxlength", "60"), ("autocomplete", "tel"), ("required", ""));
                page.Line("button", view.Say("silence.close"), ("type", "submit"));
            }
        }
        view.Write(page, "silence.note");
    }

    private static void InTheChat(HtmlWriter page, View view)
    {
        if (view.Campaign.BotName is not { } bot) return;
        using (page.In("p"))
            page.Line("a", view.Say("silence.chat"), ("href", $"https://t.me/{bot}?start={SilenceAsked.Payload}"));
    }
}
