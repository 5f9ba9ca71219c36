using System.Buffers.Binary;
using CallRussia.Bot.Core.Numbers;

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
    /// <summary>Older hand-outs that are kept for the pace of reports: some of them may have run out unreported.</summary>
    private const int Always = 2 * Brakes.Sample;

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static Caller Newcomer { get; } = new(0, 0, []);

    public Caller With(DateTimeOffset handedOutAt, int most) => new(
        Ever + 1,
        Called,
        Counted([new RecentHandOut(handedOutAt, null, false), .. Recent], handedOutAt, most));

    /// <summary>What no budget and no brake looks at any more is left out.</summary>
    public static IReadOnlyList<RecentHandOut> Counted(IReadOnlyList<RecentHandOut> latestFirst, DateTimeOffset at, int most)
    {
        var count = Math.Min(latestFirst.Count, Math.Max(most, Always));
        while (count > Always && latestFirst[count - 1].At <= at - Day) count--;
        return count == latestFirst.Count ? latestFirst : [.. latestFirst.Take(count)];
    }

    /// <summary>A report came, was corrected or taken back.</summary>
    public Caller With(LeaseRow before, LeaseRow now)
    {
        var index = Ever - now.Nth;
        var recent = Recent.ToArray();
        if (index >= 0 && index < recent.Length) recent[index] = RecentHandOut.Of(now);
        return new Caller(Ever, Called + Counts(now) - Counts(before), recent);
    }

    public CallingRecord Record(Core.Conversations.Volunteer volunteer, DateTimeOffset at)
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
    // Seconds since 2020, then tenths of a second until the report and a bit for a skip.
    public const int Bytes = 6;

    private const ushort SkippedBit = 0x8000;
    private const ushort Unreported = 0x7fff;
    private static readonly DateTimeOffset s_epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static RecentHandOut Of(LeaseRow lease) => new(
        lease.GivenAt, lease.ReportedAt - lease.GivenAt, lease.Outcome is { } outcome && !outcome.WasCalled());

    public void Write(Span<byte> cell)
    {
        // Rounded up: no budget is free a moment early.
        var seconds = Math.Ceiling((At - s_epoch).TotalSeconds);
        var after = ReportedAfter is { } time ? (ushort)Math.Clamp(time.TotalSeconds * 10, 0, Unreported - 1) : Unreported;
        BinaryPrimitives.WriteUInt32LittleEndian(cell, (uint)seconds);
        BinaryPrimitives.WriteUInt16LittleEndian(cell[4..], (ushort)(after | (Skipped ? SkippedBit : 0)));
    }

    public static RecentHandOut Read(ReadOnlySpan<byte> cell)
    {
        var word = BinaryPrimitives.ReadUInt16LittleEndian(cell[4..]);
        var after = word & Unreported;
        return new RecentHandOut(
            s_epoch.AddSeconds(BinaryPrimitives.ReadUInt32LittleEndian(cell)),
            after == Unreported ? null : TimeSpan.FromSeconds(after / 10.0),
            (word & SkippedBit) != 0);
    }
}
