using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>Facts by theme, one a screen. The source is a link for the volunteer to check; nothing is ever sent to the person called.</summary>
internal static class FactScreens
{
    private static readonly Button.Press ToThemes = new(T("to-themes.button"), new FactsAsked());

    /// <summary>Expired facts are hidden by the volunteer's calendar.</summary>
    public static DateOnly Today(Scene scene) => DateOnly.FromDateTime(scene.Local(scene.At));

    public static Screen Themes(Scene scene) => scene.Library.Facts.Themes
        .Where(theme => scene.Library.Facts.Of(theme, Today(scene)).Count > 0)
        .Aggregate(Screen.Of(T("facts")), (screen, theme) => screen.Row(new Button.Press(FactShelf.Title(theme), new FactAsked(theme, 0))))
        .Row(GuideScreens.ToContents);

    /// <summary>What opens the fact; null while callers are not offered it.</summary>
    public static FactAsked? Opens(Fact fact, Scene scene) =>
        scene.Library.Facts.Of(fact.Theme, Today(scene)).TakeWhile(other => other.Id != fact.Id).Count() is var nth && nth < scene.Library.Facts.Of(fact.Theme, Today(scene)).Count ? new FactAsked(fact.Theme, nth) : null;

    public static Screen Leaf(string theme, int nth, Scene scene)
    {
        var facts = scene.Library.Facts.Of(theme, Today(scene));
        if (facts.Count == 0) return Themes(scene);
        var shown = Math.Clamp(nth, 0, facts.Count - 1);
        var heading = T("fact-of").With("theme", FactShelf.Title(theme)).With("nth", shown + 1).With("count", facts.Count);
        return GuideScreens.Turning(
            Screen.Of(Said(heading, facts[shown], scene), T("limit").With("limit", facts[shown].Limit)),
            shown > 0 ? new FactAsked(theme, shown - 1) : null,
            shown < facts.Count - 1 ? new FactAsked(theme, shown + 1) : null,
            ToThemes);
    }

    /// <summary>Under a heading the words to say, which are Russian; what they mean, for who reads another language; who says so, and when.</summary>
    public static Text Said(Text heading, Fact fact, Scene scene)
    {
        TextArg asOf = fact.AsOfMonth ? new TextArg.Month(fact.AsOf) : new TextArg.Date(fact.AsOf);
        var lines = new List<Text> { heading, T("claim").With("claim", new TextArg.Spoken(fact.Claim)) };
        if (scene.Volunteer.Language != Language.Russian) lines.Add(T("meaning").With("claim", fact.Claim));
        lines.Add(T(fact.Estimate ? "source-of-estimate" : "source").With("source", Source(fact)).With("date", asOf));
        return T("said").With("lines", new TextArg.Lines(lines));
    }

    private static TextArg Source(Fact fact) => fact.Url is { } url ? new TextArg.Linked(fact.Source, url) : fact.Source;

    private static Text T(string key) => new("cards." + key);
}
