using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Watching;

/// <summary>An alarm as it is kept.</summary>
/// <param name="Kind">A name, for a newer program may know kinds that this one doesn't: they are not this one's to tell.</param>
/// <param name="Over">Null while it is on.</param>
public sealed record KeptAlarm(long Id, string Kind, string Subject, string Detail, DateTimeOffset Since, DateTimeOffset? Over)
{
    /// <summary>Whose watch sees it.</summary>
    public BotId Bot { get; init; }
}

/// <summary>Somebody wants to hear nothing of a kind for a while.</summary>
/// <param name="Kind">As in <see cref="KeptAlarm"/>.</param>
public sealed record KeptMute(VolunteerId Volunteer, string Kind, DateTimeOffset Until);

/// <summary>What is wrong now and was wrong lately, and who wants to hear nothing of it.</summary>
public static class Alarms
{
    public static readonly Table<long, KeptAlarm> Table = new(
        "alarm", alarm => alarm.Id, Key.Of,
        static (to, alarm) => to.Long(alarm.Id).Text(alarm.Kind).Text(alarm.Subject).Text(alarm.Detail).Time(alarm.Since).Time(alarm.Over).Long(alarm.Bot.Value),
        static (ref RecordReader from) => new KeptAlarm(from.Long(), from.Text(), from.Text(), from.Text(), from.Time(), from.TimeOrNull()) { Bot = new BotId(from.Int()) })
    {
        KeptFor = new Expiry<KeptAlarm>(
            static (kept, retention, now) => kept.Range(ByEnd!, KeyRange.Numbers(StillOn + 1, (now - retention.Alarms).UtcTicks - 1)), static (kept, alarm) => kept.Remove(Table!, alarm.Id))
        {
            Period = static retention => retention.Alarms,
        },
    };

    /// <summary>Those that are on together, then the others by the time of their end.</summary>
    public static readonly TableIndex<KeptAlarm> ByEnd = Table.By("end", static alarm => Key.Of(alarm.Over?.UtcTicks ?? StillOn));

    public static readonly Table<(VolunteerId Volunteer, string Kind), KeptMute> Mutes = new(
        "alarm_mute", mute => (mute.Volunteer, mute.Kind), key => Key.Of(key.Volunteer.Value, key.Kind),
        static (to, mute) => to.Long(mute.Volunteer.Value).Text(mute.Kind).Time(mute.Until),
        static (ref RecordReader from) => new KeptMute(new VolunteerId(from.Long()), from.Text(), from.Time()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<KeptMute>(Of, static (kept, _, mute) => kept.Remove(Mutes!, (mute.Volunteer, mute.Kind))),
        KeptFor = new Expiry<KeptMute>(static (kept, _, now) => kept.All(Mutes!).Where(mute => mute.Until < now), static (kept, mute) => kept.Remove(Mutes!, (mute.Volunteer, mute.Kind))),
    };

    private const long StillOn = 0;

    private static readonly Sequence s_ids = new("alarm");

    /// <summary>Those that are on, oldest first; what several bots see is one alarm.</summary>
    public static List<Alarm> On(ITransaction kept) => [.. StillSeen(kept, static _ => true).DistinctBy(alarm => (alarm.Kind, alarm.Subject))];

    /// <summary>Whether a bot sees exactly these.</summary>
    public static bool Are(ITransaction kept, BotId bot, IReadOnlyCollection<AlarmFound> wanted) =>
        StillSeen(kept, seer => seer == bot) is var on && on.Count == wanted.Count && on.TrueForAll(alarm => wanted.Any(found => found.Is(alarm)));

    /// <summary>Makes what a bot sees exactly <paramref name="wanted"/>.</summary>
    /// <returns>What began and what ended by it, as no other bot sees it too.</returns>
    public static AlarmChanges Set(ITransaction kept, BotId bot, IReadOnlyCollection<AlarmFound> wanted, DateTimeOffset at)
    {
        var (on, elsewhere) = (StillSeen(kept, seer => seer == bot), StillSeen(kept, seer => seer != bot));
        var over = on.FindAll(alarm => !wanted.Any(found => found.Is(alarm)));
        foreach (var alarm in over) kept.Change(Table, alarm.Id, was => was with { Over = at });
        var raised = wanted.Where(found => !on.Exists(found.Is)).Select(found => Raise(kept, bot, found, at)).ToList();
        return new AlarmChanges(raised.FindAll(IsNowhereElse), over.FindAll(IsNowhereElse));

        bool IsNowhereElse(Alarm alarm) => !elsewhere.Exists(other => other.Kind == alarm.Kind && other.Subject == alarm.Subject);
    }

    /// <summary>Who wants to hear nothing of a kind now.</summary>
    public static HashSet<(VolunteerId Volunteer, AlarmKind Kind)> Muted(ITransaction kept, DateTimeOffset at) =>
        [.. kept.All(Mutes).Where(mute => mute.Until > at).SelectMany(mute => Kinds(mute.Kind).Select(kind => (mute.Volunteer, kind)))];

    public static AlarmsRead Read(ITransaction kept, VolunteerId volunteer, DateTimeOffset at) => new(
        On(kept), [.. Of(kept, volunteer).Where(mute => mute.Until > at).SelectMany(mute => Kinds(mute.Kind).Select(kind => new MutedAlarm(kind, mute.Until)))]);

    public static AlarmsRead Mute(ITransaction kept, MuteAlarm ask, Deed deed)
    {
        kept.Put(Mutes, new KeptMute(deed.Who, ask.Kind.ToString(), ask.Until));
        return Read(kept, deed.Who, deed.At);
    }

    public static AlarmsRead Unmute(ITransaction kept, UnmuteAlarms ask, Deed deed)
    {
        foreach (var mute in Of(kept, deed.Who).ToList()) kept.Remove(Mutes, (mute.Volunteer, mute.Kind));
        return Read(kept, deed.Who, deed.At);
    }

    private static List<Alarm> StillSeen(ITransaction kept, Func<BotId, bool> by) =>
        [.. kept.Range(ByEnd, KeyRange.Numbers(StillOn, StillOn)).Where(alarm => by(alarm.Bot)).Select(Known).OfType<Alarm>()];

    private static Alarm Raise(ITransaction kept, BotId bot, AlarmFound found, DateTimeOffset at)
    {
        var alarm = new Alarm(kept.Next(s_ids), found.Kind, found.Subject, found.Detail, at);
        kept.Put(Table, new KeptAlarm(alarm.Id, found.Kind.ToString(), found.Subject, found.Detail, at, Over: null) { Bot = bot });
        return alarm;
    }

    private static IEnumerable<KeptMute> Of(ITransaction kept, VolunteerId volunteer) => kept.Range(Mutes, KeyRange.Beginning(volunteer.Value));

    private static Alarm? Known(KeptAlarm kept) => Kinds(kept.Kind) is [var kind] ? new Alarm(kept.Id, kind, kept.Subject, kept.Detail, kept.Since) : null;

    private static AlarmKind[] Kinds(string name) => Enum.TryParse<AlarmKind>(name, out var kind) ? [kind] : [];
}
