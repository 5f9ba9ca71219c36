namespace CallRussia.Site.Pages;

/// <summary>The one list of pages, in the order in which they stand in the menu.</summary>
internal static class SitePages
{
    public static Page Home { get; } = new HomePage();

    public static Page Objections { get; } = new ObjectionsPage();

    public static SilencePage Silence { get; } = new();

    public static IReadOnlyList<Page> All { get; } =
    [
        Home,
        new GuidePage(),
        Objections,
        new FactsPage(),
        new HelpPage(),
        new PressPage(),
        Silence,
        new PrivacyPage(),
    ];
}
