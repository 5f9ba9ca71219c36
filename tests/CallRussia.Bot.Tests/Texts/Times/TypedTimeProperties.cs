using System.Globalization;
using CallRussia.Bot.Core.Texts.Times;
using FsCheck;
using FsCheck.Fluent;

namespace CallRussia.Bot.Tests.Texts.Times;

/// <summary>What holds for whatever is typed, wherever and whenever.</summary>
public class TypedTimeProperties
{
    private static readonly Gen<TimeZoneInfo> Zones = Gen.Elements("Europe/Vilnius", "America/New_York", "Asia/Yakutsk", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo")
        .Select(TimeZoneInfo.FindSystemTimeZoneById);

    private static readonly Gen<DateTimeOffset> Moments = Gen.Choose(0, 60 * 24 * 366 * 3).Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    private static readonly Gen<string> Words = Gen.Elements(
        "завтра", "в", "15:30", "12.12", "полтретьего", "вечера", "через", "2", "часа", "in", "half", "past", "tue", "pm", "7", "рытой", "po", "pusę", "trijų", "gruodžio", "12", "d.", "без", "четверти",
        "next", "суббота", "at", "an", "hour", "2026", "m.", "31.02", "5/12", "ночи", "сегодня", "th", "of", "may", "quarter", "to", "-", "0", "24", "9999", "😀", "\0", "ё", "и", "val", "dieną", "дня");

    [Fact]
    public void Whatever_is_typed_gets_an_answer_and_no_moment_that_is_over() => Check(
        from words in Words.ListOf() from zone in Zones from now in Moments select (Typed: string.Join(' ', words), zone, now),
        at => TypedTime.Find(at.Typed, at.now, at.zone) is not Heard.Moments found || (found.Candidates.Length > 0 && found.Candidates.All(moment => moment > at.now)));

    [Fact]
    public void Any_characters_get_an_answer() => Check(
        from characters in Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf() from now in Moments select (Typed: string.Concat(characters), now),
        at => TypedTime.Find(at.Typed, at.now, TimeZoneInfo.Utc) is not null);

    [Fact]
    public void An_hour_and_a_minute_come_back_as_the_clock_shows_them() => Check(
        from hour in Gen.Choose(0, 23) from minute in Gen.Choose(0, 59) from zone in Zones from now in Moments from separator in Gen.Elements(":", ".", "h", "ч") select (hour, minute, zone, now, separator),
        at =>
        {
            var typed = string.Create(CultureInfo.InvariantCulture, $"в {at.hour:00}{at.separator}{at.minute:00}");
            var found = Assert.IsType<Heard.Moments>(TypedTime.Find(typed, at.now, at.zone)).Candidates;
            var shown = LocalClock.Local(at.zone, found[0]);
            var day = LocalClock.Local(at.zone, at.now).Date;
            // Where the clocks leap, no clock ever shows it.
            return at.zone.IsInvalidTime(shown.Date.AddHours(at.hour).AddMinutes(at.minute))
                || found.Any(moment => LocalClock.Local(at.zone, moment) is var local && local.Minute == at.minute && local.Hour % 12 == at.hour % 12 && (local.Date - day).Days is 0 or 1)
                || at.zone.IsInvalidTime(day.AddHours(at.hour).AddMinutes(at.minute)) || at.zone.IsInvalidTime(day.AddDays(1).AddHours(at.hour).AddMinutes(at.minute));
        });

    [Fact]
    public void A_date_comes_back_as_it_was_typed_in_every_language() => Check(
        from days in Gen.Choose(1, 300) from now in Moments from language in Gen.Choose(0, 5) select (days, now, language),
        at =>
        {
            var date = DateOnly.FromDateTime(at.now.UtcDateTime).AddDays(at.days);
            string[] russian = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
            string[] english = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
            string[] lithuanian = ["sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio"];
            var typed = at.language switch
            {
                0 => $"{date.Day} {russian[date.Month - 1]} в 15:00",
                1 => $"{english[date.Month - 1]} {date.Day}, 3 pm",
                2 => $"{lithuanian[date.Month - 1]} {date.Day} d. 15 val.",
                3 => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) + " 15.00",
                4 => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 15:00",
                _ => date.ToString("dd.MM", CultureInfo.InvariantCulture) + " в 15",
            };
            return TypedTime.Find(typed, at.now, TimeZoneInfo.Utc) == new Heard.Moments([new DateTimeOffset(date.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero)]);
        });

    [Fact]
    public void So_many_minutes_are_so_many_minutes_on_the_world_s_clock() => Check(
        from minutes in Gen.Choose(2, 600) from zone in Zones from now in Moments from phrase in Gen.Elements("через {0} минут", "in {0} min", "po {0} min.") select (minutes, zone, now, phrase),
        at => TypedTime.Find(string.Format(CultureInfo.InvariantCulture, at.phrase, at.minutes), at.now, at.zone) == new Heard.Moments([at.now.AddMinutes(at.minutes)]));

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
