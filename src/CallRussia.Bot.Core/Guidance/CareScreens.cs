using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>Kind words after a hard call, screen by screen; the way back leads to the report.</summary>
internal static class CareScreens
{
    /// <param name="hasBuddy">One who can be told by a tap.</param>
    public static Screen Page(CareAsked asked, Scene scene, bool hasBuddy = false)
    {
        if (scene.Library.Care.Find(asked.Moment) is not { Screens: > 0 } care) return Screen.Of(new Text("cards.no-care"));
        var shown = Math.Clamp(asked.Screen, 1, care.Screens);
        var screen = Screen.Of(care.Screen(shown)).Turn(shown - 1, care.Screens - 1, page => new CareAsked(care.Id, page + 1));
        if (hasBuddy) screen = screen.Row(new Button.Press(new Text("mentor.tell-buddy.button"), new WordToBuddyWanted()));
        return screen
            .Row(new Button.Press(new Text("cards.breathe.button"), new BreatheAsked()))
            .Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked()));
    }
}
