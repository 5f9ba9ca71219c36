namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>The rules for hours and dates.</summary>
internal sealed partial class TimeReader
{
    private bool IsPreceded => _at > 0 && tokens[_at - 1].Is(Sense.At);

    /// <summary>Half past two, quarter to three, "полтретьего", "без десяти три", "pusė trijų".</summary>
    private bool Fraction()
    {
        if (IsAhead(Sense.HalfOf) && Named(1) is { } half) return Set(Before(half.Hour, 30), half.Taken + 1);
        if (IsAhead(Sense.HalfPast)) return Half();
        if (IsAhead(Sense.Quarter)) return Quarter();
        return IsAhead(Sense.To) ? ToHour(1) : Minutes();
    }

    private bool Half()
    {
        var past = IsAhead(Sense.Past, 1) ? 1 : 0;
        return Named(1 + past) is { } hour && Set(After(hour.Hour, 30), 1 + past + hour.Taken);
    }

    private bool Quarter()
    {
        if (IsAhead(Sense.Past, 1) && Named(2) is { } past) return Set(After(past.Hour, 15), 2 + past.Taken);
        if (IsAhead(Sense.To, 1) && Named(2) is { } to) return Set(Before(to.Hour, 45), 2 + to.Taken);
        return Named(1) is { } hour && Set(Before(hour.Hour, 15), 1 + hour.Taken);
    }

    /// <summary>"Без десяти три", "be ketvirčio trys".</summary>
    private bool ToHour(int by)
    {
        var minutes = IsAhead(Sense.Quarter, by) ? (Value: 15, Taken: 1) : Number(by);
        if (minutes is not { Value: > 0 and < 60 } lack) return false;
        var taken = by + lack.Taken;
        if (IsAhead(Sense.Unit, taken) && Unit(taken) == 1) taken++;
        return Named(taken) is { } hour && Set(Before(hour.Hour, 60 - lack.Value), taken + hour.Taken);
    }

    /// <summary>"Ten past three", "ten minutes to three", "пять минут третьего".</summary>
    private bool Minutes()
    {
        if (Number() is not { Value: > 0 and < 60 } minutes) return false;
        var taken = minutes.Taken;
        var hasUnit = IsAhead(Sense.Unit, taken) && Unit(taken) == 1;
        if (hasUnit) taken++;
        if (IsAhead(Sense.Past, taken) && Named(taken + 1) is { } past) return Set(After(past.Hour, minutes.Value), taken + 1 + past.Taken);
        if (IsAhead(Sense.To, taken) && Named(taken + 1) is { } to) return Set(Before(to.Hour, 60 - minutes.Value), taken + 1 + to.Taken);
        return hasUnit && IsAhead(Sense.Ordinal, taken) && Named(taken) is { } counted && Set(Before(counted.Hour, minutes.Value), taken + counted.Taken);
    }

    /// <summary>An hour of the clock by its number, "the third" too.</summary>
    private (int Hour, int Taken)? Named(int by)
    {
        if (IsAhead(Sense.Ordinal, by)) return (Ahead(by)!.Of(Sense.Ordinal), 1);
        // One o'clock is named by the word for an hour alone.
        if (IsAhead(Sense.Unit, by) && Unit(by) == 60 && !IsAhead(Sense.Length, by)) return (1, 1);
        return Number(by) is { Value: >= 1 and <= 12 } hour ? hour : null;
    }

    private static SaidClock After(int hour, int minute) => new(hour % 12 is 0 ? 12 : hour % 12, minute);

    private static SaidClock Before(int hour, int minute) => new(hour == 1 ? 12 : hour - 1, minute);

    private bool Date()
    {
        if (Ahead() is { Shape: Shape.Date } date) return Set(new SaidDay.Date(date.A, date.B, date.C)) && Take(1);
        if (Ahead() is { Shape: Shape.Slashed } either) return Set(new SaidDay.Either(either.A, either.B)) && Take(1);
        if (Ahead() is { Shape: Shape.Dotted, A: >= 1 and <= 31, B: >= 1 and <= 12, C: 2 } dotted && _said.Day is null or SaidDay.Weekday) return Dotted(dotted);
        if (IsAhead(Sense.Month)) return DayOf(1) is { } after && Month(0, after.Day, after.End);
        if (DayOf(0) is not { } first) return YearBefore();
        if (IsAhead(Sense.Month, first.End)) return Month(first.End, first.Day, first.End + 1);
        return first.IsMarked && Set(new SaidDay.OfMonth(first.Day)) && Take(first.End);
    }

    /// <summary>12.12 is a date or a time: another time beside it or "at" before it decides; else a look at the calendar does.</summary>
    private bool Dotted(Token dotted)
    {
        if (dotted.A > 24 || _said.Clock is not null || tokens.Skip(_at + 1).Any(IsClock)) return Set(new SaidDay.Date(null, dotted.B, dotted.A)) && Take(1);
        if (IsPreceded || _said.Day is not null) return false;
        _said = _said with { Dotted = (dotted.A, dotted.B) };
        return Take(1);
    }

    private static bool IsClock(Token token) => token.Shape is Shape.Clock or Shape.Dotted or Shape.Digits || token.Is(Sense.Number) || token.Is(Sense.Named) || token.Is(Sense.Part);

    /// <summary>A day of a month: 12, 12th, twelfth, "12 d.", "12-го".</summary>
    private (int Day, int End, bool IsMarked)? DayOf(int by)
    {
        var from = by;
        // "12 dieną" is a day of a month only behind the month.
        bool IsMark(int at) => IsAhead(Sense.DayMark, at) && (from > 0 || Ahead(at)!.Of(Sense.DayMark) == 0);
        if (IsAhead(Sense.Filler, by)) by++;
        var (day, taken) = IsAhead(Sense.Ordinal, by) ? (Ahead(by)!.Of(Sense.Ordinal), 1) : Number(by) ?? (0, 0);
        if (day is < 1 or > 31) return null;
        // "Twenty" and "third".
        if (day == 20 && IsAhead(Sense.Ordinal, by + taken) && Ahead(by + taken)!.Of(Sense.Ordinal) < 10) (day, taken) = (day + Ahead(by + taken)!.Of(Sense.Ordinal), taken + 1);
        var end = by + taken;
        var marked = IsMark(end);
        if (marked) end++;
        if (IsMark(end)) end++;
        if (IsAhead(Sense.Filler, end) && IsAhead(Sense.Month, end + 1)) end++;
        return (day, end, marked);
    }

    private bool Month(int at, int day, int taken)
    {
        var month = Ahead(at)!.Of(Sense.Month);
        int? year = null;
        if (Ahead(taken) is { Shape: Shape.Digits, A: >= 2024 and < 2100, Length: 4 } written && (IsAhead(Sense.YearMark, taken + 1) || !IsPreceded))
        {
            (year, taken) = (written.A, taken + 1);
            if (IsAhead(Sense.YearMark, taken)) taken++;
        }
        return Set(new SaidDay.Date(year ?? _year, month, day)) && Take(taken);
    }

    private int? _year;

    /// <summary>"2026 m. gruodžio 12 d."</summary>
    private bool YearBefore()
    {
        if (Ahead() is not { Shape: Shape.Digits, A: >= 2024 and < 2100, Length: 4 } year || !IsAhead(Sense.YearMark, 1)) return false;
        _year = year.A;
        return Take(2);
    }

    private bool Hour()
    {
        if (Ahead() is { Shape: Shape.Clock } clock) return Set(Written(clock), 1 + Unit60(1));
        if (Ahead() is { Shape: Shape.Dotted, C: 2 } dotted) return Set(Written(dotted), 1 + Unit60(1));
        if (IsAhead(Sense.Named)) return Set(new SaidClock(Ahead()!.Of(Sense.Named), 0, IsExact: true), 1);
        if ((IsPreceded || IsAhead(Sense.Part, 1)) && Unit60(0) == 1 && !IsAhead(Sense.Length)) return Set(new SaidClock(1, 0), 1);
        return Number() is { } hour && Spoken(hour.Value, hour.Taken);
    }

    /// <summary>"15 30", "15 ч 30 мин", "1530", "15", "three o'clock".</summary>
    private bool Spoken(int hour, int taken)
    {
        var written = Ahead()!.Length;
        if (written > 2) return Set(new SaidClock(hour / 100, hour % 100, IsExact: written == 4), 1);
        if (hour > 24) return false;
        taken += Unit60(taken);
        var minute = 0;
        if (Number(taken) is { Value: < 60 } minutes && Ahead(taken)!.Length is 2 or 0 && !IsAhead(Sense.Month, taken + minutes.Taken) && !IsAhead(Sense.DayMark, taken + minutes.Taken))
        {
            (minute, taken) = (minutes.Value, taken + minutes.Taken);
            if (IsAhead(Sense.Unit, taken) && Unit(taken) == 1) taken++;
        }
        return Set(new SaidClock(hour, minute, IsExact: written == 2 && hour < 10), taken);
    }

    private int Unit60(int by) => IsAhead(Sense.Unit, by) && Unit(by) == 60 ? 1 : 0;

    private static SaidClock Written(Token token) => new(token.A, token.B, IsExact: token.Length == 2 && token.A < 10);
}
