using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>The groups, for those of the team who read what hosts write and say who is one.</summary>
public sealed record GroupQueueFeature() : Feature("gq")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["groups"] = typeof(AtGroups) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["q"] = typeof(GroupQueueAsked),
        ["w"] = typeof(GroupQueueWaits),
        ["p"] = typeof(GroupNewsPassed),
        ["r"] = typeof(GroupNewsRefusing),
        ["n"] = typeof(GroupNewsRefused),
        ["h"] = typeof(HostDecided),
        ["c"] = typeof(CityRemoved),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .StayIf<GroupQueueWaits>((_, _, scene) => Rights.IsOpen(new GroupQueueAsked(), scene.Role), "looks after them", (state, _, _) => [RelayFeature.Notice(state, GroupQueueScreens.Waits())])
            .Permit<GroupQueueAsked, AtGroups>((state, asked, _) => Go.To(new AtGroups(Aside.From(state), asked.Page), new LookAtGroupQueue()));

        dialogue.In<AtGroups>()
            .Shows((_, _) => GroupQueueScreens.Standing())
            .Stay<GroupQueueSeen>((at, seen, scene) => [new Effect.Overlay(GroupQueueScreens.All(at, seen, scene))])
            .Stay<GroupNewsPassed>((_, passed, _) => [new JudgeGroupNews(passed.News)])
            .Stay<GroupNewsRefusing>((_, refusing, _) => [new Effect.Overlay(GroupQueueScreens.Why(refusing.News))])
            .Stay<GroupNewsRefused>((_, refused, _) => [new JudgeGroupNews(refused.News, refused.Reason)])
            .Stay<HostDecided>((_, decided, _) => [new DecideHost(decided.Group, new VolunteerId(decided.Who), decided.Yes)])
            .Stay<CityRemoved>((_, removed, _) => [new RemoveCity(removed.Group)])
            .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
            .Permit<Started, State>((at, _, _) => Go.To(at.Return));
    }
}
