namespace CallRussia.Bot.Core.Texts;

/// <summary>Turns moments, dates and lengths of time into texts of the phrasebook; the words themselves stand in <c>content/texts/time.yaml</c>.</summary>
internal static class PhrasebookTime
{
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Phrases =
    [
        "today", "tomorrow", "yesterday", "day", "until.today", "until.tomorrow", "until.yesterday", "until.day", "near.today", "near.tomorrow", "near.later", "date", "under-minute", "minutes", "hours", "hours-minutes", "days", "by-your-clock", "from-now",
    ];

    public static IReadOnlyCollection<string> Keys { get; } =
    [
        .. Phrases.Select(static name => $"time.{name}"),
        .. Months.Select(static name => $"time.month.{name}"),
        .. Months.Select(static name => $"time.in-month.{name}"),
        .. Weekdays.Select(static name => $"time.weekday.{name}"),
        .. Weekdays.Select(static name => $"time.weekday-name.{name}"),
        .. Weekdays.Select(static name => $"time.short.{name}"),
    ];

    public static Text Say(TextArg value) => value switch
    {
        TextArg.DayTime moment => Moment(moment.Local, moment.Today, "time.", "weekday"),
        TextArg.Deadline moment => Moment(moment.Local, moment.Today, "time.until.", "weekday-name"),
        TextArg.Near near => Near(near.On, near.Today),
        TextArg.Date date => new Text("time.date")
            .With("day", date.Day.Day).With("month", Month(date.Day.Month)).With("year", $"{date.Day.Year}"),
        TextArg.Month month => new Text($"time.in-month.{Months[month.In.Month - 1]}").With("year", $"{month.In.Year}"),
        TextArg.Weekday weekday => new Text($"time.weekday-name.{Weekdays[(int)weekday.Day]}"),
        TextArg.Duration duration => Length(duration.Length),
        _ => throw new InvalidOperationException($"The phrasebook can't say a {value.GetType().Name}."),
    };

    /// <param name="phrases">Where its four phrases begin: the same moment is said otherwise after "until".</param>
    private static Text Moment(DateTime local, DateTime today, string phrases, string weekdays)
    {
        var clock = new TextArg.Clock(local);
        return (local.Date - today.Date).Days switch
        {
            0 => new Text(phrases + "today").With("clock", clock),
            1 => new Text(phrases + "tomorrow").With("clock", clock),
            -1 => new Text(phrases + "yesterday").With("clock", clock),
            _ => new Text(phrases + "day")
                .With("weekday", new Text($"time.{weekdays}.{Weekdays[(int)local.DayOfWeek]}"))
                .With("day", local.Day).With("month", Month(local.Month)).With("clock", clock),
        };
    }

    private static Text Near(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => new Text("time.near.today"),
        1 => new Text("time.near.tomorrow"),
        _ => new Text("time.near.later").With("weekday", new Text($"time.short.{Weekdays[(int)date.DayOfWeek]}")).With("day", date.Day).With("month", Month(date.Month)),
    };

    private static Text Month(int month) => new($"time.month.{Months[month - 1]}");

    private static Text Length(TimeSpan length)
    {
        var total = (int)Math.Ceiling(length.TotalMinutes);
        var (hours, minutes) = (total / 60, total % 60);
        return (hours, minutes) switch
        {
            ( <= 0, <= 0) => new Text("time.under-minute"),
            (0, _) => new Text("time.minutes").With("count", minutes),
            ( >= 48, _) => new Text("time.days").With("count", (int)Math.Round(length.TotalDays)),
            (_, 0) => new Text("time.hours").With("count", hours),
            _ => new Text("time.hours-minutes").With("hours", hours).With("minutes", minutes),
        };
    }
}
