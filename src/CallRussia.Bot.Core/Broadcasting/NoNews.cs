using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Wants no more news; from the button under every broadcast, good for ever.</summary>
public sealed record NewsDeclined : Trigger;

/// <summary>Wants news again after all.</summary>
public sealed record NewsWelcome : Trigger;

/// <summary>The switch under every broadcast. It lies over whatever was going on and changes nothing else.</summary>
internal static class NoNews
{
    public static readonly Button.Press Off = new(T("no-news.button"), new NewsDeclined(), Lasting: true);

    private static readonly Button.Press On = new(T("news-again.button"), new NewsWelcome(), Lasting: true);

    public static void Declare(Dialogue dialogue) => dialogue.In<State>()
        .Stay<NewsDeclined>((_, _, scene) => Decline(scene.Volunteer))
        .Stay<NewsWelcome>((_, _, scene) =>
        [
            new Effect.Remember(scene.Volunteer with { NoNews = false }), new Effect.Toast(T("news-again.toast")),
        ]);

    /// <summary>Said once in a message, with the way back; a second tap gets the short word alone.</summary>
    private static Effect[] Decline(Volunteer volunteer) => volunteer.NoNews
        ? [new Effect.Toast(T("no-news.toast"))]
        : [new Effect.Remember(volunteer with { NoNews = true }), new Effect.Toast(T("no-news.toast")), new Effect.Announce(Screen.Of(T("no-news")).Row(On))];

    private static Text T(string key) => new("broadcast." + key);
}
