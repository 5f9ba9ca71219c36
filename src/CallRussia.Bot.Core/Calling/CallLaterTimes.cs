using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Calling;

/// <summary>When a later call can be agreed: ahead, while the number is kept, and at polite hours there.</summary>
internal sealed class CallLaterTimes(RegionCatalogue regions, PoliteHours hours)
{
    /// <summary>A call later is agreed within the time the number is kept: today and six days on.</summary>
    public const int DaysAhead = 7;

    /// <summary>As many as can be compared at a glance, each on both clocks.</summary>
    private const int Offered = 4;

    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public DateOnly Today(Lease lease, Scene scene) => DateOnly.FromDateTime(regions[lease.Region].MainZone.LocalTime(scene.At).DateTime);

    public bool IsPossible(Lease lease, DateTimeOffset at, Scene scene) => IsKept(at, scene) && hours.IsPolite(regions[lease.Region], at);

    /// <summary>Whole hours of that day there, while it is polite and still ahead.</summary>
    public IEnumerable<DateTimeOffset> Slots(Lease lease, DateOnly day, Scene scene) =>
        from hour in Enumerable.Range(0, 24)
        let slot = regions[lease.Region].MainZone.Instant(day, new TimeOnly(hour, 0))
        where IsPossible(lease, slot, scene)
        select slot;

    /// <summary>The day that was typed without an hour, when it has any left.</summary>
    public DateOnly? OnlyDay(Agreeing at, Typed typed, Scene scene) =>
        Find(at, typed, scene) is Heard.OnlyDay { Day: var day } && Slots(at.From.Lease, day, scene).Any() ? day : null;

    /// <summary>
    /// Typed hours are those of the person called, whose day it is; where the volunteer's clock shows another time and may be meant, it is offered beside them.
    /// </summary>
    public HearingTime Hear(Agreeing at, Typed typed, Scene scene)
    {
        var lease = at.From.Lease;
        var day = (at as ChoosingHour)?.Day ?? (at as HearingTime)?.Day;
        HearingTime As(Hearing hearing, IEnumerable<DateTimeOffset> offered) => new(at.From, hearing, [.. offered.Distinct().Take(Offered)], day);
        var theirs = Find(at, typed, scene);
        if (theirs is Heard.OnlyDay only) return As(only.Day < Today(lease, scene).AddDays(DaysAhead) ? Hearing.NotPolite : Hearing.TooFar, []);
        var mine = scene.IsClockKnown() ? Moments(TypedTime.Find(typed.Words, scene.At, scene.Zone(), day)).Where(moment => IsPossible(lease, moment, scene)) : [];
        if (theirs is not Heard.Moments { Candidates: var heard }) return As(theirs is Heard.Past ? Hearing.Over : Hearing.Unclear, mine);
        var possible = heard.Where(moment => IsPossible(lease, moment, scene)).ToList();
        if (possible.Count > 0) return As(Hearing.Understood, [.. possible, .. mine]);
        return IsKept(heard[0], scene) || heard[0] <= scene.At + Soonest
            ? As(Hearing.NotPolite, [.. Nearest(lease, heard[0], scene), .. mine])
            : As(Hearing.TooFar, mine);
    }

    private Heard Find(Agreeing at, Typed typed, Scene scene) =>
        TypedTime.Find(typed.Words, scene.At, regions[at.From.Lease.Region].MainZone.Clock, (at as ChoosingHour)?.Day ?? (at as HearingTime)?.Day);

    private static ImmutableArray<DateTimeOffset> Moments(Heard heard) => heard is Heard.Moments { Candidates: var candidates } ? candidates : [];

    private static bool IsKept(DateTimeOffset at, Scene scene) => at > scene.At + Soonest && at < scene.At + OutcomeRules.KeptForCallLater;

    /// <summary>The last quarter of an hour before and the first one after that are possible, the nearer one first.</summary>
    private IEnumerable<DateTimeOffset> Nearest(Lease lease, DateTimeOffset at, Scene scene)
    {
        var quarter = new DateTimeOffset(at.UtcTicks / Step.Ticks * Step.Ticks, TimeSpan.Zero);
        DateTimeOffset? Walk(int direction) => Enumerable.Range(1, 4 * 24).Select(steps => quarter + (direction * steps * Step))
            .Where(moment => IsPossible(lease, moment, scene)).Select(moment => (DateTimeOffset?)moment).FirstOrDefault();
        return new[] { Walk(-1), Walk(1) }.OfType<DateTimeOffset>().OrderBy(moment => (moment - at).Duration());
    }
}
