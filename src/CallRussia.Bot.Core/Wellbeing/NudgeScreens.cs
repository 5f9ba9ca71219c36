using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Wellbeing;

internal static class NudgeScreens
{
    public static readonly Text Off = T("off.toast");

    public static Screen Word(LastCallKind kind)
    {
        var screen = Screen.Of(T($"word.{kind}"));
        if (kind == LastCallKind.Hard) screen = screen.Row(Lasting("home.practice.button", new PracticeAsked()), Lasting("calling.breathe.button", new BreatheAsked()));
        if (kind == LastCallKind.NobodyThere) screen = screen.Row(Lasting("reminder.ask.button", new ReminderAsked()));
        return screen.Row(Lasting("calling.get-number.button", new NumberAsked())).Row(Lasting("nudge.off.button", new NudgesUnwanted()));
    }

    private static Button.Press Lasting(string label, Trigger trigger) => new(new Text(label), trigger, Lasting: true);

    private static Text T(string key) => new("nudge." + key);
}
