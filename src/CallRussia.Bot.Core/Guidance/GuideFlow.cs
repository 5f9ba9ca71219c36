using System.Collections.Immutable;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>Opens a page of the guide: 0 the contents, 1… the phases in their order.</summary>
public sealed record GuideAsked(int Page) : Trigger;

/// <summary>
/// The guide, phase by phase. During a call the number stays on top of every page, so that reading never loses it.
/// </summary>
public sealed record GuideFeature(CallingFeature Calling) : Feature("gu")
{
    private static readonly Button.Press Close = new(new Text("common.close.button"), new Back());
    private static readonly Button.Press ToNumber = new(new Text("guide.to-number.button"), new Back());

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["g"] = typeof(GuideAsked) };

    public override IReadOnlyList<Command> Commands { get; } = [new("guide", new GuideAsked(0), Audience.Callers)];

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Ready>().Stay<GuideAsked>((_, asked, scene) => [new Effect.Overlay(Page(asked.Page, Close, scene))]);
        dialogue.In<OnCall>().Stay<GuideAsked>((call, asked, scene) =>
            [new Effect.Overlay(Page(asked.Page, ToNumber, scene).Before(Calling.InHand(call, scene)) with { Holds = call.Lease.Id })]);
    }

    /// <summary>The phases of a call in their order, then the pages to look things up.</summary>
    private static ImmutableArray<string> Pages(Scene scene) => [.. scene.Library.Guide.Phases, .. scene.Library.Guide.Pages];

    private static Screen Page(int page, Button.Press back, Scene scene)
    {
        var pages = Pages(scene);
        return (page >= 1 && page <= pages.Length ? Leaf(page, pages) : Contents(pages)).Row(back);
    }

    private static Screen Contents(ImmutableArray<string> pages) => pages
        .Select((id, index) => new Button.Press(GuideIndex.Title(id), new GuideAsked(index + 1)))
        .Aggregate(Screen.Of(new Text("guide.contents")), (screen, button) => screen.Row(button));

    private static Screen Leaf(int page, ImmutableArray<string> pages)
    {
        var before = page > 1 ? Turn("common.previous.button", page - 1) : Turn("guide.to-contents.button", 0);
        var after = page < pages.Length ? Turn("common.next.button", page + 1) : Turn("guide.to-contents.button", 0);
        return Screen.Of(new Text("guide.leaf").With("title", GuideIndex.Title(pages[page - 1])), GuideIndex.Body(pages[page - 1]))
            .Row(before, after);
    }

    private static Button.Press Turn(string label, int page) => new(new Text(label), new GuideAsked(page));
}
