using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>A group's chat at Telegram: its host links it, members get a link that is worth one person, and there nothing is said but reminders.</summary>
public sealed record GroupRoomFeature() : Feature("gc")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["w"] = typeof(GroupRoomWanted),
        ["l"] = typeof(GroupRoomLeft),
        ["e"] = typeof(GroupEntryWanted),
        ["y"] = typeof(GroupEntryConfirmed),
        ["t"] = typeof(GroupRoomTold),
        ["f"] = typeof(GroupEntryFailed),
        ["r"] = typeof(GroupReminderDue),
        ["v"] = typeof(EntryInVain),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<GroupRoomWanted>((_, wanted, _) => [new MakeGroupCode(wanted.Group)])
        .Stay<GroupCodeMade>((_, made, scene) => [new Effect.Overlay(GroupRoomScreens.HowToLink(made, scene))])
        .Stay<GroupRoomLeft>((_, left, _) => [new LeaveGroupRoom(left.Group)])
        .Stay<GroupRoomTold>((state, told, _) => [RelayFeature.Notice(state, GroupRoomScreens.Told(told))])
        .Stay<GroupEntryWanted>((_, wanted, _) => [new Effect.Overlay(GroupRoomScreens.Sure(wanted.Group))])
        .Stay<GroupEntryConfirmed>((_, sure, _) => [new AskForGroupEntry(sure.Group)])
        .Stay<GroupEntryComes>((_, comes, _) => [new Effect.Overlay(GroupRoomScreens.Comes(comes.Group))])
        .Stay<GroupEntrySpent>((_, spent, _) => [new Effect.Overlay(GroupRoomScreens.Spent(spent.Group))])
        .Stay<GroupEntryMade>((_, made, _) => [new KeepGroupEntry(made.Group, made.Link)])
        .StayIf<GroupEntrySeen>((_, seen, _) => !seen.ComesByItself, "asked for again", (_, seen, scene) => [new Effect.Overlay(GroupRoomScreens.Entry(seen, scene))])
        .StayIf<GroupEntrySeen>((_, seen, _) => seen.ComesByItself, "made", (state, seen, scene) => [RelayFeature.Notice(state, GroupRoomScreens.Entry(seen, scene))])
        .Stay<GroupEntryFailed>((state, failed, _) => [RelayFeature.Notice(state, GroupRoomScreens.Failed(failed.Group))])
        .Stay<EntryInVain>((_, vain, _) => [new DropGroupEntry(vain.Into)])
        .Stay<GroupEntryDropped>((state, dropped, _) => [RelayFeature.Notice(state, GroupRoomScreens.Dropped(dropped.Group))])
        .Stay<GroupReminderDue>((_, due, _) => [new LookAtGroupReminder(due.Event, due.News)])
        .Stay<GroupReminderSeen>((_, seen, scene) => [new Effect.Tell(seen.Chat, seen.Language, GroupRoomScreens.Reminder(seen, scene))]);
}
