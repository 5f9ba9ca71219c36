using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Looks at everything that may be wrong. Nothing here changes anything.</summary>
public sealed class Probes(IStore store, Ledgers ledgers, Settings settings, LiveContent content, Vitals vitals, Lanes lanes, TimeProvider clock)
{
    /// <summary>Events are counted over this time.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>A failed turn is looked at by a person: the alarm stays long enough to be seen.</summary>
    private static readonly TimeSpan FailuresFor = TimeSpan.FromHours(1);

    private const int ManyFloods = 20;
    private const int ManyRefused = 5;
    private const int ManyUncertain = 20;
    private const int ManyConflicts = 3;

    /// <summary>At a thousand turns a second that is a second, which people who wait for a number notice.</summary>
    private const int ManyTurns = 1_000;

    private static readonly TimeSpan LittleTime = TimeSpan.FromDays(7);

    private const long LittleRoom = 1L << 30;

    private IReadOnlyList<AlarmFound> _slowly = [];
    private DateTimeOffset _slowlyAt;

    /// <summary>Begins with the start of the process, when nothing was counted yet.</summary>
    private readonly Queue<(DateTimeOffset At, long Floods, long Refused, long Uncertain, long Conflicts)> _seen = new([(clock.GetUtcNow(), 0, 0, 0, 0)]);

    public async Task<IReadOnlyList<AlarmFound>> Find(CancellationToken cancellationToken)
    {
        var found = new List<AlarmFound>();
        if (content.Problem is { } problem) found.Add(new AlarmFound(AlarmKind.ContentBroken, Detail: problem));
        Count(found);
        if (lanes.Waiting > ManyTurns) found.Add(new AlarmFound(AlarmKind.Slow));
        if (await store.Read(kept => Inbox.SetAsideSince(kept, clock.GetUtcNow() - FailuresFor), cancellationToken) > 0) found.Add(new AlarmFound(AlarmKind.TurnsFail));
        if (await store.Read(kept => WordWishes.LongestWaiting(kept, clock.GetUtcNow()), cancellationToken) is not null) found.Add(new AlarmFound(AlarmKind.WordWaits));
        if (await store.Read(kept => SilenceRequests.AreMany(kept, clock.GetUtcNow()), cancellationToken)) found.Add(new AlarmFound(AlarmKind.SilenceHigh));
        if (await store.Read(kept => Flags.IsOneForgotten(kept, clock.GetUtcNow()), cancellationToken)) found.Add(new AlarmFound(AlarmKind.FlagWaits));
        found.AddRange(await Slowly(cancellationToken));
        if (FreeBytes() is { } free && free < LittleRoom) found.Add(new AlarmFound(AlarmKind.DiskLow, Detail: $"{free >> 20} MB"));
        return found;
    }

    /// <summary>Figures that change slowly and cost more to read.</summary>
    private async Task<IReadOnlyList<AlarmFound>> Slowly(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _slowlyAt < Window) return _slowly;
        var found = new List<AlarmFound>();
        if (await Ask(new LookAtBank(), cancellationToken) is BankSeen { Status.Lasts: { } lasts } && lasts < LittleTime)
            found.Add(new AlarmFound(AlarmKind.BankLow));
        if (await Ask(new LookAtHighRates(), cancellationToken) is HighRatesSeen seen)
            found.AddRange(seen.HighRates.Select(high => new AlarmFound(
                high.Kind == HighRateKind.DoNotCall ? AlarmKind.DoNotCallHigh : AlarmKind.HostileHigh,
                high.Region?.Text ?? "",
                $"{high.Rate:P0} ({high.Usual:P0})")));
        (_slowly, _slowlyAt) = (found, clock.GetUtcNow());
        return found;
    }

    private Task<Trigger> Ask(Ask ask, CancellationToken cancellationToken) =>
        store.Study(kept => ledgers.Answer(kept, ask, new Deed(AuditEntry.CommandLine, clock.GetUtcNow())), cancellationToken);

    private void Count(List<AlarmFound> found)
    {
        var now = (At: clock.GetUtcNow(), vitals.Floods, vitals.Refused, vitals.Uncertain, vitals.Conflicts);
        _seen.Enqueue(now);
        while (_seen.Peek().At < now.At - Window) _seen.Dequeue();
        var then = _seen.Peek();
        if (now.Conflicts - then.Conflicts >= ManyConflicts) found.Add(new AlarmFound(AlarmKind.SecondInstance));
        if (now.Floods - then.Floods >= ManyFloods) found.Add(new AlarmFound(AlarmKind.Flooded));
        if (now.Refused - then.Refused >= ManyRefused) found.Add(new AlarmFound(AlarmKind.MessagesRefused));
        if (now.Uncertain - then.Uncertain >= ManyUncertain) found.Add(new AlarmFound(AlarmKind.MessagesUncertain));
    }

    /// <summary>Null where the system does not say.</summary>
    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(settings.StoragePath)!).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
