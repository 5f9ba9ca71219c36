using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>One day of a report.</summary>
/// <param name="Agreed">Calls agreed on for this day.</param>
/// <param name="Kept">Those of them that were made in time.</param>
public sealed record ReportDay(DateOnly Day, Steps Steps, long Agreed, long Kept)
{
    public static readonly Table<DateOnly, ReportDay> Table = new("report_day", day => day.Day, day => Key.Of(day.DayNumber), Write, Read);

    public static ReportDay operator +(ReportDay one, ReportDay other) => Add(one, other);

    public static ReportDay Add(ReportDay one, ReportDay other) => new(one.Day, one.Steps + other.Steps, one.Agreed + other.Agreed, one.Kept + other.Kept);

    private static void Write(RecordWriter to, ReportDay day) => to
        .Long(day.Day.DayNumber).Long(day.Steps.Handed).Long(day.Steps.Dialled).Long(day.Steps.Answered).Long(day.Steps.Talked).Long(day.Agreed).Long(day.Kept);

    private static ReportDay Read(ref RecordReader from) =>
        new(DateOnly.FromDayNumber(from.Int()), new Steps(from.Long(), from.Long(), from.Long(), from.Long()), from.Long(), from.Long());
}

/// <summary>Days, made when they are first counted in.</summary>
internal sealed class ReportDays
{
    private readonly SortedDictionary<DateOnly, ReportDay> _days = [];

    /// <summary>In their order.</summary>
    public IReadOnlyCollection<ReportDay> All => _days.Values;

    public ReportDay? Find(DateOnly day) => _days.GetValueOrDefault(day);

    public void Add(ReportDay day) => _days[day.Day] = Find(day.Day) is { } known ? known + day : day;

    public void Add(CountedCall call)
    {
        Add(new ReportDay(call.Day, Steps.Of(call.Lease.Outcome, 1), 0, 0));
        if (call.AgreesOn is { } agreed) Add(new ReportDay(agreed, default, 1, 0));
        if (call.Keeps is { } kept) Add(new ReportDay(kept, default, 0, 1));
    }
}
