using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>What a word may mean where people say when.</summary>
internal enum Sense
{
    /// <summary>A number, as a word.</summary>
    Number,

    /// <summary>The third: of a month, or the hour that is being counted.</summary>
    Ordinal,

    /// <summary>Days from today.</summary>
    Day,
    Weekday,

    /// <summary>Every such day of the week.</summary>
    EveryWeekday,

    /// <summary>Makes what follows come again: every Tuesday, every day, every evening.</summary>
    Every,

    /// <summary>Days of every week by one word; a bit for each, Sunday the lowest.</summary>
    Days,
    Month,
    Part,

    /// <summary>0 before noon, 1 after it.</summary>
    Meridiem,

    /// <summary>A unit of so many minutes.</summary>
    Unit,

    /// <summary>A unit that never names an hour of the clock.</summary>
    Length,

    /// <summary>So many minutes by itself: half an hour.</summary>
    Span,
    OneAndHalf,
    In,
    At,
    Past,
    To,

    /// <summary>Half of the hour that ends with the one named.</summary>
    HalfOf,

    /// <summary>Half an hour after the one named.</summary>
    HalfPast,
    Quarter,
    Next,

    /// <summary>An hour of the clock by name: noon is 12, midnight 24.</summary>
    Named,
    DayMark,
    YearMark,

    /// <summary>The clock of Moscow, which all of Russia counts by.</summary>
    Moscow,

    /// <summary>Says nothing about when.</summary>
    Filler,
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Meaning(Sense Sense, int Value);

/// <summary>
/// The words for times in Russian, English and Lithuanian, folded (<see cref="Fold"/>), in one table: people mix languages, and no word of one means
/// another time in another. A star ends a stem; an underscore joins words that mean something only together.
/// </summary>
internal static class TimeVocabulary
{
    private const string Words = """
        Number 1 = один одна одну одного one viena vienos pirma
        Number 2 = два две двух пару two couple dvi dvieju antra
        Number 3 = три трех three trys triju trecia
        Number 4 = четыре четырех four keturios keturiu ketvirta
        Number 5 = пять пяти five penkios penkiu penkta
        Number 6 = шесть шести six sesios sesiu sesta
        Number 7 = семь семи seven septynios septyniu septinta
        Number 8 = восемь восьми eight astuonios astuoniu astunta
        Number 9 = девять девяти nine devynios devyniu devinta
        Number 10 = десять десяти ten desimt desimties desimta
        Number 11 = одиннадцать одиннадцати eleven vienuolika vienuolikos vienuolikta
        Number 12 = двенадцать двенадцати twelve dvylika dvylikos dvylikta
        Number 13 = тринадцать тринадцати thirteen trylika trylikos trylikta
        Number 14 = четырнадцать четырнадцати fourteen keturiolika keturiolikos keturiolikta
        Number 15 = пятнадцать пятнадцати fifteen penkiolika penkiolikos penkiolikta
        Number 16 = шестнадцать шестнадцати sixteen sesiolika sesiolikos sesiolikta
        Number 17 = семнадцать семнадцати seventeen septyniolika septyniolikos septyniolikta
        Number 18 = восемнадцать восемнадцати eighteen astuoniolika astuoniolikos astuoniolikta
        Number 19 = девятнадцать девятнадцати nineteen devyniolika devyniolikos devyniolikta
        Number 20 = двадцать двадцати twenty dvidesimt dvidesimties dvidesimta
        Number 30 = тридцать тридцати thirty trisdesimt trisdesimties
        Number 40 = сорок сорока forty fourty keturiasdesimt
        Number 50 = пятьдесят пятидесяти fifty penkiasdesimt
        Ordinal 1 = первого первое first pirmos
        Ordinal 2 = второго второе second antros
        Ordinal 3 = третьего третье third trecios
        Ordinal 4 = четвертого четвертое fourth ketvirtos
        Ordinal 5 = пятого пятое fifth penktos
        Ordinal 6 = шестого шестое sixth sestos
        Ordinal 7 = седьмого седьмое seventh septintos
        Ordinal 8 = восьмого восьмое eighth astuntos
        Ordinal 9 = девятого девятое ninth devintos
        Ordinal 10 = десятого десятое tenth desimtos
        Ordinal 11 = одиннадцатого одиннадцатое eleventh vienuoliktos
        Ordinal 12 = двенадцатого двенадцатое twelfth dvyliktos
        Ordinal 13 = тринадцатого
        Ordinal 14 = четырнадцатого
        Ordinal 15 = пятнадцатого
        Ordinal 16 = шестнадцатого
        Ordinal 17 = семнадцатого
        Ordinal 18 = восемнадцатого
        Ordinal 19 = девятнадцатого
        Ordinal 20 = двадцатого
        Ordinal 30 = тридцатого
        Day -1 = вчера вчерашний yesterday vakar
        Day 0 = сегодня today siandien
        Day 1 = завтра завтрашний tomorrow tmrw tmr tomorow rytoj ryt rytojaus
        Day 2 = послезавтра после_завтра day_after_tomorrow poryt
        Weekday 1 = пн понедельник* monday mon pirmadien* pr
        Weekday 2 = вт вторник* tuesday tue tues antradien* an
        Weekday 3 = ср среда среду среды среде wednesday wensday wed treciadien* tr
        Weekday 4 = чт четверг* thursday thu thur thurs ketvirtadien* kt
        Weekday 5 = пт пятниц* friday fri penktadien* pn pt
        Weekday 6 = сб суббот* saturday sat sestadien* st
        Weekday 0 = вс вск воскресен* sunday sun sekmadien* sk
        EveryWeekday 1 = понедельникам mondays pirmadieniais
        EveryWeekday 2 = вторникам tuesdays antradieniais
        EveryWeekday 3 = средам wednesdays treciadieniais
        EveryWeekday 4 = четвергам thursdays ketvirtadieniais
        EveryWeekday 5 = пятницам fridays penktadieniais
        EveryWeekday 6 = субботам saturdays sestadieniais
        EveryWeekday 0 = воскресеньям sundays sekmadieniais
        Every 0 = каждый каждую каждое каждые every each kiekviena kas
        Days 127 = ежедневно daily everyday kasdien
        Days 62 = будням будни weekdays workdays darbo_dienomis
        Days 65 = выходным выходные weekends savaitgaliais
        Month 1 = янв январ* jan january saus*
        Month 2 = фев феврал* feb february vasar*
        Month 3 = мар март марта марте mar march kov kovo
        Month 4 = апр апрел* apr april bal balandz*
        Month 5 = май мая мае may geg geguz*
        Month 6 = июн июня июнь июне jun june birzel*
        Month 7 = июл июля июль июле jul july liep*
        Month 8 = авг август* aug august rugpj*
        Month 9 = сен сент сентябр* sep sept september rugs*
        Month 10 = окт октябр* oct october spal*
        Month 11 = ноя нояб ноябр* nov november lapkr*
        Month 12 = дек декабр* dec december gruod*
        Part 0 = утро утра утром morning rytas ryta ryte ryto
        Part 1 = дня днем после_обеда после_полудня afternoon diena dienos dienai po_pietu popiet
        Part 2 = вечер вечера вечером evening eve vakaras vakara vakare vakaro
        Part 3 = ночь ночи ночью night naktis nakti nakties
        Meridiem 0 = am
        Meridiem 1 = pm
        Unit 1 = минута минуту минуты минут мин м minute minutes min mins m minuciu minuti minuteles
        Unit 60 = час часа часов часам часу часик ч h hour hours hr hrs val valanda valandos valandu valandas oclock
        Unit 1440 = день дня дней дн сутки суток day days diena dienos dienu dienas paros para
        Unit 10080 = неделя неделю недели неделе недель недельку week weeks wk savaite savaites savaitei savaiciu
        Length 0 = hour hours hr hrs minute minutes min mins минуту минуты минут мин minuciu
        Span 30 = полчаса полчасика пол_часа pusvalandis pusvalandzio pusvalandi half_an_hour half_hour
        OneAndHalf 0 = полтора полторы pusantros pusantra
        In 0 = через спустя in after po uz
        At 0 = в во на к ко после at on for from nuo after po
        Past 0 = past after po
        To 0 = без to be
        HalfOf 0 = пол половина половине половину puse pusei
        HalfPast 0 = half
        Quarter 0 = четверть четверти quarter ketvirtis ketvirti ketvircio
        Next 0 = следующий следующая следующую следующее следующей следующего след next kita kitas kito ateinanti
        Named 12 = полдень полудня полдня в_обед noon midday vidurdienis vidurdieni
        Named 24 = полночь полуночи midnight vidurnaktis vidurnakti
        DayMark 0 = числа число го е ое st nd rd th d
        DayMark 1 = diena
        YearMark 0 = г год года m metu
        Moscow 0 = мск москв* московск* msk moscow maskv*
        Filler 0 = и а же по ровно примерно около где то приблизительно можно можете давай давайте лучше наверное пожалуйста эту этот это эта
        Filler 0 = позвони* перезвони* созвон* позвон* звонок звонка время времени так ближе наберу набрать договорились
        Filler 0 = a an the of and by about around approx approximately sharp exactly this please call back ring time let us lets me him her ok
        Filler 0 = мне напоминай* напомни* remind* reminder primin*
        Filler 0 = ir apie mazdaug lygiai tiksliai si sia siame prasau skambin* paskambin* perskambin* gal laiku
        """;

    /// <summary>Words that are two things at once, and phrases that have another name.</summary>
    private static readonly (string Said, string Meant)[] Phrases =
    [
        ("p.m.", "pm "), ("a.m.", "am "), ("p.m", "pm "), ("a.m", "am "),
        ("tonight", "today evening"), ("siandien vakar ", "siandien vakare "), ("sivakar", "siandien vakare"), ("sianakt", "siandien nakti"), ("siryt", "siandien ryte"),
        ("o clock", "oclock"), ("couple of", "couple"), ("day after tomorrow", "day_after_tomorrow"), ("half an hour", "half_an_hour"), ("half hour", "half_hour"), ("half a hour", "half_an_hour"),
        ("после завтра", "после_завтра"), ("после обеда", "после_обеда"), ("после полудня", "после_полудня"), ("в обед", "в_обед"), ("пол часа", "пол_часа"), ("po pietu", "po_pietu"), ("darbo dienomis", "darbo_dienomis"),
    ];

    private static readonly FrozenDictionary<string, Meaning[]> Exact;
    private static readonly (string Stem, Meaning Meaning)[] Stems;

    static TimeVocabulary()
    {
        var entries = Words.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Line).Distinct().ToList();
        Exact = entries.Where(entry => !entry.Word.EndsWith('*')).GroupBy(entry => entry.Word, entry => entry.Meaning).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        Stems = [.. entries.Where(entry => entry.Word.EndsWith('*')).Select(entry => (entry.Word[..^1], entry.Meaning))];
    }

    /// <summary>The same with one word for what takes several.</summary>
    public static string Joined(string folded) => Phrases.Aggregate(folded, static (text, phrase) => text.Replace(phrase.Said, phrase.Meant, StringComparison.Ordinal));

    /// <summary>What a folded word may mean; nothing where it is not known, not even with a slip of the finger.</summary>
    public static IReadOnlyList<Meaning> Of(string word)
    {
        if (Exact.TryGetValue(word, out var exact)) return exact;
        var stems = Stems.Where(entry => word.StartsWith(entry.Stem, StringComparison.Ordinal)).Select(entry => entry.Meaning).ToList();
        return stems.Count > 0 ? stems : WithSlip(word);
    }

    /// <summary>A slip in a long word is forgiven, but never in a number: one slip makes another one of it.</summary>
    private static Meaning[] WithSlip(string word)
    {
        if (word.Length < 5) return [];
        var allowed = word.Length < 8 ? 1 : 2;
        var near = Exact.Select(entry => (entry.Key, entry.Value)).Concat(Stems.Select(entry => (Key: entry.Stem, Value: new[] { entry.Meaning })))
            .Where(entry => entry.Key.Length >= 5 && entry.Value.All(meaning => meaning.Sense is not (Sense.Number or Sense.Ordinal)))
            .Select(entry => (Slips: Slips(word, entry.Key, allowed), Meanings: entry.Value))
            .Where(entry => entry.Slips <= allowed)
            .OrderBy(entry => entry.Slips).ToList();
        return near.Count == 0 || near.Any(entry => entry.Slips == near[0].Slips && entry.Meanings[0] != near[0].Meanings[0]) ? [] : near[0].Meanings;
    }

    /// <summary>Of the ending, which changes, three letters may hang over.</summary>
    private static int Slips(string word, string known, int allowed)
    {
        var whole = Typo.Distance(word, known, allowed);
        return whole <= allowed || word.Length <= known.Length || word.Length > known.Length + 3 || known.Length < 6
            ? whole
            : Typo.Distance(word.AsSpan(0, known.Length), known, allowed);
    }

    private static IEnumerable<(string Word, Meaning Meaning)> Line(string line)
    {
        var parts = line.Split('=');
        var head = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var meaning = new Meaning(Enum.Parse<Sense>(head[0]), int.Parse(head[1], System.Globalization.CultureInfo.InvariantCulture));
        return parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, meaning));
    }
}
