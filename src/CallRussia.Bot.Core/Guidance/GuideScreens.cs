using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>The contents of the guide and its pages.</summary>
internal static class GuideScreens
{
    public static readonly Button.Press ToContents = Turn("guide.to-contents.button", 0);

    private const string Closing = "close";

    /// <summary>Pages about what is hard to bear.</summary>
    private static readonly ImmutableArray<string> Hard = ["rest", "serious"];

    private static readonly Button.Press ToObjections = new(new Text("cards.objections.button"), new ObjectionsAsked(0));
    private static readonly Button.Press ToFacts = new(new Text("cards.facts.button"), new FactsAsked());
    private static readonly Button.Press ToChanges = new(new Text("changes.button"), new WhatIsNewAsked());
    private static readonly Button.Press ToTips = new(new Text("learned.tips.button"), new LessonsAsked(LessonShelf.Tips));
    private static readonly Button.Press ToSmallTalk = new(new Text("cards.small-talk.button"), new SmallTalkAsked(0));

    public static Screen Page(int page, bool onCall, Scene scene)
    {
        var pages = Pages(scene);
        return page >= 1 && page <= pages.Length ? Leaf(page, pages) : Contents(scene.Library.Guide, onCall);
    }

    /// <summary>To the phase that ends a talk kindly; null when no page is called so.</summary>
    public static Button.Press? EndKindly(Objection objection, Scene scene) =>
        Pages(scene).Contains(Closing) ? new Button.Press(new Text("cards.end-kindly.button"), new EndingAsked(objection.Id)) : null;

    /// <summary>That phase, opened from a card.</summary>
    public static Screen Ending(Objection objection, Scene scene) =>
        (Pages(scene).Contains(Closing) ? Titled(Closing) : Contents(scene.Library.Guide, onCall: false)).Row(ObjectionScreens.ToCard(objection));

    /// <summary>A page that is turned: back, on, and where it belongs.</summary>
    public static Screen Turning(Screen page, Trigger? before, Trigger? after, Button.Press up)
    {
        Button[] turns =
        [
            .. before is null ? Array.Empty<Button>() : [new Button.Press(new Text("common.previous.button"), before)],
            .. after is null ? Array.Empty<Button>() : [new Button.Press(new Text("common.next.button"), after)],
        ];
        return (turns.Length > 0 ? page.Row(turns) : page).Row(up);
    }

    /// <summary>What opens the page; null when there is none of that name any more.</summary>
    public static GuideAsked? Opens(string page, Scene scene) => Pages(scene).IndexOf(page) is var at and >= 0 ? new GuideAsked(at + 1) : null;

    /// <summary>The phases of a call in their order, then the pages to look things up.</summary>
    private static ImmutableArray<string> Pages(Scene scene) => [.. scene.Library.Guide.Phases, .. scene.Library.Guide.Pages];

    /// <summary>First what somebody on the phone is looking for, then the talk step by step.</summary>
    private static Screen Contents(GuideIndex guide, bool onCall)
    {
        var screen = Screen.Of(new Text("guide.contents")).Row(ToObjections, ToFacts);
        if (onCall) screen = screen.Row(ToSmallTalk);
        var titles = guide.Phases.Concat(guide.Pages).Select((id, index) => new Button.Press(GuideIndex.Title(id), new GuideAsked(index + 1))).ToList();
        return titles.Take(guide.Phases.Count).Chunk(2).Concat(titles.Skip(guide.Phases.Count).Chunk(1)).Aggregate(screen, (page, pair) => page.Row([.. pair])).Row(ToChanges, ToTips);
    }

    private static Screen Leaf(int page, ImmutableArray<string> pages) => Turning(
        Titled(pages[page - 1]),
        page > 1 ? new GuideAsked(page - 1) : null,
        page < pages.Length ? new GuideAsked(page + 1) : null,
        ToContents);

    private static Screen Titled(string page)
    {
        var screen = Screen.Of(new Text("guide.leaf").With("title", GuideIndex.Title(page)), GuideIndex.Body(page));
        return Hard.Contains(page) ? screen.Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked())) : screen;
    }

    private static Button.Press Turn(string label, int page) => new(new Text(label), new GuideAsked(page));
}
