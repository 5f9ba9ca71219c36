using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The loop that keeps broadcasts going: it settles finished deliveries, advances every broadcast by a step, and claims the next deliveries. A round is short;
/// several broadcasts take turns.
/// </summary>
/// <param name="buttons">Stand under every message.</param>
/// <param name="pages">Links lead through them, to be counted; null where there are none.</param>
public sealed class BroadcastRounds(
    IStore store, BroadcastCourse course, ClaimedDeliveries claimed, BroadcastPace pace, Renderer renderer, Dispatcher dispatcher, Button.Press[] buttons, Uri? pages, TimeProvider clock,
    ILogger<BroadcastRounds> logger)
{
    /// <summary>Deliveries are claimed at most this many seconds ahead: it bounds those whose fate a crash leaves unknown.</summary>
    private const double Ahead = 0.4;

    /// <summary>When Telegram refuses more than this percentage, and at least this many, the message is at fault and not its readers.</summary>
    private const int FailedPercent = 5;

    private const int FailedLeast = 20;

    private const int StepsAtOnce = 4;
    private int _round;

    /// <summary>As they stood in the last round.</summary>
    public IReadOnlyList<BroadcastAtWork> AtWork { get; private set; } = [];

    /// <summary>A paused broadcast with nothing under way needs no quick rounds.</summary>
    public bool IsBusy => AtWork.Any(one => one.Broadcast is not { Status: BroadcastStatus.Paused, Progress.UnderWay: 0 });

    /// <summary>Once at start: deliveries that the former process left under way become unknown.</summary>
    public async Task TakeUp(CancellationToken cancellationToken)
    {
        var lost = await store.Write(kept => BroadcastCourse.Lose(kept, dispatcher.Bot, clock.GetUtcNow()), cancellationToken);
        if (lost > 0) logger.DeliveriesLost(lost);
        pace.Pause(await store.Read(kept => Pauses.OfBroadcasts(kept, dispatcher.Bot, clock.GetUtcNow()), cancellationToken));
    }

    public async Task Go(CancellationToken cancellationToken)
    {
        await Settle();
        await Trials(cancellationToken);
        AtWork = await store.Read(kept => course.AtWork(kept, clock.GetUtcNow()), cancellationToken);
        await TakeBack();
        _round++;
        for (var i = 0; i < AtWork.Count; i++) await Advance(AtWork[(i + _round) % AtWork.Count].Broadcast, cancellationToken);
    }

    /// <summary>What was sent must not be sent again: a stop does not cut this off.</summary>
    public async Task Settle()
    {
        if (claimed.TakeFinished() is not { Count: > 0 } finished) return;
        try
        {
            await store.Write(kept => BroadcastCourse.Settle(kept, finished, clock.GetUtcNow()), CancellationToken.None);
        }
        catch
        {
            // The next round settles them.
            foreach (var one in finished) claimed.Finish(one);
            throw;
        }
        claimed.Settled(finished);
    }

    /// <summary>Deliveries of a stopped broadcast that still wait here are given back and not sent.</summary>
    private async Task TakeBack()
    {
        foreach (var (broadcast, _) in AtWork)
            if (broadcast.IsHeldUp) claimed.GiveBack(broadcast.Id);
        await Settle();
    }

    private async Task Advance(Broadcast broadcast, CancellationToken cancellationToken)
    {
        if (HasFailed(broadcast.Progress) && await store.Write(kept => BroadcastCourse.Stop(kept, broadcast.Id), cancellationToken))
            logger.BroadcastStopped(broadcast.Id.Value, broadcast.Progress.Failed);
        // Hand-outs go on between the steps, and the first recipients don't wait until the last ones are taken in.
        for (var step = 0; step < StepsAtOnce; step++)
            if (!await store.Write(kept => course.Advance(kept, broadcast.Id, clock.GetUtcNow()), cancellationToken)) break;
        var now = clock.GetUtcNow();
        if (pace.IsPaused || dispatcher.Outgoing.IsPaused) return;
        if (broadcast.Status is BroadcastStatus.Scheduled or BroadcastStatus.Sending) await Claim(broadcast, now, cancellationToken);
        else if (broadcast.Status == BroadcastStatus.Recalling && claimed.Count(broadcast.Id) == 0) await Recall(broadcast, now, cancellationToken);
    }

    private static bool HasFailed(BroadcastProgress progress) =>
        progress.Failed >= FailedLeast && progress.Failed * 100 > FailedPercent * (progress.Sent + progress.Blocked + progress.Failed + progress.Unknown);

    private int Room => (int)Math.Ceiling(pace.Rate * Ahead) - claimed.Waiting;

    private async Task Claim(Broadcast broadcast, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var room = Room;
        if (room <= 0) return;
        // Rendered first, for that may throw. Once committed, a claim must reach this process: a stop or a failure in between would leave
        // deliveries under way that nobody sends.
        var isElsewhere = broadcast.Draft.Messages.Values.Any(news => news.Media is not null) && await store.Read(kept => Bots.Of(kept, broadcast.Author), cancellationToken) != dispatcher.Bot;
        var draft = pages is not null && CountedLinks.Has(broadcast.Draft) ? await store.Read(kept => CountedLinks.Through(kept, broadcast.Id, broadcast.Draft, pages), cancellationToken) : broadcast.Draft;
        var rendered = Language.All.ToDictionary(language => language, language => draft.For(language) is { } news ? Rendered(isElsewhere ? Elsewhere(news) : news, language) : default);
        var most = Math.Max(1, room / rendered.Values.Max(one => Math.Max(1, one.Messages)));
        foreach (var recipient in await store.Write(kept => BroadcastCourse.Claim(kept, broadcast.Id, dispatcher.Bot, most, now), CancellationToken.None))
            claimed.Add(new ClaimedDeliveries.Claimed(recipient, rendered[recipient.Language].Words, rendered[recipient.Language].Album, rendered[recipient.Language].Messages));
    }

    /// <summary>What is the same for all readers of a language.</summary>
    private (byte[] Words, byte[] Album, int Messages) Rendered(News news, Language language)
    {
        var (album, words) = renderer.News(news, language, buttons);
        return (words.ToUtf8(), album?.ToUtf8() ?? [], news.Messages());
    }

    /// <summary>Telegram's name of a picture is good for the bot that it was sent to: in the chats of the others the words go alone.</summary>
    private static News Elsewhere(News news) => news.Html.Length > 0 ? news.WithoutMedia() : news;

    private async Task Recall(Broadcast broadcast, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var most = Math.Max(2, (int)Math.Ceiling(pace.Rate));
        foreach (var recipient in await store.Read(kept => BroadcastCourse.Recallable(kept, broadcast.Id, dispatcher.Bot, most, now), cancellationToken))
            claimed.Add(new ClaimedDeliveries.Claimed(recipient, ReadOnlyMemory<byte>.Empty));
    }

    /// <summary>Trials go to organizers as notices and are not counted. A sentence before each says that it is a trial.</summary>
    private async Task Trials(CancellationToken cancellationToken)
    {
        // Nearly always there are none: that takes no commit. Those taken are gone from the store: better none than two.
        if (!await store.Read(kept => Core.Broadcasting.Trials.Any(kept, dispatcher.Bot), cancellationToken)) return;
        foreach (var trial in await store.Write(kept => Core.Broadcasting.Trials.Take(kept, dispatcher.Bot), cancellationToken))
        {
            var (album, words) = renderer.News(trial.Copy, trial.Language, buttons);
            List<Delivery> copies = [Notice(trial.Volunteer, renderer.Screen(BroadcastingFeature.Trial(trial.Broadcast), trial.Language, Tap.Lasting)), Notice(trial.Volunteer, words)];
            if (album is not null) copies.Insert(1, Notice(trial.Volunteer, album) with { Kind = DeliveryKind.Album });
            dispatcher.Post(copies);
        }
    }

    private static Delivery Notice(VolunteerId to, MessagePayload message) => new(Delivery.Unkept, to, Urgency.Notice, DeliveryKind.Message, message.ToUtf8());
}
