using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;
using Reported = CallRussia.Bot.Core.Calling.Reported;

namespace CallRussia.Site.Pages;

/// <summary>
/// How a first call goes, in screens of the bot itself: they are made by the same code from the same texts as in the chat, so that they never show
/// what is no longer so. The number is a demo number.
/// </summary>
internal static class FirstCall
{
    private const int Offset = 7;

    /// <summary>A weekday at an hour at which people may be called.</summary>
    private static readonly DateTimeOffset s_at = new(2026, 3, 11, 9, 20, 0, TimeSpan.Zero);

    private static readonly Lease s_lease = new(new LeaseId(1), DemoBlock.Number(Offset, 4_812), DemoBlock.Region(Offset), s_at, s_at.AddMinutes(45), Agreed: null, Nth: 1);

    private static readonly (string Name, State State)[] s_steps =
    [
        ("promise", new Promising()),
        ("number", new OnCall(s_lease)),
        ("report", new Reported(s_lease, FirstTap.Talked, Outcome.Talked, s_at.AddMinutes(10))),
        ("over", new CallsOver(3, 1)),
    ];

    public static void Write(HtmlWriter page, View view)
    {
        var volunteer = new Volunteer(new VolunteerId(1), view.Language, s_at) { Standing = Standing.Volunteer, Zone = VolunteerClock.HomeZone };
        var scene = new Scene(volunteer, s_at, view.Campaign) { Library = view.Library };
        using var steps = page.In("ol", ("class", "steps"));
        foreach (var (name, state) in s_steps)
        {
            using var step = page.In("li");
            page.Line("h3", view.Say($"home.step.{name}.title"));
            page.Line("p", view.Say($"home.step.{name}.text"));
            Phone(page, view, view.Source.Show(state, scene), view.Say($"home.step.{name}.title"));
        }
    }

    /// <summary>A screen as it looks in the chat. Its buttons are a picture of buttons: nothing here can be pressed.</summary>
    private static void Phone(HtmlWriter page, View view, Screen screen, string label)
    {
        using var phone = page.In("div", ("class", "phone"), ("role", "group"), ("aria-label", label), ("tabindex", "0"));
        using (page.In("div", ("class", "bubble")))
            foreach (var paragraph in screen.Paragraphs) view.Write(page, paragraph);
        using var rows = page.In("div", ("class", "buttons"));
        foreach (var row in screen.Rows)
            using (page.In("div"))
                foreach (var button in row) page.Line("span", view.Say(button.Label));
    }
}
