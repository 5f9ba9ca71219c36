using System.Buffers.Binary;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>
/// What budgets and brakes have to know of a volunteer, in one small row: neither a long history nor a busy day makes the next number
/// dearer.
/// </summary>
/// <param name="Ever">Hand-outs ever; the latest one has this as its <see cref="LeaseRow.Nth"/>.</param>
/// <param name="Called">Reported calls without "I did not call".</param>
/// <param name="Recent">The hand-outs of the last day and some before, the latest first.</param>
internal sealed record Caller(int Ever, int Called, IReadOnlyList<RecentHandOut> Recent)
{
    /// <summary>The lease whose number is in hand.</summary>
    public LeaseId? Held { get; init; }

    /// <summary>The newest lease; null before the first one, and after a /forget.</summary>
    public LeaseId? Latest { get; init; }

    /// <summary>So many reported hand-outs are kept for their pace, however old they are: two of them may yet be undone.</summary>
    private const int Always = Brakes.Sample + 2;

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static Caller Newcomer { get; } = new(0, 0, []);

    public Caller With(LeaseId lease, DateTimeOffset handedOutAt, int most) =>
        new(Ever + 1, Called, Counted([new RecentHandOut(handedOutAt, null, false), .. Recent], handedOutAt, most)) { Held = lease, Latest = lease };

    /// <summary>What no budget and no brake looks at any more is left out.</summary>
    public static IReadOnlyList<RecentHandOut> Counted(IReadOnlyList<RecentHandOut> latestFirst, DateTimeOffset at, int most)
    {
        var (count, reported) = (0, 0);
        while (count < latestFirst.Count && count < Math.Max(most, Always) && (reported < Always || latestFirst[count].At > at - Day))
            if (latestFirst[count++].ReportedAfter is not null) reported++;
        return count == latestFirst.Count ? latestFirst : [.. latestFirst.Take(count)];
    }

    /// <summary>A report came, was corrected or taken back (the number is in hand again).</summary>
    public Caller With(LeaseRow before, LeaseRow now)
    {
        var index = Ever - now.Nth;
        var recent = Recent.ToArray();
        if (index >= 0 && index < recent.Length) recent[index] = RecentHandOut.Of(now);
        var held = now.IsOpen ? now.Id : Held == now.Id ? null : Held;
        return new Caller(Ever, Called + Counts(now) - Counts(before), recent) { Held = held, Latest = Latest };
    }

    public CallingRecord Record(Volunteer volunteer, DateTimeOffset at)
    {
        var (today, reveals, skips) = (new List<DateTimeOffset>(Recent.Count), new List<TimeSpan>(Brakes.Sample), 0);
        foreach (var handOut in Recent)
        {
            if (handOut.At > at - Day)
            {
                today.Add(handOut.At);
                if (handOut.Skipped) skips++;
            }
            if (handOut.ReportedAfter is { } after && reveals.Count < Brakes.Sample) reveals.Add(after);
        }
        reveals.Reverse();
        return new CallingRecord
        {
            HandOuts = today,
            HandOutsEver = Ever,
            Outcomes = Called,
            RulesAccepted = volunteer.PromisedAt is not null,
            QuizPassed = volunteer.QuizPassedAt is not null,
            CourseFinished = volunteer.CourseFinishedAt is not null,
            RevealToReport = reveals,
            Skips = skips,
        };
    }

    private static int Counts(LeaseRow lease) => lease.Outcome is { } outcome && outcome.WasCalled() ? 1 : 0;
}

/// <param name="ReportedAfter">From showing the number to its first report; null while there is none.</param>
internal readonly record struct RecentHandOut(DateTimeOffset At, TimeSpan? ReportedAfter, bool Skipped)
{
    /// <summary>Ticks of the time, then ticks until the report above a bit for a skip.</summary>
    public const int Bytes = 2 * sizeof(long);

    private const long Unreported = long.MaxValue >> 1;

    public static RecentHandOut Of(LeaseRow lease) => new(
        lease.GivenAt, lease.ReportedAt - lease.GivenAt, lease.Outcome is { } outcome && !outcome.WasCalled());

    public void Write(Span<byte> cell)
    {
        BinaryPrimitives.WriteInt64LittleEndian(cell, At.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(cell[sizeof(long)..], ((ReportedAfter?.Ticks ?? Unreported) << 1) | (Skipped ? 1L : 0));
    }

    public static RecentHandOut Read(ReadOnlySpan<byte> cell)
    {
        var word = BinaryPrimitives.ReadInt64LittleEndian(cell[sizeof(long)..]);
        return new RecentHandOut(
            Moment.From(BinaryPrimitives.ReadInt64LittleEndian(cell)), word >> 1 == Unreported ? null : TimeSpan.FromTicks(word >> 1), (word & 1) != 0);
    }
}
