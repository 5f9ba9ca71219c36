using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>An hour in which people call at the same time, each on their own telephone.</summary>
/// <param name="Event">What announced it; null when the first who wanted company began it.</param>
public sealed record SharedHour(long Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, long? Event)
{
    /// <summary>One that is announced can be joined from its reminder on.</summary>
    public DateTimeOffset OpensAt => Event is null ? StartsAt : StartsAt - SharedHours.OpensBefore;
}

/// <summary>Somebody's part in an hour: their latest one.</summary>
/// <param name="EndsAt">When the hour ends.</param>
/// <param name="LeftAt">Null while they did not leave before.</param>
/// <param name="Calls">What is counted for the hour: an undo takes out just that.</param>
public sealed record HourMember(VolunteerId Who, long Hour, DateTimeOffset JoinedAt, DateTimeOffset EndsAt, DateTimeOffset? LeftAt, IReadOnlyList<LeaseId> Calls)
{
    public bool IsIn(DateTimeOffset at) => JoinedAt <= at && at < (LeftAt ?? EndsAt);
}

/// <summary>An hour as it is told to those in it.</summary>
/// <param name="Count">Null while they are too few to be counted aloud.</param>
public sealed record HourTold(long Id, DateTimeOffset EndsAt, HourCount? Count);

/// <param name="Here">How many are in it just now.</param>
/// <param name="Dared">Calls that they dared together, however they ended.</param>
public sealed record HourCount(int Here, int Dared, int Goal);

/// <summary>
/// Hours of calling together: who is in one, and how many calls they dared. Nobody learns who else is there; what a call is says <see cref="CallCounts"/>
/// alone.
/// </summary>
public static class SharedHours
{
    /// <summary>Of fewer people no figure is told: it would tell of single ones, who sit there at the same time.</summary>
    public const int Fewest = 3;

    /// <summary>The goal of an hour is so many calls for each who takes part.</summary>
    public const int CallsEach = 3;

    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>How long before its beginning an announced hour is open; its guests are reminded then.</summary>
    public static readonly TimeSpan OpensBefore = TimeSpan.FromMinutes(10);

    /// <summary>Nobody joins for less: whoever comes so late begins another hour.</summary>
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(15);

    private const long Here = 0;
    private const long Joined = 1;
    private const long Dared = 2;

    public static readonly Table<long, SharedHour> Table = new(
        "shared_hour", hour => hour.Id, Key.Of,
        static (to, hour) => to.Long(hour.Id).Time(hour.StartsAt).Time(hour.EndsAt).Long(hour.Event),
        static (ref RecordReader from) => new SharedHour(from.Long(), from.Time(), from.Time(), from.LongOrNull()))
    {
        KeptFor = new Expiry<SharedHour>(
            static (kept, retention, now) => kept.Range(ByEnd!, KeyRange.Numbers(0, (now - retention.PastEvents).UtcTicks)), static (kept, hour) => Remove(kept, hour))
        {
            Period = static retention => retention.PastEvents,
        },
    };

    public static readonly TableIndex<SharedHour> ByEnd = Table.By("end", static hour => Key.Of(hour.EndsAt.UtcTicks));

    public static readonly TableIndex<SharedHour> ByEvent = Table.By("event", static hour => hour.Event is { } one ? Key.Of(one) : null);

    public static readonly Table<VolunteerId, HourMember> Members = new(
        "hour_member", member => member.Who, who => Key.Of(who.Value),
        static (to, member) => to.Long(member.Who.Value).Long(member.Hour).Time(member.JoinedAt).Time(member.EndsAt).Time(member.LeftAt).Many(member.Calls, static (to, call) => to.Long(call.Value)),
        static (ref RecordReader from) => new HourMember(
            new VolunteerId(from.Long()), from.Long(), from.Time(), from.Time(), from.TimeOrNull(), from.Many(static (ref RecordReader call) => new LeaseId(call.Long()))))
    {
        OwnedBy = new Owner<HourMember>(
            static (kept, who) => kept.Range(Members!, KeyRange.Only(Key.Of(who.Value))), static (kept, who, _) => kept.Remove(Members!, who))
        {
            Section = "CalledTogether",
            Show = static member => new { member.JoinedAt, member.LeftAt, Calls = member.Calls.Count },
        },
        KeptFor = new Expiry<HourMember>(
            static (kept, retention, now) => kept.Range(MembersByEnd!, KeyRange.Numbers(0, (now - retention.HourMembers).UtcTicks)), static (kept, member) => kept.Remove(Members!, member.Who))
        {
            Period = static retention => retention.HourMembers,
        },
        Followed = Follow,
    };

    public static readonly TableIndex<HourMember> MembersByEnd = Members.By("end", static member => Key.Of(member.EndsAt.UtcTicks));

    /// <summary>First the hour, then what is counted of it.</summary>
    private static readonly Counts s_counts = new("shared_hour");

    private static readonly Sequence s_ids = new("shared_hour");

    /// <summary>The hour that can be joined now: an announced one before one that somebody began.</summary>
    public static SharedHour? Open(ITransaction kept, DateTimeOffset now) => kept.Range(ByEnd, KeyRange.Numbers((now + s_shortest).UtcTicks, long.MaxValue))
        .Where(hour => hour.OpensAt <= now).OrderByDescending(hour => hour.Event is not null).ThenByDescending(hour => hour.EndsAt).FirstOrDefault();

    /// <summary>The next announced one that can't be joined yet.</summary>
    public static SharedHour? Next(ITransaction kept, DateTimeOffset now) => kept.Range(ByEnd, KeyRange.Numbers(now.UtcTicks, long.MaxValue))
        .Where(hour => hour.Event is not null && hour.OpensAt > now).MinBy(hour => hour.StartsAt);

    /// <summary>The hour that somebody is in.</summary>
    public static SharedHour? Of(ITransaction kept, VolunteerId who, DateTimeOffset now) =>
        kept.Find(Members, who) is { } member && member.IsIn(now) ? kept.Find(Table, member.Hour) : null;

    /// <summary>They are in the hour that is open, or begin one; at its end they hear of it.</summary>
    public static void Join(ITransaction kept, VolunteerId who, DateTimeOffset now)
    {
        if (Of(kept, who, now) is not null) return;
        var hour = Open(kept, now) ?? Begin(kept, now);
        // Who comes back keeps what they dared in it.
        kept.Put(Members, kept.Find(Members, who) is { } member && member.Hour == hour.Id ? member with { LeftAt = null } : new HourMember(who, hour.Id, now, hour.EndsAt, LeftAt: null, []));
        Timers.Set(kept, who, TimerKeys.SharedHour, hour.EndsAt, new SharedHourOver(hour.Id));
    }

    /// <returns>The hour that they were in until now.</returns>
    public static SharedHour? Leave(ITransaction kept, VolunteerId who, DateTimeOffset now)
    {
        if (Of(kept, who, now) is not { } hour) return null;
        kept.Change(Members, who, member => member with { LeftAt = now });
        Timers.TakeOff(kept, who, TimerKeys.SharedHour);
        return hour;
    }

    public static HourTold Tell(ITransaction kept, SharedHour hour)
    {
        var here = Count(kept, hour.Id, Here);
        return new HourTold(hour.Id, hour.EndsAt, here < Fewest ? null : new HourCount(here, Count(kept, hour.Id, Dared), CallsEach * Count(kept, hour.Id, Joined)));
    }

    /// <summary>What the hour that somebody is in has come to.</summary>
    public static HourCount? CountOf(ITransaction kept, VolunteerId who, DateTimeOffset now) => Of(kept, who, now) is { } hour ? Tell(kept, hour).Count : null;

    /// <summary>What all who took part dared together; null when they were too few, or when there is nothing to tell.</summary>
    public static int? DaredIn(ITransaction kept, long hour) => Count(kept, hour, Joined) >= Fewest && Count(kept, hour, Dared) is > 0 and var dared ? dared : null;

    /// <summary>Whether they were in it to its end.</summary>
    public static bool HasStayed(ITransaction kept, VolunteerId who, long hour) => kept.Find(Members, who) is { LeftAt: null } member && member.Hour == hour;

    /// <summary>How many joined the hour that an event announced.</summary>
    public static int CountJoined(ITransaction kept, long announcedBy) => OfEvent(kept, announcedBy) is { } hour ? Count(kept, hour.Id, Joined) : 0;

    public static void Announce(ITransaction kept, long by, DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        kept.Put(Table, new SharedHour(kept.Next(s_ids), startsAt, endsAt, by));

    /// <summary>It is announced no more; those who are in it already go on.</summary>
    public static void Withdraw(ITransaction kept, long by)
    {
        if (OfEvent(kept, by) is not { } hour) return;
        if (Count(kept, hour.Id, Joined) == 0) Remove(kept, hour);
        else kept.Put(Table, hour with { Event = null });
    }

    /// <summary>A call is counted (+1), or taken out of the count (-1).</summary>
    internal static void Count(ITransaction kept, KeptLease call, int by)
    {
        if (call is not { Volunteer: { } who, ReportedAt: { } at } || kept.Find(Members, who) is not { } member) return;
        var isCounted = member.Calls.Contains(call.Id);
        if (by > 0 && !isCounted && member.IsIn(at)) kept.Put(Members, member with { Calls = [.. member.Calls, call.Id] });
        if (by < 0 && isCounted) kept.Put(Members, member with { Calls = [.. member.Calls.Where(id => id != call.Id)] });
    }

    /// <summary>What they dared stays in the sum when they go: it names nobody.</summary>
    private static void Follow(ITransaction kept, HourMember? before, HourMember? after)
    {
        if (before is { LeftAt: null }) s_counts.Add(kept, -1, before.Hour, Here);
        if (after is { LeftAt: null }) s_counts.Add(kept, +1, after.Hour, Here);
        if (after is null) return;
        var isSame = before?.Hour == after.Hour;
        if (!isSame) s_counts.Add(kept, +1, after.Hour, Joined);
        s_counts.Add(kept, after.Calls.Count - (isSame ? before!.Calls.Count : 0), after.Hour, Dared);
    }

    private static SharedHour Begin(ITransaction kept, DateTimeOffset now)
    {
        var hour = new SharedHour(kept.Next(s_ids), now, now + Length, Event: null);
        kept.Put(Table, hour);
        return hour;
    }

    private static SharedHour? OfEvent(ITransaction kept, long one) => kept.Range(ByEvent, KeyRange.Only(Key.Of(one))).FirstOrDefault();

    private static int Count(ITransaction kept, long hour, long what) => (int)s_counts.Find(kept, hour, what);

    private static void Remove(ITransaction kept, SharedHour hour)
    {
        foreach (var count in s_counts.Of(kept, hour.Id).ToList()) s_counts.Add(kept, -count.N, count.First, count.Second);
        kept.Remove(Table, hour.Id);
    }
}
