using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>One hand-out as reports see it.</summary>
/// <param name="Volunteer">Null when forgotten.</param>
/// <param name="AgreedFor">The time for which this very call was agreed on; null when it was not.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CountedCall(KeptLease Lease, Volunteer? Volunteer, DateTimeOffset? AgreedFor)
{
    /// <summary>More weeks than bits are not told apart.</summary>
    private const int MostWeeks = 63;

    public DateOnly Day => DayOf(Lease.GivenAt);

    /// <summary>This call ended with another one agreed on: on which day.</summary>
    public DateOnly? AgreesOn => Lease is { Outcome: Outcome.CallLater, CallAt: { } at } ? DayOf(at) : null;

    /// <summary>This call was agreed on before, and it was made in time: for which day.</summary>
    public DateOnly? Keeps => WasCalled && AgreedFor is { } at && Lease.GivenAt <= at + CallLaters.Grace ? DayOf(at) : null;

    private bool WasCalled => Lease.Outcome is { } outcome && outcome.WasCalled();

    /// <summary>Hand-outs after one, in the order of their ids.</summary>
    public static IEnumerable<CountedCall> After(ITransaction kept, long lease)
    {
        foreach (var one in kept.Range(KeptLeases.Table, KeyRange.Numbers(lease + 1, long.MaxValue)))
        {
            var volunteer = one.Volunteer is { } id ? Chats.Volunteer(kept, id) : null;
            yield return new CountedCall(one, volunteer, one.Agreed is { } agreed ? KeptLeases.Find(kept, agreed)?.CallAt : null);
        }
    }

    /// <summary>The volunteer called in this week.</summary>
    /// <param name="weeks">After the one of joining.</param>
    public bool IsActive(out int weeks)
    {
        weeks = Volunteer is null ? 0 : (int)(WeekOf(Lease.GivenAt) - WeekOf(Volunteer.JoinedAt));
        return Volunteer is not null && WasCalled && weeks is >= 0 and < MostWeeks;
    }

    /// <summary>The calendar of ticks begins with a Monday.</summary>
    public static long WeekOf(DateTimeOffset at) => at.UtcTicks / (7 * TimeSpan.TicksPerDay);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
