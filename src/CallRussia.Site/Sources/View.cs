using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Html;

namespace CallRussia.Site.Sources;

/// <summary>What one page in one language is made from, at one moment.</summary>
internal sealed record View(SiteSource Source, Language Language, SiteContent Content, Campaign Campaign, IReadOnlyList<PublicWeek> Weeks, DateOnly Today)
{
    public Library Library => Content.Library;

    /// <summary>Where a page stands on this site. A part of a page is its name after '#'.</summary>
    /// <param name="page">Its path within a language; empty for the first one.</param>
    public string At(string page) => Link(page.Length == 0 ? Language.Code : $"{Language.Code}/{page}");

    /// <summary>Where something stands that has no language.</summary>
    public string Link(string path) => $"{Source.Base}/{path}";

    /// <summary>With the name of the site, for those who take it elsewhere; null when that name is not known.</summary>
    public string? Absolute(string link) => Source.Url is { } url ? new Uri(url, link).AbsoluteUri : null;

    /// <summary>The way into the bot; null until Telegram told its name.</summary>
    public string? Join => Source.ChatPage?.AbsoluteUri ?? (Campaign.BotName is { } bot ? $"https://t.me/{bot}?start={SiteLinks.Payload(Language, tag: null)}" : null);

    /// <summary>Where the chat with the bot is; null until Telegram told its name.</summary>
    public string? Chat => Source.ChatPage?.AbsoluteUri ?? (Campaign.BotName is { } bot ? $"https://t.me/{bot}" : null);

    public static Text T(string name) => new("site." + name);

    /// <summary>Without markup.</summary>
    public string Say(Text text) => Content.Phrasebook.Plain(text, Language).Trim();

    /// <param name="name">Of a text of the pages.</param>
    public string Say(string name) => Say(T(name).With("campaign", Campaign.Name));

    /// <summary>Paragraphs, lists and quotes.</summary>
    public void Write(HtmlWriter page, Text text) => Prose.Write(page, Content.Phrasebook.Render(text, Language).Trim(), Language.Code);

    /// <inheritdoc cref="Write(HtmlWriter, Text)"/>
    public void Write(HtmlWriter page, string name) => Write(page, T(name).With("campaign", Campaign.Name));
}
