using CallRussia.Bot.Core.Reporting;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>One day of a report.</summary>
internal sealed class DayRow
{
    public Steps Steps { get; set; }

    public long Agreed { get; set; }

    public long Kept { get; set; }
}

/// <summary>Days, made when they are first counted in.</summary>
internal sealed class DayRows
{
    private readonly Dictionary<DateOnly, DayRow> _days = [];

    public IEnumerable<KeyValuePair<DateOnly, DayRow>> All => _days.OrderBy(day => day.Key);

    public DayRow Of(DateOnly day) => _days.TryGetValue(day, out var known) ? known : _days[day] = new DayRow();

    public DayRow? Find(DateOnly day) => _days.GetValueOrDefault(day);

    public void Add(CallRow call)
    {
        Of(call.Day).Steps += Steps.Of(call.Outcome, 1);
        if (call.AgreesOn is { } agreed) Of(agreed).Agreed++;
        if (call.Keeps is { } kept) Of(kept).Kept++;
    }
}
