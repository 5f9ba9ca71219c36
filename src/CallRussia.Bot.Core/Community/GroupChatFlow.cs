using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>A group's chat at Telegram: its host links it, members get a link that is worth one person, and there nothing is said but reminders.</summary>
public sealed record GroupChatFeature() : Feature("gc")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["w"] = typeof(GroupChatWanted),
        ["l"] = typeof(GroupChatLeft),
        ["e"] = typeof(GroupEntryWanted),
        ["y"] = typeof(GroupEntryConfirmed),
        ["t"] = typeof(GroupChatTold),
        ["f"] = typeof(GroupEntryFailed),
        ["r"] = typeof(GroupReminderDue),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<GroupChatWanted>((_, wanted, _) => [new MakeGroupCode(wanted.Group)])
        .Stay<GroupCodeMade>((_, made, scene) => [new Effect.Overlay(GroupChatScreens.HowToLink(made, scene))])
        .Stay<GroupChatLeft>((_, left, _) => [new LeaveGroupChat(left.Group)])
        .Stay<GroupChatTold>((state, told, _) => [RelayFeature.Notice(state, GroupChatScreens.Told(told))])
        .Stay<GroupEntryWanted>((_, wanted, _) => [new Effect.Overlay(GroupChatScreens.Sure(wanted.Group))])
        .Stay<GroupEntryConfirmed>((_, sure, _) => [new AskForGroupEntry(sure.Group)])
        .Stay<GroupEntryComes>((_, comes, _) => [new Effect.Overlay(GroupChatScreens.Comes(comes.Group))])
        .Stay<GroupEntrySpent>((_, spent, _) => [new Effect.Overlay(GroupChatScreens.Spent(spent.Group))])
        .Stay<GroupEntryMade>((_, made, _) => [new KeepGroupEntry(made.Group, made.Link)])
        .StayIf<GroupEntrySeen>((_, seen, _) => !seen.ComesByItself, "asked for again", (_, seen, scene) => [new Effect.Overlay(GroupChatScreens.Entry(seen, scene))])
        .StayIf<GroupEntrySeen>((_, seen, _) => seen.ComesByItself, "made", (state, seen, scene) => [RelayFeature.Notice(state, GroupChatScreens.Entry(seen, scene))])
        .Stay<GroupEntryFailed>((state, failed, _) => [RelayFeature.Notice(state, GroupChatScreens.Failed(failed.Group))])
        .Stay<GroupReminderDue>((_, due, _) => [new LookAtGroupReminder(due.Event, due.News)])
        .Stay<GroupReminderSeen>((_, seen, scene) => [new Effect.Tell(seen.Chat, seen.Language, GroupChatScreens.Reminder(seen, scene))]);
}
