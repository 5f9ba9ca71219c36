using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>Times as people type them, in Russian, English and Lithuanian at once: words, the present moment and a time zone become moments.</summary>
public static class TypedTime
{
    /// <summary>As many as can be chosen from at a glance.</summary>
    private const int Most = 4;

    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Moscow", out var moscow)
        ? moscow
        : TimeZoneInfo.CreateCustomTimeZone("Europe/Moscow", TimeSpan.FromHours(3), "Moscow", "Moscow");

    /// <param name="day">The day that is meant where the words name none; null: the next one that has the time ahead.</param>
    public static Heard Find(string typed, DateTimeOffset now, TimeZoneInfo zone, DateOnly? day = null) =>
        SaidTime.Read(typed) is { } said ? Find(said, now, zone, day) : new Heard.Unclear();

    public static Heard Find(SaidTime said, DateTimeOffset now, TimeZoneInfo zone, DateOnly? day = null)
    {
        if (!said.Weekdays.IsEmpty) return new Heard.Unclear();
        if (said.IsMoscow) return Find(said with { IsMoscow = false }, now, Moscow, day);
        if (said.Dotted is not null) return Find(Decide(said, DateOnly.FromDateTime(LocalClock.Local(zone, now))), now, zone, day);
        if (said.In is { } span) return Ahead([Whole(now + span)], now);
        var today = DateOnly.FromDateTime(LocalClock.Local(zone, now));
        var named = said.Day is { } one ? Days(one, today) : day is { } asked ? [asked] : null;
        if (said.OnWeekday is { } weekday) named = [.. (named ?? []).Where(date => date.DayOfWeek == weekday)];
        if (named is []) return new Heard.Unclear();
        var times = Times(said);
        if (times is []) return said.Clock is null && said.Part is null && named is not null ? OnlyDay(named, today) : new Heard.Unclear();
        DateTimeOffset At(DateOnly date, TimeSpan time) => LocalClock.Moment(zone, date.ToDateTime(TimeOnly.MinValue) + time);
        if (named is not null) return Ahead(named.SelectMany(date => times.SelectMany(time => Nights(said, date, time).Select(at => At(at, time)))), now);
        return Ahead(times.Select(time => At(today, time) is var at && at > now ? at : At(today.AddDays(1), time)), now, said.Clock is null);
    }

    /// <summary>10.10 by itself: a date of these weeks, else a time.</summary>
    private static SaidTime Decide(SaidTime said, DateOnly today)
    {
        var (one, other) = said.Dotted!.Value;
        return Coming(other, one, today) is [var date] && date <= today.AddDays(31)
            ? said with { Dotted = null, Day = new SaidDay.Date(null, other, one) }
            : said with { Dotted = null, Clock = new SaidClock(one, other) };
    }

    /// <summary>Hours of the clock, or those of a part of the day where no hour was said.</summary>
    private static ImmutableArray<TimeSpan> Times(SaidTime said) =>
        said is { Clock: null, Part: { } part } ? [.. DayParts.Hours(part).Select(static hour => TimeSpan.FromHours(hour))] : said.Times();

    /// <summary>Two o'clock tonight is said of the day that ends.</summary>
    private static DateOnly[] Nights(SaidTime said, DateOnly date, TimeSpan time) =>
        said is { Part: DayPart.Night or DayPart.Evening, Clock: not null } && time.TotalHours < 6 ? [date, date.AddDays(1)] : [date];

    private static Heard OnlyDay(IReadOnlyList<DateOnly> days, DateOnly today) => days[0] < today ? new Heard.Past() : new Heard.OnlyDay(days[0]);

    /// <param name="sameDay">Only those of the first day: of "in the evening", what is left of today.</param>
    private static Heard Ahead(IEnumerable<DateTimeOffset> found, DateTimeOffset now, bool sameDay = false)
    {
        var all = found.Distinct().ToList();
        var ahead = all.Where(at => at > now).ToList();
        if (sameDay && ahead.Count > 0) ahead = [.. ahead.Where(at => at - ahead.Min() < TimeSpan.FromHours(8))];
        return ahead.Count > 0 ? new Heard.Moments([.. ahead.Take(Most)]) : all.Count > 0 ? new Heard.Past() : new Heard.Unclear();
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new((at.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static IReadOnlyList<DateOnly> Days(SaidDay said, DateOnly today) => said switch
    {
        SaidDay.Away away => [today.AddDays(away.Days)],
        SaidDay.Weekday weekday => Weekdays(weekday, today),
        SaidDay.OfMonth of => [.. Enumerable.Range(0, 3).Select(months => today.AddMonths(months)).SelectMany(month => Date(month.Year, month.Month, of.Day)).Where(day => day >= today).Take(1)],
        SaidDay.Date { Year: { } year } date => Date(year, date.Month, date.Day),
        SaidDay.Date date => Coming(date.Month, date.Day, today),
        SaidDay.Either either => [.. Coming(either.Other, either.One, today).Concat(Coming(either.One, either.Other, today)).Distinct().Order()],
        _ => [],
    };

    /// <summary>Today's weekday may be today or in a week; the next one is that of the week to come, and perhaps the coming one.</summary>
    private static IReadOnlyList<DateOnly> Weekdays(SaidDay.Weekday said, DateOnly today)
    {
        var coming = today.AddDays(((int)said.Day - (int)today.DayOfWeek + 7) % 7);
        if (!said.Next) return coming == today ? [today, today.AddDays(7)] : [coming];
        var monday = today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
        return coming >= monday ? [coming] : [coming.AddDays(7), coming];
    }

    /// <summary>The next such date, in a leap year where it takes one.</summary>
    private static IReadOnlyList<DateOnly> Coming(int month, int day, DateOnly today) =>
        [.. Enumerable.Range(today.Year, 9).SelectMany(year => Date(year, month, day)).Where(date => date >= today).Take(1)];

    private static DateOnly[] Date(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? [new DateOnly(year, month, day)] : [];
}
