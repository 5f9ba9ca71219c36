using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Wellbeing;

internal static class BreakScreens
{
    public static readonly Text WelcomeBack = T("welcome-back.toast");

    // Lasting: the message is redrawn under the finger, and what they do is right at every breath.
    private static readonly Button.Press Close = new(new Text("common.close.button"), new Back(), Lasting: true);
    private static readonly Button.Press ToBreak = new(T("to-break.button"), new BreakAsked(), Lasting: true);

    public static Screen Breathe(int step) => (step == 0
            ? Screen.Of(T("breathe.begin"))
            : Screen.Of(T(Breath.IsIn(step) ? "breathe.in" : "breathe.out"), T("breathe.nth").With("nth", $"{Breath.Nth(step)}").With("times", $"{Breath.Times}")))
        .Row(ToBreak, Close);

    public static Screen Choose(Scene scene) => Screen.Of(T("choose"), T("choose.promise"))
        .Row(Take(BreakLength.QuarterHour), Take(BreakLength.Today), Take(BreakLength.Week))
        .Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked()))
        .Row(new Button.Press(T("signs.button"), new SignsAsked()))
        .Row(new Button.Press(T(scene.IsOnBreak() ? "stay.button" : "go-on.button"), new Cancelled()));

    public static Screen Signs() => Screen.Of(T("signs")).Row(new Button.Press(new Text("common.back.button"), new Back()));

    private static Button.Press Take(BreakLength length) => new(T($"length.{length}.button"), new BreakChosen(length));

    private static Text T(string key) => new("wellbeing." + key);
}
