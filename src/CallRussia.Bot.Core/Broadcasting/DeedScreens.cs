using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>What an organizer is about to do, with its size, before it is done.</summary>
internal static class DeedScreens
{
    public static Screen Show(Deciding sure, Scene scene) => IsReturn(sure, scene)
        ? Why(sure)
        : sure.Broadcast is { } broadcast
        ? Ask(sure.Deed, broadcast, scene).Row(new Button.Press(Yes(sure.Deed, broadcast), new DeedConfirmed())).Row(To(sure.Id))
        : Menu();

    /// <summary>Another's that waits is not cancelled: it goes back to its author, with a reason.</summary>
    public static bool IsReturn(Deciding sure, Scene scene) =>
        sure is { Deed: BroadcastDeed.Cancel, Broadcast: { Status: BroadcastStatus.Waiting, Author: var author } } && author != scene.Volunteer.Id;

    /// <summary>Whether that can be done to it as it stands, by this organizer.</summary>
    public static bool Fits(BroadcastDeed deed, Broadcast broadcast, Scene scene) => deed switch
    {
        BroadcastDeed.Send => ComposeRows.IsMine(broadcast, scene) && broadcast.Draft.Messages.Count > 0 && broadcast.Reachable > 0,
        BroadcastDeed.Approve => broadcast.Status == BroadcastStatus.Waiting && broadcast.Author != scene.Volunteer.Id,
        BroadcastDeed.Pause => broadcast.Status == BroadcastStatus.Sending,
        BroadcastDeed.Resume => broadcast.Status == BroadcastStatus.Paused || broadcast.Stopped == BroadcastStop.TooManyFailures,
        BroadcastDeed.Cancel => broadcast.Status is BroadcastStatus.Waiting or BroadcastStatus.Scheduled or BroadcastStatus.Sending or BroadcastStatus.Paused,
        BroadcastDeed.Recall => broadcast.IsRecallable(scene.At),
        BroadcastDeed.ResendUnknown => broadcast is { Status: BroadcastStatus.Done, Progress.Unknown: > 0 },
        // What somebody left behind an owner may clear away.
        BroadcastDeed.Discard => ComposeRows.IsMine(broadcast, scene) || (broadcast.Status == BroadcastStatus.Draft && scene.Role == Role.Owner),
        _ => false,
    };

    private static Screen Why(Deciding sure)
    {
        var screen = Screen.Of(T("sure.Return").With("most", ReturnReason.Longest));
        if (sure.Unfit) screen = screen.Before(T("returned.unfit").With("most", ReturnReason.Longest));
        return Enum.GetValues<ReadyReturn>().Where(ready => ready != ReadyReturn.None)
            .Aggregate(screen, (s, ready) => s.Row(new Button.Press(T($"returned.{ready}.button"), new ReturnReasonChosen(ready))))
            .Row(To(sure.Id));
    }

    private static Screen Ask(BroadcastDeed deed, Broadcast broadcast, Scene scene)
    {
        var progress = broadcast.Progress;
        return deed switch
        {
            BroadcastDeed.Send => Sending("sure.Send", broadcast, scene),
            BroadcastDeed.Approve => Sending("sure.Approve", broadcast, scene),
            BroadcastDeed.Cancel when broadcast.Status == BroadcastStatus.Waiting => Screen.Of(T("sure.Withdraw")),
            BroadcastDeed.Cancel when progress.Total == 0 => Screen.Of(T("sure.Unschedule")),
            BroadcastDeed.Cancel => Screen.Of(T("sure.Cancel").With("sent", progress.Sent).With("count", Math.Max(0, progress.Total - progress.Settled))),
            BroadcastDeed.Recall => Screen.Of(T("sure.Recall").With("count", broadcast.InChats)),
            BroadcastDeed.ResendUnknown => Screen.Of(T("sure.ResendUnknown").With("count", progress.Unknown)),
            _ => Screen.Of(T("sure.Discard")),
        };
    }

    private static Screen Sending(string key, Broadcast broadcast, Scene scene) => Screen.Of(
        T(key).With("count", broadcast.Reachable),
        ComposeScreens.Words(broadcast.Draft),
        AudienceScreens.Who(broadcast.Draft.To),
        T("sure.when").With("time", Time(broadcast.Draft.When, scene))
            .With("length", new TextArg.Duration(TimeSpan.FromSeconds((double)broadcast.Reachable * Messages(broadcast.Draft) / scene.Campaign.BroadcastsPerSecond))));

    /// <summary>To each, at most: what stands in an album counts one by one.</summary>
    private static int Messages(BroadcastDraft draft) => draft.Messages.Values.Select(news => news.Messages()).DefaultIfEmpty(1).Max();

    private static Text Yes(BroadcastDeed deed, Broadcast broadcast) => deed switch
    {
        BroadcastDeed.Send => T(broadcast.Draft.When is SendTime.Now ? "send-now.button" : "schedule.button"),
        _ => T($"sure.{deed}.button"),
    };
}
