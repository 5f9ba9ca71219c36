using System.Collections.Immutable;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>Opens a page of the guide: 0 the contents, 1… the phases in their order.</summary>
public sealed record GuideAsked(int Page) : Trigger;

/// <summary>
/// The guide, phase by phase. During a call the number stays on top of every page, so that reading never loses it.
/// </summary>
/// <param name="Phases">Ids of the guide's pages in their order; texts <c>guide.{id}.title</c> and <c>.body</c>.</param>
public sealed record GuideFeature(ImmutableArray<string> Phases, CallingFeature Calling) : Feature("gu")
{
    /// <summary>How many ways to begin a call the guide offers; texts <c>guide.opener.{1…}</c>.</summary>
    public const int Openers = 4;

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["g"] = typeof(GuideAsked) };

    public override IReadOnlyList<Command> Commands { get; } = [new("guide", new GuideAsked(0), Audience.Callers)];

    /// <summary>Another opener with every number, so that nobody sounds like a machine.</summary>
    public static string OpenerKey(LeaseId lease) => $"guide.opener-{(lease.Value % Openers) + 1}";

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Ready>().Stay<GuideAsked>((_, asked, _) => [new Effect.Overlay(Page(asked.Page))]);
        dialogue.In<OnCall>().Stay<GuideAsked>((call, asked, scene) =>
            [new Effect.Overlay(Page(asked.Page).Before(new CallingScreens(Calling.Regions, Calling.Hours).InHand(call.Lease, scene)) with { Holds = call.Lease.Id })]);
    }

    private Screen Page(int page) => page >= 1 && page <= Phases.Length ? Phase(page) : Contents();

    private Screen Contents() => Phases
        .Select((id, index) => new Button.Press(Title(id), new GuideAsked(index + 1)))
        .Aggregate(Screen.Of(new Text("guide.contents")), (screen, button) => screen.Row(button))
        .Row(ToBack);

    private Screen Phase(int page)
    {
        var around = ImmutableArray.CreateBuilder<Button>();
        around.Add(page > 1 ? Turn("guide.previous.button", page - 1) : Turn("guide.contents.button", 0));
        around.Add(page < Phases.Length ? Turn("common.next.button", page + 1) : Turn("guide.contents.button", 0));
        return Screen.Of(new Text($"guide.{Phases[page - 1]}.title"), new Text($"guide.{Phases[page - 1]}.body"))
            .Row([.. around])
            .Row(ToBack);
    }

    private static Text Title(string id) => new($"guide.{id}.title");

    private static Button.Press Turn(string label, int page) => new(new Text(label), new GuideAsked(page));

    private static readonly Button.Press ToBack = new(new Text("common.close.button"), new Back());
}
