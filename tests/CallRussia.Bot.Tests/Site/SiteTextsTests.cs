using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Site.Figures;
using CallRussia.Site.Pages;
using CallRussia.Site.Serving;
using CallRussia.Site.Sources;

namespace CallRussia.Bot.Tests.Site;

/// <summary>What the pages say.</summary>
public sealed partial class SiteTextsTests
{
    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    /// <summary>Pages are written with texts that say nothing but their own keys, with everything there may be on a page and with nothing of it.</summary>
    [Fact]
    public void The_list_of_required_texts_is_what_the_pages_say()
    {
        var rich = Some.Campaign with { PressContact = "press@example.org", BotName = "CallRussiaBot" };
        var poor = new Campaign();
        var said = new[] { rich, poor }.SelectMany(campaign => Written(View(campaign) with { Content = new SiteContent(Keys(), Some.Library) }))
            .SelectMany(html => Key().Matches(html).Select(match => match.Groups["key"].Value))
            .Where(key => key.StartsWith("site.", StringComparison.Ordinal));
        Approved.Text("src/CallRussia.Site/keys.txt", string.Join('\n', said.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "\n");
        Assert.Subset(BotWorld.RequiredTexts.ToHashSet(), SiteTexts.Keys.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Titles_are_short_and_what_search_engines_show_is_one_sentence_or_two(string code)
    {
        var view = View(Some.Campaign, Language.FromCode(code)!.Value);
        Assert.All(SitePages.All, page =>
        {
            Assert.InRange(view.Say($"{page.Name}.nav").Length, 3, 20);
            Assert.InRange(view.Say($"{page.Name}.title").Length, 5, 45);
            Assert.InRange(view.Say($"{page.Name}.about").Length, 40, 160);
        });
        Assert.InRange(view.Say("enter").Length, 5, 24);
        Assert.Equal(3, view.Say("home.lead").Split(". ").Sum(part => part.Split("? ").Length));
    }

    /// <summary>How long it stays is declared by the tables; what it is has to be said for each.</summary>
    [Fact]
    public void Everything_that_is_kept_of_somebody_or_ends_is_told_on_the_page_once()
    {
        string[] nobodys = ["lease_passed", "lease_walk", "region", "block", "segment", "lane", "leaving", "rolled", "guide_leaf", "guide_note", "bot", "handover", "arrival", "division", "group", "group_chat", "outcome_rules", "audience"];
        var told = KeptGroup.All.SelectMany(group => group.Tables).ToList();
        Assert.Equal(told.Distinct(StringComparer.Ordinal), told);
        Assert.Subset(OpenSite.Tables.Select(table => table.Name).ToHashSet(), told.ToHashSet());
        Assert.Equal([], OpenSite.Tables.Select(table => table.Name).Except(told).Except(nobodys));
        Assert.All(KeptGroup.All, group => Assert.InRange(group.Mine(OpenSite.Tables).Select(table => table.Expiry).OfType<Expiry>().Select(expiry => expiry.Period?.Invoke(new Retention())).Distinct().Count(), 0, 1));
        Assert.All(OpenSite.Tables.Where(table => nobodys.Contains(table.Name)), table => Assert.True(table.Owner is null && table.Expiry is null, table.Name));
    }

    [Fact]
    public void What_is_kept_says_the_periods_that_the_store_keeps()
    {
        var page = new CallRussia.Site.Html.HtmlWriter();
        new PrivacyPage().Write(page, View(Some.Campaign, Language.English));
        var html = page.Finish();
        Assert.Contains("<dt>Which number you held and how the call ended</dt><dd>30 days, or until you erase it with /forget.</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>Technical ids of messages, so that nothing is done twice</dt><dd>2 days.</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>Sums by day, with nobody in them</dt>", html, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Written(View view)
    {
        foreach (var page in SitePages.All.Append(null))
            yield return Frame.Around(page, view, name => name, html =>
            {
                if (page is not null) page.Write(html, view);
                else html.Text(view.Say("missing.text"));
            });
        yield return Frame.Around(SitePages.Objections, view, name => name, html => ObjectionsPage.Found(html, view, "нато"));
        yield return Frame.Around(SitePages.Objections, view, name => name, html => ObjectionsPage.Found(html, view, "ъъъъ"));
        foreach (var fate in Enum.GetValues<SilenceFate>())
            yield return Frame.Around(SitePages.Silence, view, name => name, html => SilencePage.Answered(html, view, new SilenceAnswer(fate, SilenceTexts.Kept), ""));
        yield return CallPage.Html(view, name => name);
        yield return view.Say(CallDesk.Where(Some.Lease().Region));
        if (view.Campaign.Pulse is { } pulse) yield return Counter.Event(view, pulse);
    }

    private static View View(Campaign campaign, Language? language = null)
    {
        var site = new OpenSite();
        return new View(site.Source(new Uri("https://site.example.org")), language ?? Language.English, site.Content, campaign, OpenSite.SomeWeeks, DateOnly.FromDateTime(Some.Now.Date));
    }

    private static Phrasebook Keys() => Phrasebook.Create(
        from key in Some.World.Content.Phrasebook.Keys
        from language in Language.All
        select new PhrasebookEntry(key, language, Assert.IsType<PhrasebookParse.Parsed>(PhrasebookTemplate.Parse($"~{key}~", language)).Template),
        PhrasebookPlaces.Codes);

    [GeneratedRegex("~(?<key>[^~]+)~", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
