using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>Every message of the host's log. Ids only: never a number, a name, a text or the token.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Signed in to Telegram as bot {BotId}.")]
    public static partial void Introduced(this ILogger logger, long botId);

    [LoggerMessage(2, LogLevel.Critical, "Telegram refuses the token ({Code} {Description}). Take a valid one from @BotFather, put it into Telegram__Token and start again.")]
    public static partial void TokenRefused(this ILogger logger, int code, string description);

    [LoggerMessage(3, LogLevel.Warning, "Telegram can't be reached ({Kind}: {Description}); trying on. Nothing is lost: it keeps messages for 24 hours.")]
    public static partial void Unreachable(this ILogger logger, BotErrorKind kind, string description);

    [LoggerMessage(4, LogLevel.Warning, "A poll failed ({Kind} {Code}: {Description}); trying on.")]
    public static partial void PollFailed(this ILogger logger, BotErrorKind kind, int code, string description);

    [LoggerMessage(82, LogLevel.Information, "This instance serves {Own} of {All} parts of the people.")]
    public static partial void Shares(this ILogger logger, int own, int all);

    [LoggerMessage(84, LogLevel.Information, "This instance has joined {Others} others and waits for its share.")]
    public static partial void Joins(this ILogger logger, int others);

    [LoggerMessage(83, LogLevel.Warning, "{Count} instances are gone: their people are served by others.")]
    public static partial void InstancesGone(this ILogger logger, int count);

    [LoggerMessage(75, LogLevel.Error, "{Count} updates without an id were dropped.")]
    public static partial void UpdatesWithoutId(this ILogger logger, int count);

    [LoggerMessage(5, LogLevel.Error, "Another instance polls with the same token ({Description}). Stop one of the two: each gets only a part of the messages.")]
    public static partial void Conflict(this ILogger logger, string description);

    [LoggerMessage(6, LogLevel.Warning, "No poll was answered for {Seconds} s: the connection is made anew.")]
    public static partial void PollSilent(this ILogger logger, double seconds);

    [LoggerMessage(76, LogLevel.Information, "What Telegram brings is taken in at {Address}.")]
    public static partial void WebhookAt(this ILogger logger, string address);

    [LoggerMessage(77, LogLevel.Error, "Telegram does not take the webhook ({Kind} {Code}: {Description}); trying on. Look at Telegram:WebhookUrl. Nothing is lost: it keeps messages for 24 hours.")]
    public static partial void WebhookNotSet(this ILogger logger, BotErrorKind kind, int code, string description);

    [LoggerMessage(78, LogLevel.Warning, "Telegram does not say how the webhook stands ({Kind} {Code}: {Description}); trying on. What it brings is taken in all the same.")]
    public static partial void WebhookNotSeen(this ILogger logger, BotErrorKind kind, int code, string description);

    [LoggerMessage(79, LogLevel.Error, "Somebody else changed the webhook (taken off: {IsTakenOff}); it is set again. Stop the other bot with this token, or give it a token of its own.")]
    public static partial void WebhookLost(this ILogger logger, bool isTakenOff);

    [LoggerMessage(80, LogLevel.Warning, "Telegram could not bring an update ({Problem}); {Pending} wait there, and it tries on. Look at the proxy before Telegram:Listen.")]
    public static partial void NotBrought(this ILogger logger, string problem, int pending);

    [LoggerMessage(81, LogLevel.Warning, "Somebody who is not Telegram called the webhook and was sent away. This is said once a minute.")]
    public static partial void StrangerAtWebhook(this ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "Update {UpdateId} can't be read ({Problem}); it is kept aside.")]
    public static partial void Unreadable(this ILogger logger, long updateId, string problem);

    [LoggerMessage(8, LogLevel.Error, "The store can't be written ({Where}): {Problem}")]
    public static partial void StoreUnavailable(this ILogger logger, string where, string problem);

    [LoggerMessage(9, LogLevel.Error, "The turn of {IncomingId} for volunteer {VolunteerId} failed (try {Tries}).")]
    public static partial void TurnFailed(this ILogger logger, Exception failure, string incomingId, long volunteerId, int tries);

    [LoggerMessage(10, LogLevel.Error, "Delivery {DeliveryId} failed on our side; it is tried a few times more.")]
    public static partial void DeliveryFailed(this ILogger logger, Exception failure, long deliveryId);

    [LoggerMessage(11, LogLevel.Information, "Delivery {DeliveryId} to volunteer {VolunteerId} is given up: {Reason}.")]
    public static partial void GivenUp(this ILogger logger, long deliveryId, long volunteerId, string reason);

    [LoggerMessage(12, LogLevel.Warning, "Telegram asks to wait {Seconds} s (chat {VolunteerId}, everyone: {Everyone}).")]
    public static partial void Flooded(this ILogger logger, long volunteerId, double seconds, bool everyone);

    [LoggerMessage(13, LogLevel.Error, "Telegram refused delivery {DeliveryId} ({Kind}): {Code} {Description}. This is a bug of ours.")]
    public static partial void Refused(this ILogger logger, long deliveryId, DeliveryKind kind, int code, string description);

    [LoggerMessage(14, LogLevel.Error, "Delivery {DeliveryId} is beyond Telegram's limits: {Problem}. This is a bug of ours.")]
    public static partial void BeyondLimits(this ILogger logger, long deliveryId, string problem);

    [LoggerMessage(15, LogLevel.Warning, "Content: {Problem}. The last good content stays in use.")]
    public static partial void ContentBroken(this ILogger logger, string problem);

    [LoggerMessage(16, LogLevel.Information, "Content reloaded.")]
    public static partial void ContentReloaded(this ILogger logger);

    [LoggerMessage(17, LogLevel.Warning, "{Warning}")]
    public static partial void Warn(this ILogger logger, string warning);

    [LoggerMessage(18, LogLevel.Critical, "{Problem}")]
    public static partial void Fatal(this ILogger logger, string problem);

    [LoggerMessage(19, LogLevel.Information, "Stopping: {Turns} turns and {Deliveries} deliveries to go.")]
    public static partial void Stopping(this ILogger logger, int turns, int deliveries);

    [LoggerMessage(27, LogLevel.Warning, "{Turns} turns did not end in the time of a stop: the next start takes them up.")]
    public static partial void TurnsLeft(this ILogger logger, int turns);

    [LoggerMessage(20, LogLevel.Warning, "Telegram refused a menu or a description ({Code} {Description}); the bot works without.")]
    public static partial void MenuRefused(this ILogger logger, int code, string description);

    [LoggerMessage(21, LogLevel.Information, "File order {OrderId} of volunteer {VolunteerId} is taken in.")]
    public static partial void FileBegun(this ILogger logger, long orderId, long volunteerId);

    [LoggerMessage(22, LogLevel.Information, "File order {OrderId} has ended: {Problem}.")]
    public static partial void FileEnded(this ILogger logger, long orderId, FileProblem problem);

    [LoggerMessage(23, LogLevel.Warning, "A file could not be fetched from Telegram ({Kind} {Code}, try {Tries}).")]
    public static partial void FileNotFetched(this ILogger logger, BotErrorKind kind, int code, int tries);

    [LoggerMessage(25, LogLevel.Information, "Health and the counter are served at {Address}health/ready and {Address}campaign.json.")]
    public static partial void HealthAt(this ILogger logger, string address);

    [LoggerMessage(73, LogLevel.Information, "The campaign's pages are served at {Address}.")]
    public static partial void SiteAt(this ILogger logger, string address);

    [LoggerMessage(24, LogLevel.Error, "File order {OrderId} failed on our side. It is not taken up again.")]
    public static partial void FileBroken(this ILogger logger, Exception failure, long orderId);

    [LoggerMessage(40, LogLevel.Warning, "Telegram asks to wait {Seconds} s with broadcasts (broadcast {BroadcastId}); the rate is halved.")]
    public static partial void BroadcastFlooded(this ILogger logger, long broadcastId, double seconds);

    [LoggerMessage(41, LogLevel.Error, "Broadcast {BroadcastId} stops: Telegram refused {Failed} deliveries. An organizer has to look at it and resume it.")]
    public static partial void BroadcastStopped(this ILogger logger, long broadcastId, int failed);

    [LoggerMessage(42, LogLevel.Warning, "Of {Deliveries} deliveries of broadcasts nobody knows whether they arrived: the bot ended while they were under way.")]
    public static partial void DeliveriesLost(this ILogger logger, int deliveries);

    [LoggerMessage(43, LogLevel.Warning, "Telegram refused a message of a broadcast: {Code} {Description}.")]
    public static partial void BroadcastRefused(this ILogger logger, int code, string description);

    [LoggerMessage(60, LogLevel.Error, "The work at {What} failed; it begins again after a pause.")]
    public static partial void WorkFailed(this ILogger logger, Exception failure, string what);

    [LoggerMessage(61, LogLevel.Error, "What became of {IncomingId} of volunteer {VolunteerId} could not be kept; the next ones go on.")]
    public static partial void LaneFailed(this ILogger logger, Exception failure, string incomingId, long volunteerId);

    [LoggerMessage(62, LogLevel.Warning, "Volunteer {VolunteerId} sends faster than can be answered: what comes while {Most} of their updates and answers wait is not carried out.")]
    public static partial void TooMuch(this ILogger logger, long volunteerId, int most);

    [LoggerMessage(63, LogLevel.Warning, "The machine's clock was put by {Seconds} s. Nobody waits longer for it; appointments keep to the new time.")]
    public static partial void ClockStepped(this ILogger logger, double seconds);

    [LoggerMessage(64, LogLevel.Error, "A delivery of broadcast {BroadcastId} failed on our side.")]
    public static partial void BroadcastDeliveryFailed(this ILogger logger, Exception failure, long broadcastId);

    [LoggerMessage(85, LogLevel.Error, "The store did not take the last {Taps} taps on links of broadcasts: they are lost.")]
    public static partial void TapsLost(this ILogger logger, int taps);

    [LoggerMessage(26, LogLevel.Information, "No picture could be made ({Problem}); characters are sent in its place")]
    public static partial void NoPicture(this ILogger logger, string problem);

    [LoggerMessage(71, LogLevel.Information, "Buddies were brought together: {Pairs} pairs.")]
    public static partial void BuddiesMatched(this ILogger logger, int pairs);

    [LoggerMessage(72, LogLevel.Information, "What callers read has changed: {Changes} pages, objections and facts.")]
    public static partial void GuideChanged(this ILogger logger, int changes);

    [LoggerMessage(70, LogLevel.Error, "Something stands still: {What}. systemd is not told that the bot lives, and starts it anew if that lasts.")]
    public static partial void StandsStill(this ILogger logger, string what);

    [LoggerMessage(4001, LogLevel.Warning, "The conversation of volunteer {Volunteer} is in state {State}, which this version doesn't know: starting over from a safe state")]
    public static partial void UnknownState(this ILogger logger, long volunteer, string state);

    [LoggerMessage(4002, LogLevel.Warning, "Timer {Key} of volunteer {Volunteer} brings {Trigger}, which this version doesn't know: dropped")]
    public static partial void UnknownTimer(this ILogger logger, string key, long volunteer, string trigger);

    [LoggerMessage(4004, LogLevel.Information, "Swept {Done} handled ids, {SetAside} set-aside updates, {Links} links between volunteers and numbers; {Ended} leases whose timers were lost")]
    public static partial void Swept(this ILogger logger, int done, int setAside, int links, int ended);

    [LoggerMessage(4007, LogLevel.Warning, "What volunteer {Volunteer} learned is written as {Shape}, which this version doesn't know: it begins anew")]
    public static partial void UnknownTraining(this ILogger logger, long volunteer, string shape);
}
