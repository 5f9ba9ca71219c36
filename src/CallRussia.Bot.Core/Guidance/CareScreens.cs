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
        return Screen.Of(care.Screen(shown))
            .Turn(shown - 1, care.Screens - 1, page => new CareAsked(care.Id, page + 1))
            .Row(new Button.Press(new Text("cards.breathe.button"), new BreatheAsked()))
            .Row(new Button.Press(new Text("help.company.button"), new CompanyAsked()));
    }
}
