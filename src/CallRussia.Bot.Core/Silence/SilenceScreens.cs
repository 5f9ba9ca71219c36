using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Silence.SilenceTexts;

namespace CallRussia.Bot.Core.Silence;

internal static class SilenceScreens
{
    private static readonly Button.Press s_cancel = new(new Text("common.cancel.button"), new Cancelled());
    private static readonly Button.Press s_close = new(new Text("common.close.button"), new Back());

    /// <summary>Whoever came only for this has nowhere to go back to, and nothing is asked of them but the number.</summary>
    public static Screen Ask(AskedForNumber asked, Scene scene) => WithWayBack(scene, asked.Problem == Refusal.None
        ? Screen.Of(T(SilenceFeature.IsPassing(scene) ? "ask" : "ask-volunteer"))
        : Screen.Of(Problem(asked.Problem), T("ask-again")));

    public static Screen Thank() => Screen.Of(Kept, Sorry, T("let-go"));

    /// <summary>What stays in the chat of whoever came only for this.</summary>
    public static Screen Gone(Silencing silencing) => silencing is Heard ? Screen.Of(Kept, Sorry, T("gone")) : Screen.Of(T("gone"));

    public static Screen Thanked() => Screen.Of(Kept).Row(s_close);

    public static Screen Wait(SilenceWaits waits, Scene scene) => WithWayBack(scene, Screen.Of(Waits(scene.When(waits.Until))));

    private static Screen WithWayBack(Scene scene, Screen screen) => SilenceFeature.IsPassing(scene) ? screen : screen.Row(s_cancel);
}
