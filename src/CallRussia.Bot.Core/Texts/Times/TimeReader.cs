namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>
/// Reads the pieces one after another, each by the first rule that fits. What is said twice, or is no part of a time, makes the whole unreadable:
/// half a time is worse than a question.
/// </summary>
internal sealed partial class TimeReader(IReadOnlyList<Token> tokens)
{
    private const int EveryDay = 127;

    private SaidTime _said = new();
    private int _at;
    private bool _failed;
    private bool? _afternoon;
    private bool _isNextWeek;

    public SaidTime? Read()
    {
        while (_at < tokens.Count && !_failed)
        {
            var fits = Fraction() || Span() || Date() || Hour() || Weekly() || Weekday() || Part() || Skip();
            _failed |= !fits;
        }
        if (_failed || _said == new SaidTime()) return null;
        if (_isNextWeek)
        {
            if (_said.Day is not SaidDay.Weekday weekday) return null;
            _said = _said with { Day = weekday with { Next = true } };
        }
        if (_afternoon is { } afternoon)
        {
            if (_said.Clock is not { } clock) return null;
            _said = _said with { Clock = clock with { Afternoon = afternoon } };
        }
        return _said.In is not null && (_said.Day is not null || _said.Clock is not null || _said.Part is not null) ? null : _said;
    }

    private Token? Ahead(int by = 0) => _at + by < tokens.Count ? tokens[_at + by] : null;

    private bool IsAhead(Sense sense, int by = 0) => Ahead(by)?.Is(sense) == true;

    /// <summary>A number in digits or in one or two words ("twenty one"), and how many pieces it takes.</summary>
    private (int Value, int Taken)? Number(int by = 0)
    {
        if (Ahead(by) is { Shape: Shape.Digits } digits) return (digits.A, 1);
        if (!IsAhead(Sense.Number, by)) return null;
        var value = Ahead(by)!.Of(Sense.Number);
        return value is >= 20 and < 60 && value % 10 == 0 && IsAhead(Sense.Number, by + 1) && Ahead(by + 1)!.Of(Sense.Number) is var one and < 10
            ? (value + one, 2)
            : (value, 1);
    }

    private bool Take(int pieces)
    {
        _at += pieces;
        return true;
    }

    /// <summary>"In 2" lacks its unit.</summary>
    private bool Skip()
    {
        if (IsAhead(Sense.Moscow))
        {
            _said = _said with { IsMoscow = true };
            return Take(1);
        }
        // "Часов в семь" is about seven.
        if (Unit60(0) == 1 && IsAhead(Sense.At, 1)) return Take(1);
        if (IsAhead(Sense.In) && !IsAhead(Sense.At) && Number(1) is not null) return false;
        return (IsAhead(Sense.Filler) || IsAhead(Sense.At) || IsAhead(Sense.In)) && Take(1);
    }

    /// <summary>"In two hours", "in 3 days", and 20 minutes by themselves.</summary>
    private bool Span()
    {
        var begins = IsAhead(Sense.In);
        var from = begins ? 1 : 0;
        if (Amounts(from) is not { } amounts) return false;
        // Two o'clock and two hours are the same words in Russian and Lithuanian; "2 d." is a date.
        if (!begins && !amounts.IsLength) return false;
        Take(from + amounts.Taken);
        if (amounts.AreDays) return Set(new SaidDay.Away(amounts.Minutes / 1440));
        _failed |= _said.In is not null;
        _said = _said with { In = TimeSpan.FromMinutes(amounts.Minutes) };
        return true;
    }

    /// <summary>One amount after another: 1 hour 30 minutes.</summary>
    private Amount? Amounts(int from)
    {
        var all = One(from, mayStandAlone: from > 0);
        while (all is not null && One(from + all.Taken, mayStandAlone: false) is { } more)
            all = new Amount(all.Minutes + more.Minutes, all.Taken + more.Taken, all.AreDays && more.AreDays, all.IsLength && more.IsLength);
        return all is { Minutes: <= 60 * 24 * 366 } ? all : null;
    }

    private Amount? One(int by, bool mayStandAlone)
    {
        if (IsAhead(Sense.Filler, by)) return One(by + 1, mayStandAlone) is { } behind ? behind with { Taken = behind.Taken + 1 } : null;
        if (IsAhead(Sense.Span, by)) return new Amount(Ahead(by)!.Of(Sense.Span), 1, AreDays: false, IsLength: true);
        if ((IsAhead(Sense.OneAndHalf, by) || IsAhead(Sense.HalfOf, by)) && IsAhead(Sense.Unit, by + 1))
            return new Amount(Unit(by + 1) * (IsAhead(Sense.HalfOf, by) ? 1 : 3) / 2, 2, AreDays: false, IsLength: true);
        if (Ahead(by) is { Shape: Shape.Dotted, C: 1 } parts && IsAhead(Sense.Unit, by + 1))
            return new Amount(((parts.A * 10) + parts.B) * Unit(by + 1) / 10, 2, AreDays: false, IsLength: true);
        if (Number(by) is { Value: < 10_000 } number && IsAhead(Sense.Unit, by + number.Taken) && Unit(by + number.Taken) is var unit)
            return new Amount(number.Value * unit, number.Taken + 1, unit >= 1440, IsAhead(Sense.Length, by + number.Taken));
        return mayStandAlone && IsAhead(Sense.Unit, by) ? new Amount(Unit(by), 1, Unit(by) >= 1440, IsLength: false) : null;
    }

    private int Unit(int by) => Ahead(by)!.Of(Sense.Unit);

    private bool Weekday()
    {
        var next = IsAhead(Sense.Next) ? 1 : 0;
        if (next == 1 && IsAhead(Sense.Unit, 1) && Unit(1) == 10080)
        {
            _isNextWeek = true;
            return Take(2);
        }
        if (IsAhead(Sense.EveryWeekday, next))
        {
            _said = _said with { Weekdays = _said.Weekdays.Add((DayOfWeek)Ahead(next)!.Of(Sense.EveryWeekday)) };
            return Take(next + 1);
        }
        if (IsAhead(Sense.Weekday, next)) return Set(new SaidDay.Weekday((DayOfWeek)Ahead(next)!.Of(Sense.Weekday), next > 0)) && Take(next + 1);
        return IsAhead(Sense.Day) && Set(new SaidDay.Away(Ahead()!.Of(Sense.Day))) && Take(1);
    }

    /// <summary>"Every Tuesday", "every day", "every evening", "on weekdays".</summary>
    private bool Weekly()
    {
        var every = IsAhead(Sense.Every) ? 1 : 0;
        if (IsAhead(Sense.Days, every)) return Add(Ahead(every)!.Of(Sense.Days)) && Take(every + 1);
        if (every == 0) return false;
        if (IsAhead(Sense.Weekday, 1)) return Add(1 << Ahead(1)!.Of(Sense.Weekday)) && Take(2);
        if (IsAhead(Sense.Unit, 1) && Unit(1) == 1440) return Add(EveryDay) && Take(2);
        return IsAhead(Sense.Part, 1) && Add(EveryDay) && Take(1);
    }

    private bool Add(int days)
    {
        _said = _said with { Weekdays = [.. _said.Weekdays, .. Enum.GetValues<DayOfWeek>().Where(day => (days >> (int)day & 1) == 1)] };
        return true;
    }

    private bool Part()
    {
        if (IsAhead(Sense.Meridiem))
        {
            _failed |= _afternoon is not null;
            _afternoon = Ahead()!.Of(Sense.Meridiem) == 1;
            return Take(1);
        }
        if (!IsAhead(Sense.Part)) return false;
        _failed |= _said.Part is not null;
        _said = _said with { Part = (DayPart)Ahead()!.Of(Sense.Part) };
        return Take(1);
    }

    /// <summary>A date may name its weekday too; the date counts.</summary>
    private bool Set(SaidDay day)
    {
        if (!_said.Weekdays.IsEmpty && day is SaidDay.Weekday more) return Add(1 << (int)more.Day);
        if (_said.Day is SaidDay.Weekday before && day is not SaidDay.Weekday) _said = _said with { Day = day, OnWeekday = before.Day };
        else if (_said.Day is null) _said = _said with { Day = day };
        else if (_said.Day is SaidDay.Weekday one && day is SaidDay.Weekday other) _said = _said with { Day = null, Weekdays = [one.Day, other.Day] };
        else if (_said.Day is not SaidDay.Weekday && day is SaidDay.Weekday beside) _said = _said with { OnWeekday = beside.Day };
        else _failed = true;
        return true;
    }

    /// <param name="Taken">How many pieces it takes.</param>
    /// <param name="AreDays">Whole days: the hour is another matter.</param>
    /// <param name="IsLength">Nothing but a length of time, also without "in" before it.</param>
    private sealed record Amount(int Minutes, int Taken, bool AreDays, bool IsLength);

    private bool Set(SaidClock clock, int taken)
    {
        _failed |= _said.Clock is not null;
        _said = _said with { Clock = clock };
        return Take(taken);
    }
}
