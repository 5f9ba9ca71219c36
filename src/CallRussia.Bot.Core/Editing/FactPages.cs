using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Editing;

/// <summary>The facts as editors see them: themes, a theme, a fact.</summary>
internal static class FactPages
{
    /// <summary>Long claims: more would not fit a message.</summary>
    private const int OnPage = 5;

    private static readonly int[] MonthsToConfirm = [3, 6, 12];

    private static readonly Button.Press Close = new(new Text("common.close.button"), new Cancelled());
    private static readonly Button.Press ToThemes = new(T("themes.button"), new FactDeskAsked());

    public static Screen Show(AtFacts at, Scene scene) =>
        scene.Library.Facts.Find(at.Fact) is { } fact ? One(fact, scene)
        : scene.Library.Facts.Themes.Contains(at.Theme) ? Theme(at, scene)
        : Themes(scene);

    public static Text T(string key) => new("edit." + key);

    public static Button.Press To(string label, Trigger trigger) => new(T(label + ".button"), trigger);

    /// <summary>A change may wait longer than its theme lives.</summary>
    public static Text Title(string theme, Scene scene) => scene.Library.Facts.Themes.Contains(theme) ? FactShelf.Title(theme) : T("theme-gone");

    public static TextArg AsOf(DateOnly asOf, bool month) => month ? new TextArg.Month(asOf) : new TextArg.Date(asOf);

    /// <summary>What is said beside the dates: only what holds.</summary>
    public static Screen Marks(Screen screen, FactDraft draft, Scene scene)
    {
        foreach (var flag in Enum.GetValues<FactFlag>().Where(draft.Has)) screen = screen.And(T("mark." + flag));
        return draft.ReviewBy < FactRules.Today(scene) ? screen.And(T("mark.Expired")) : screen;
    }

    private static Screen Themes(Scene scene) => scene.Library.Facts.Themes
        .Select(theme => (Button)new Button.Press(FactShelf.Title(theme), new ThemeOpened(theme, 0)))
        .Chunk(2)
        .Aggregate(
            Screen.Of(T("themes").With("count", scene.Library.Facts.All.Count).With("due", scene.Library.Facts.All.Count(fact => fact.ReviewBy < FactRules.Today(scene)))),
            (screen, row) => screen.Row(row))
        .Row(To("proposals", new ProposalsAsked(0)))
        .Row(Close);

    private static Screen Theme(AtFacts at, Scene scene)
    {
        var all = scene.Library.Facts.All.Where(fact => fact.Theme == at.Theme).OrderBy(fact => fact.ReviewBy).ThenBy(fact => fact.Id, StringComparer.Ordinal).ToList();
        var last = Math.Max(0, (all.Count - 1) / OnPage);
        var page = Math.Clamp(at.Page, 0, last);
        var shown = all.Skip(page * OnPage).Take(OnPage).ToList();
        var screen = Screen.Of(T("theme").With("theme", FactShelf.Title(at.Theme)).With("count", all.Count));
        for (var i = 0; i < shown.Count; i++)
        {
            screen = screen.And(Line(shown[i], i + 1));
            if (shown[i].ReviewBy < FactRules.Today(scene)) screen = screen.And(T("mark.Expired"));
        }
        if (shown.Count > 0) screen = screen.Row([.. shown.Select((fact, i) => new Button.Press(T("nth.button").With("nth", i + 1), new FactOpened(fact.Id)))]);
        return screen.Turn(page, last, to => new ThemeOpened(at.Theme, to)).Row(To("add", new NewFactWanted(at.Theme))).Row(ToThemes);
    }

    private static Text Line(Fact fact, int nth) => T("line")
        .With("nth", nth).With("claim", fact.Claim).With("source", fact.Source).With("date", AsOf(fact.AsOf, fact.AsOfMonth)).With("review", new TextArg.Date(fact.ReviewBy));

    private static Screen One(Fact fact, Scene scene)
    {
        var screen = Screen.Of(
            T("card").With("claim", fact.Claim).With("source", fact.Source).With("limit", fact.Limit),
            T("dates").With("date", AsOf(fact.AsOf, fact.AsOfMonth)).With("review", new TextArg.Date(fact.ReviewBy)));
        if (fact.Written is { } written)
        {
            screen = Marks(screen, written, scene)
                .Row(To("correct", new CorrectionWanted()), To("translate", new TranslationWanted()))
                .Row([.. MonthsToConfirm.Select(months => new Button.Press(T("confirm.button").With("count", months), new ConfirmationWanted(months)))]);
            if (fact.ReviewBy >= FactRules.Today(scene)) screen = screen.Row(To("expire", new ExpiryWanted()));
            screen = screen.Row(new Button.Link(T("look-up.button"), written.Url));
        }
        return screen.Row(new Button.Press(new Text("common.back.button"), new ThemeOpened(fact.Theme, 0)));
    }
}
