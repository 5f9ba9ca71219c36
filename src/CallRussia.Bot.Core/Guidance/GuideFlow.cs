using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>
/// The guide phase by phase, what people say, facts, small talk, kind words. During a call the number stays on top of every page, so that
/// reading never loses it.
/// </summary>
/// <param name="InHand">The paragraph that shows the number in hand.</param>
public sealed record GuideFeature(RegionCatalogue Regions, PoliteHours Hours, Func<OnCall, Scene, Text> InHand) : Feature("gu")
{
    private static readonly Button.Press Close = new(new Text("common.close.button"), new Back());
    private static readonly Button.Press ToNumber = new(new Text("guide.to-number.button"), new Back());

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["g"] = typeof(GuideAsked),
        ["l"] = typeof(ObjectionsAsked),
        ["o"] = typeof(ObjectionAsked),
        ["f"] = typeof(ObjectionFactAsked),
        ["t"] = typeof(FactsAsked),
        ["k"] = typeof(FactAsked),
        ["s"] = typeof(SmallTalkAsked),
        ["c"] = typeof(CareAsked),
        ["e"] = typeof(EndingAsked),
        ["n"] = typeof(WhatIsNewAsked),
    };

    public override IReadOnlyList<Command> Commands { get; } = [new("guide", new GuideAsked(0))];

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Reading>()
            .Stay<GuideAsked>((state, asked, scene) => Show(state, GuideScreens.Page(asked.Page, state is OnCall, scene), scene, asked))
            .Stay<ObjectionsAsked>((state, asked, scene) => Show(state, ObjectionScreens.List(asked.Page, scene), scene, asked))
            .Stay<ObjectionAsked>((state, asked, scene) => Open(state, scene.Library.Objections.Find(asked.Objection), scene, asked))
            .Stay<EndingAsked>((state, asked, scene) => Card(state, asked.Objection, objection => GuideScreens.Ending(objection, scene), scene, asked))
            .Stay<ObjectionFactAsked>((state, asked, scene) => Card(state, asked.Objection, objection => ObjectionScreens.Fact(objection, asked.Nth, scene), scene, asked))
            .Stay<ObjectionCounted>((state, counted, scene) => Card(state, counted.Objection, objection => ObjectionScreens.Card(objection, scene), scene, new ObjectionAsked(counted.Objection, counted.Seen)))
            .Stay<WhatIsNewAsked>((_, asked, _) => [new LookAtChanges(asked.Page, asked.Since)])
            .Stay<ChangesSeen>((state, seen, scene) => Show(state, ChangeScreens.List(seen, scene), scene))
            .Stay<FactsAsked>((state, asked, scene) => Show(state, FactScreens.Themes(scene), scene, asked))
            .Stay<FactAsked>((state, asked, scene) => Show(state, FactScreens.Leaf(asked.Theme, asked.Nth, scene), scene, asked))
            .Stay<CareAsked>((state, asked, scene) => [.. Show(state, CareScreens.Page(asked, scene), scene), new LookForBuddy(asked)])
            .StayIf<BuddyToTell>((_, buddy, _) => buddy is { From: not null, IsThere: true }, "there is one", (state, buddy, scene) => Show(state, CareScreens.Page(buddy.From!, scene, hasBuddy: true), scene))
            .StayIf<Typed>((_, typed, _) => !typed.AskForSilence, "something else", Search);

        dialogue.In<OnCall>()
            .Stay<SmallTalkAsked>((call, asked, scene) => Show(call, SmallTalkScreens.Page(call.Lease, asked.Look, Regions, Hours, scene), scene));
    }

    /// <summary>Words that no other question waits for are looked up among what people say.</summary>
    private Effect[] Search(Reading state, Typed typed, Scene scene) => scene.Library.Objections.Search(typed.Words) switch
    {
        [var one] => Open(state, one, scene, new ObjectionAsked(one.Id)),
        var found => Show(state, ObjectionScreens.Found(found), scene),
    };

    /// <summary>During a call it is counted first: what people say at present is what the guide has to answer.</summary>
    private Effect[] Open(Reading state, Objection? objection, Scene scene, ObjectionAsked asked) => (state, objection) switch
    {
        (_, null) => Show(state, ObjectionScreens.List(0, scene), scene, asked),
        (OnCall call, _) => [new CountObjection(call.Lease.Id, objection.Id, asked.Seen)],
        _ => Show(state, ObjectionScreens.Card(objection, scene), scene, asked),
    };

    /// <summary>An objection that editors took away meanwhile is answered with the list.</summary>
    private Effect[] Card(Reading state, string id, Func<Objection, Screen> card, Scene scene, Leafing asked) =>
        Show(state, scene.Library.Objections.Find(id) is { } objection ? card(objection) : ObjectionScreens.List(0, scene), scene, asked);

    private Effect[] Show(Reading state, Screen leaf, Scene scene, Leafing? asked = null)
    {
        var page = Stamped(leaf, scene.Library.Guide.Version, asked);
        return state is OnCall call
            ? [new Effect.Overlay(page.Row(ToNumber).Before(InHand(call, scene)) with { Holds = call.Lease.Id })]
            : [new Effect.Overlay(page.Row(Close))];
    }

    /// <summary>Its buttons know which guide it shows. Whoever had another one open is told that this one is new.</summary>
    private static Screen Stamped(Screen page, string version, Leafing? asked)
    {
        var stamped = page.Each(button => button is Button.Press { Trigger: Leafing leafing } press ? press with { Trigger = leafing with { Seen = version } } : button);
        return asked is { Seen.Length: > 0 } && asked.Seen != version ? stamped.Before(new Text("guide.renewed")) : stamped;
    }
}
