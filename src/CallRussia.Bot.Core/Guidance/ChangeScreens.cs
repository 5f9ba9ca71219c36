using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>What is new in the guide.</summary>
internal static class ChangeScreens
{
    /// <summary>Claims are long: more would not fit a message.</summary>
    private const int PerPage = 5;

    public static Screen List(ChangesSeen seen, Scene scene)
    {
        var slice = Slice<GuideChange>.Of(seen.Changes, seen.Page, PerPage);
        var screen = Screen.Of(T(slice.Items.Count == 0 ? "none" : "heading"));
        var opened = new List<Button>();
        for (var i = 0; i < slice.Items.Count; i++)
        {
            var change = slice.Items[i];
            screen = screen.And(Line(change, i + 1, change.Id > seen.ReadTo, scene));
            if (change.Note.Length > 0) screen = screen.And(T("note").With("note", change.Note));
            if (Opens(change, scene) is { } page) opened.Add(new Button.Press(T("nth.button").With("nth", i + 1), page));
        }
        if (opened.Count > 0) screen = screen.Row([.. opened]);
        return screen.Turn(slice.Page, slice.Last, page => new WhatIsNewAsked(page, seen.ReadTo)).Row(GuideScreens.ToContents);
    }

    private static Text Line(GuideChange change, int nth, bool isNew, Scene scene) => T(isNew ? "line-new" : "line")
        .With("nth", nth).With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(change.At)))).With("what", What(change, scene));

    /// <summary>The page is named as it is called now. What is gone by now has no name any more.</summary>
    private static Text What(GuideChange change, Scene scene) => Name(change, scene) is { } name && change.Fate != LeafFate.Gone
        ? T($"{change.Kind}.{change.Fate}").With("name", name)
        : T($"{change.Kind}.Gone");

    private static Text? Name(GuideChange change, Scene scene) => change.Kind switch
    {
        LeafKind.Page => GuideScreens.Opens(change.Leaf, scene) is not null ? GuideIndex.Title(change.Leaf) : null,
        LeafKind.Objection => scene.Library.Objections.Find(change.Leaf)?.Title,
        _ => Fact(change, scene)?.Claim,
    };

    private static Trigger? Opens(GuideChange change, Scene scene) => change.Kind switch
    {
        LeafKind.Page => GuideScreens.Opens(change.Leaf, scene),
        LeafKind.Objection => scene.Library.Objections.Find(change.Leaf) is { } objection ? new ObjectionAsked(objection.Id) : null,
        _ => Fact(change, scene) is { } fact ? FactScreens.Opens(fact, scene) : null,
    };

    private static Fact? Fact(GuideChange change, Scene scene) => scene.Library.Facts.Find(change.Leaf);

    private static Text T(string key) => new("changes." + key);
}
