using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>Groups of a country or a city: who likes joins, sees what is ahead and what the host has to say, and never who else is there.</summary>
public sealed record GroupFeature() : Feature("gr")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["news"] = typeof(WritingGroupNews),
        ["city"] = typeof(AddingCity),
        ["report"] = typeof(ReportingHost),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(GroupsAsked),
        ["o"] = typeof(GroupAsked),
        ["j"] = typeof(GroupJoined),
        ["l"] = typeof(GroupLeft),
        ["h"] = typeof(HostingWanted),
        ["x"] = typeof(HostingLeft),
        ["n"] = typeof(GroupNewsWanted),
        ["s"] = typeof(GroupNewsSent),
        ["c"] = typeof(CityWanted),
        ["r"] = typeof(HostReportWanted),
        ["d"] = typeof(GroupDue),
        ["t"] = typeof(HostTold),
        ["b"] = typeof(GroupNewsReturned),
        ["g"] = typeof(GroupGoalWanted),
        ["k"] = typeof(GroupGoalChosen),
    };

    public override void Declare(Dialogue dialogue)
    {
        Join(dialogue);
        Host(dialogue);
        Write(dialogue);
        AddCity(dialogue);
        Report(dialogue);
        Hear(dialogue);
    }

    private static void Join(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<GroupsAsked>((_, asked, _) => [new LookAtGroups(asked.Page)])
        .Stay<GroupsSeen>((_, seen, scene) => [new Effect.Overlay(GroupScreens.All(seen, scene))])
        .Stay<GroupAsked>((_, asked, _) => [new LookAtGroup(asked.Group)])
        .Stay<GroupJoined>((_, joined, _) => [new JoinGroup(joined.Group)])
        .Stay<GroupLeft>((_, left, _) => [new LeaveGroup(left.Group)])
        .Stay<GroupSeen>((_, seen, scene) => [new Effect.Overlay(GroupScreens.One(seen.Group, scene))])
        .Stay<GroupGone>((_, _, _) => [new Effect.Overlay(GroupScreens.Said("gone"))]);

    private static void Host(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<HostingWanted>((_, wanted, _) => [new AskToHost(wanted.Group)])
        .Stay<HostingLeft>((_, left, _) => [new HostNoMore(left.Group)])
        .Stay<GroupGoalWanted>((_, wanted, _) => [new LookAtGroupGoal(wanted.Group)])
        .Stay<GroupGoalSeen>((_, seen, _) => [new Effect.Overlay(GroupScreens.Goals(seen.Group))])
        .Stay<GroupGoalChosen>((_, chosen, _) => [new KeepGroupGoal(chosen.Group, chosen.Calls)])
        .Stay<GroupNewsWanted>((_, wanted, _) => [new LookAtHosting(wanted.Group, HostWish.News)])
        .Stay<CityWanted>((_, wanted, _) => [new LookAtHosting(wanted.Group, HostWish.City)])
        .PermitIf<HostMay, WritingGroupNews>((_, may, _) => may.Wish == HostWish.News, "news", (state, may, _) => new WritingGroupNews(Aside.From(state), may.Group))
        .PermitIf<HostMay, AddingCity>((_, may, _) => may.Wish == HostWish.City, "a city", (state, may, _) => new AddingCity(Aside.From(state), may.Group));

    private static void Write(Dialogue dialogue) => dialogue.In<WritingGroupNews>()
        .Shows((writing, _) => GroupScreens.Write(writing))
        .Permit<Typed, WritingGroupNews>((writing, typed, _) => GroupRules.Take(writing, typed))
        .StayIf<GroupNewsSent>((writing, _, _) => writing.Words.Length > 0, "looked over", (writing, _, _) => [new SendGroupNews(writing.Group, writing.Words)])
        .Permit<GroupNewsTaken, State>((writing, taken, _) => Go.To(writing.Return, new Effect.Overlay(GroupScreens.Said("taken", taken.Group))))
        .Permit<GroupGone, State>((writing, _, _) => Go.To(writing.Return, new Effect.Overlay(GroupScreens.Said("gone"))))
        .Permit<Cancelled, State>((writing, _, _) => Go.To(writing.Return))
        .Permit<Started, State>((writing, _, _) => Go.To(writing.Return));

    private static void AddCity(Dialogue dialogue) => dialogue.In<AddingCity>()
        .Shows((adding, _) => GroupScreens.City(adding))
        .PermitIf<Typed, AddingCity>((_, typed, _) => !GroupRules.IsCity(typed.Words.Trim()), "unfit", (adding, _, _) => adding with { Fault = CityFault.Unfit })
        .StayIf<Typed>((_, typed, _) => GroupRules.IsCity(typed.Words.Trim()), "fit", (adding, typed, _) => [new AddCity(adding.Group, typed.Words.Trim())])
        .Permit<CityKnown, AddingCity>((adding, _, _) => adding with { Fault = CityFault.Known })
        .Permit<CityAdded, State>((adding, added, _) => Go.To(adding.Return, new Effect.Overlay(GroupScreens.Added(added.City))))
        .Permit<GroupGone, State>((adding, _, _) => Go.To(adding.Return, new Effect.Overlay(GroupScreens.Said("gone"))))
        .Permit<Cancelled, State>((adding, _, _) => Go.To(adding.Return))
        .Permit<Started, State>((adding, _, _) => Go.To(adding.Return));

    private static void Report(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<HostReportWanted, ReportingHost>((state, wanted, _) => new ReportingHost(Aside.From(state), wanted.Group));
        dialogue.In<ReportingHost>()
            .Shows((_, _) => RelayScreens.Reasons())
            .Stay<PersonReasonChosen>((reporting, chosen, _) => [new ReportHost(reporting.Group, chosen.Reason)])
            .Permit<HostReported, State>((reporting, _, _) => Go.To(reporting.Return, new Effect.Overlay(GroupScreens.Said("reported", reporting.Group))))
            .Permit<GroupGone, State>((reporting, _, _) => Go.To(reporting.Return, new Effect.Overlay(GroupScreens.Said("gone"))))
            .Permit<Cancelled, State>((reporting, _, _) => Go.To(reporting.Return))
            .Permit<Started, State>((reporting, _, _) => Go.To(reporting.Return));
    }

    private static void Hear(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<GroupDue>((_, due, _) => [new LookAtGroupWord(due.Group, due.Word)])
        .Stay<GroupWordSeen>((state, seen, _) => [RelayFeature.Notice(state, GroupScreens.Word(seen))])
        .Stay<HostTold>((state, told, _) => [RelayFeature.Notice(state, GroupScreens.Told(told))])
        .Stay<GroupNewsReturned>((state, returned, _) => [RelayFeature.Notice(state, GroupScreens.Returned(returned))]);
}
