using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Personal;

/// <summary>Regions that a volunteer prefers. At which hours is no wish: numbers go out when people there answer best.</summary>
public sealed record WishFeature(RegionCatalogue Regions) : Feature("wi")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(WishesAsked),
        ["s"] = typeof(WishSwitched),
        ["n"] = typeof(WishesDropped),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<WishesAsked>((_, asked, _) => [new LookAtWishes(asked.Page)])
        .Stay<WishesSeen>((_, seen, scene) => [new Effect.Overlay(WishScreens.Choose(seen, scene))])
        .StayIf<WishSwitched>((_, switched, _) => Regions.TryFind(switched.Region, out _), "known", (_, switched, scene) => Switch(scene.Volunteer, switched))
        .Stay<WishesDropped>((_, _, scene) => [new Effect.Remember(scene.Volunteer with { Wished = null }), new Effect.Toast(WishScreens.Dropped), new LookAtWishes(0)]);

    private static Effect[] Switch(Volunteer volunteer, WishSwitched switched)
    {
        var (region, wished) = (new RegionCode(switched.Region), volunteer.Wished?.All ?? []);
        if (!wished.Contains(region) && wished.Count >= WishedRegions.Most) return [new Effect.Toast(WishScreens.Enough), new LookAtWishes(switched.Page)];
        var now = wished.Contains(region) ? wished.Where(other => other != region) : wished.Append(region);
        return [new Effect.Remember(volunteer with { Wished = WishedRegions.Of(now) }), new LookAtWishes(switched.Page)];
    }
}
