using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>Kind words after a hard call, screen by screen; the way back leads to the report.</summary>
internal static class CareScreens
{
    public static Screen Page(string moment, int number, Scene scene)
    {
        if (scene.Library.Care.Find(moment) is not { Screens: > 0 } care) return Screen.Of(new Text("cards.no-care"));
        var shown = Math.Clamp(number, 1, care.Screens);
        var screen = Screen.Of(care.Screen(shown));
        Button[] turns =
        [
            .. shown > 1 ? [Turn("common.previous.button", shown - 1)] : Array.Empty<Button>(),
            .. shown < care.Screens ? [Turn("common.next.button", shown + 1)] : Array.Empty<Button>(),
        ];
        if (turns.Length > 0) screen = screen.Row(turns);
        return screen.Row(new Button.Press(new Text("cards.breathe.button"), new BreatheAsked())).Row(new Button.Press(new Text("help.company.button"), new CompanyAsked()));

        Button.Press Turn(string label, int to) => new(new Text(label), new CareAsked(care.Id, to));
    }
}
