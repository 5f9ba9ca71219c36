using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>What people say: the list, what a search found, and one card.</summary>
internal static class ObjectionScreens
{
    private const int OnPage = 7;

    /// <summary>Characters that fit the hand, less what labels take; a fact beyond that has a screen of its own.</summary>
    private const int CardThatFits = 900 - 130;

    public static Button.Press ToCard(Objection objection) => new(T("to-card.button"), new ObjectionAsked(objection.Id));

    public static Screen List(int page, Scene scene)
    {
        var pages = scene.Library.Objections.All.Chunk(OnPage).ToList();
        var shown = Math.Clamp(page, 0, Math.Max(0, pages.Count - 1));
        return GuideScreens.Turning(
            Titles(Screen.Of(T("objections")), pages.Count > 0 ? pages[shown] : []),
            shown > 0 ? new ObjectionsAsked(shown - 1) : null,
            shown < pages.Count - 1 ? new ObjectionsAsked(shown + 1) : null,
            GuideScreens.ToContents);
    }

    public static Screen Found(IReadOnlyList<Objection> found) =>
        Titles(Screen.Of(T(found.Count > 0 ? "found" : "not-found")), found).Row(ToList(0), GuideScreens.ToContents);

    /// <summary>One objection on a screen, with the fact that fits it best when there is room.</summary>
    public static Screen Card(Objection objection, Scene scene)
    {
        var facts = FactsOf(objection, scene);
        return Fits(objection, facts, 0, scene) ? WithFact(objection, facts, 0, scene) : WithoutFact(objection, scene);
    }

    /// <summary>The card with another of its facts, or that fact alone when the card is full.</summary>
    /// <param name="nth">From 0; after the last comes the first.</param>
    public static Screen Fact(Objection objection, int nth, Scene scene)
    {
        var facts = FactsOf(objection, scene);
        var shown = facts.Count > 0 ? (nth & int.MaxValue) % facts.Count : 0;
        if (Fits(objection, facts, shown, scene)) return WithFact(objection, facts, shown, scene);
        var page = Screen.Of(Title(objection), FactScreens.Said(T("one-fact"), facts[shown], scene));
        return page.Row([.. Another(objection, facts, shown), ToCard(objection)]).Row(ToList(objection, scene));
    }

    private static Screen WithFact(Objection objection, IReadOnlyList<Fact> facts, int shown, Scene scene)
    {
        var card = Advice(objection);
        if (facts.Count > 0) card = card.And(FactScreens.Said(T("one-fact"), facts[shown], scene));
        return Ending(Careful(card, objection), objection, scene).Row([.. Another(objection, facts, shown), ToList(objection, scene)]);
    }

    private static Screen WithoutFact(Objection objection, Scene scene) => Ending(Careful(Advice(objection), objection), objection, scene)
        .Row(new Button.Press(T("one-fact.button"), new ObjectionFactAsked(objection.Id, 0)), ToList(objection, scene));

    /// <summary>What to say first, then why. Where nothing is asked, nothing is said aloud: the words are for the volunteer.</summary>
    private static Screen Advice(Objection objection)
    {
        var card = Screen.Of(Title(objection));
        card = objection.HasQuestion
            ? card.And(T("say").With("reply", objection.Reply)).And(T("ask").With("question", objection.Question))
            : card.And(objection.Reply);
        return card.And(T("need").With("need", objection.Need));
    }

    private static Screen Careful(Screen card, Objection objection) => card.And(T("avoid").With("avoid", objection.Avoid));

    /// <summary>The way out comes first: whoever looks for an answer may rather need an end. A call that is over needs none.</summary>
    private static Screen Ending(Screen card, Objection objection, Scene scene) =>
        objection.HasQuestion && GuideScreens.EndKindly(objection, scene) is { } end ? card.Row(end) : card;

    /// <summary>The page of the list on which it stands.</summary>
    private static Button.Press ToList(Objection objection, Scene scene) =>
        ToList(scene.Library.Objections.All.TakeWhile(other => other.Id != objection.Id).Count() / OnPage);

    private static Button.Press ToList(int page) => new(T("to-list.button"), new ObjectionsAsked(page));

    private static Button[] Another(Objection objection, IReadOnlyList<Fact> facts, int shown) => facts.Count > 1
        ? [new Button.Press(T("another-fact.button"), new ObjectionFactAsked(objection.Id, (shown + 1) % facts.Count))]
        : [];

    private static IReadOnlyList<Fact> FactsOf(Objection objection, Scene scene) =>
        [.. objection.Facts.Select(scene.Library.Facts.Find).OfType<Fact>().Where(fact => fact.IsForCalls(FactScreens.Today(scene)))];

    private static bool Fits(Objection objection, IReadOnlyList<Fact> facts, int shown, Scene scene) =>
        facts.Count == 0 || objection.Length.In(scene.Volunteer.Language) + facts[shown].Length.In(scene.Volunteer.Language) <= CardThatFits;

    private static Screen Titles(Screen screen, IEnumerable<Objection> objections) =>
        objections.Aggregate(screen, (page, objection) => page.Row(new Button.Press(objection.Title, new ObjectionAsked(objection.Id))));

    private static Text Title(Objection objection) => new Text("guide.leaf").With("title", objection.Title);

    private static Text T(string key) => new("cards." + key);
}
