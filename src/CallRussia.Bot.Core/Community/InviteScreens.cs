using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

internal static class InviteScreens
{
    public static readonly Text PictureComes = T("picture.toast");

    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());

    /// <summary>Where links give people away, none is offered.</summary>
    public static bool IsSafe(Scene scene) => !DangerousPlaces.Has(scene.Volunteer.Country);

    public static Button[] Offered(Scene scene) => IsSafe(scene) ? [new Button.Press(T("ask.button"), new InviteAsked())] : [];

    public static Screen NotThere() => Screen.Of(T("not-there")).Row(ToBack);

    /// <summary>While Telegram has not told the bot's name, the link is what to type to it.</summary>
    public static Screen Link(InvitationSeen seen, Scene scene)
    {
        var url = Url(seen, scene);
        var screen = Screen.Of(T("link").With("link", url ?? $"/start {seen.Payload}"), seen.Came == 0 ? T("nobody-yet") : T("counts").With("came", seen.Came).With("called", seen.Called));
        if (url is not null)
            screen = screen
                .Row(new Button.Link(T("share.button"), "https://t.me/share/url?url=" + Uri.EscapeDataString(url)))
                .Row(new Button.Press(T("picture.button"), new InvitePictureWanted()));
        return screen.Row(ToBack);
    }

    /// <summary>To be scanned from a screen or from paper. Nothing on it tells whose it is.</summary>
    public static Chart? Picture(InvitationSeen seen, Scene scene) => Url(seen, scene) is { } url
        ? new Chart.Code(T("picture-heading").With("campaign", scene.Campaign.Name), T("picture-title"), T("picture-note").With("link", url), url)
        : null;

    private static string? Url(InvitationSeen seen, Scene scene) => scene.Campaign.BotName is { } bot ? $"https://t.me/{bot}?start={seen.Payload}" : null;

    private static Text T(string key) => new("invite." + key);
}
