using System.Diagnostics;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Material;

/// <summary>What volunteers type with the phone at their ear: fragments, slips, other endings, the other keyboard, three languages.</summary>
public sealed class ObjectionSearchTests(ITestOutputHelper output)
{
    /// <summary>Each has to come first.</summary>
    private static readonly Dictionary<string, string[]> Typed = new()
    {
        ["nato"] = ["нато", "НАТО у границ", "yfnj", "nato", "nato expansoin", "NATO prie sienų", "она говорит что нато подошло к границам"],
        ["eight-years"] = ["8 лет", "где вы были 8 лт", "восемь лет", "донбас", "бомбили донбасс", "eight years", "where were you for 8 years", "donbass", "aštuoneri metai", "astuoneri metai", "8 metai", "спрашивает где мы были восемь лет"],
        ["nazis"] = ["нацисты", "нацысты", "бандеровцы", "азов", "yfwbcns", "nazis", "azov batallion", "naciai", "nacijai", "sako kad ten naciai"],
        ["fakes"] = ["буча", "постановка", "фэйк", "это всё фейки", "bucha", "it's all fake", "staged", "buca", "inscenizacija"],
        ["own-shelling"] = ["сами себя бомбят", "мариуполь театр", "роддом", "shelling themselves", "human sheild", "patys save apšaudo"],
        ["outside-politics"] = ["вне политики", "я вне палитики", "не интересуюсь политикой", "not interested in politics", "politcs", "politika", "nesidomiu politika"],
        ["who-pays"] = ["кто платит", "сколько вам платят", "мошеники", "вы из банка", "who pays you", "scamers", "kas moka", "sukciai", "she asks who pays me"],
        ["everyone-lies"] = ["все врут", "кому верить", "прапаганда", "ghjgfufylf", "everyone lies", "propoganda", "visi meluoja", "meluoj", "he says everybody is lying"],
        ["they-know-better"] = ["наверху виднее", "наверху знают лучше", "they know better", "virsuje zino"],
        ["stand-by-ours"] = ["своих не бросаем", "победим", "our boys", "savų nepaliekame"],
        ["you-left"] = ["вы уехали", "придатели", "traitor", "you left", "isvaziavote", "išdavikai"],
        ["america"] = ["а ирак", "югославия", "двойные стандарты", "iraq", "what about america", "yugoslavia", "jav irake"],
        ["hang-up"] = ["бросил трубку", "больше не звоните", "hung up", "dont call again", "padėjo ragelį", "neskambinkite"],
        ["insults"] = ["матерится", "орет", "угрожает", "swearing", "threatend me", "keikiasi", "grasina"],
        ["afraid"] = ["боюсь говорить", "прослушка", "посодят", "afraid", "phone is tapped", "bijau", "klausosi"],
        ["family-there"] = ["сын на фронте", "мужа мобилизовали", "сын погиб", "пропал без вести", "my son is at the front", "husband killed", "captive", "sunus fronte", "vyras zuvo", "говорит у неё сын там воюет"],
        ["against-alone"] = ["я против войны", "не с кем поговорить", "against the war", "alone", "prieš karą", "vienas"],
        ["wish-us-ill"] = ["санкции", "русофобия", "sanctions", "russofobia", "sankcijos"],
        ["what-to-do"] = ["что делать", "что мне теперь делать", "what should i do", "ka daryti", "ką man daryti"],
        ["special-operation"] = ["спецоперация", "сво", "это не война", "cdj", "special operation", "not a war", "spec operacija"],
    };

    /// <summary>Russian in Latin letters, as people write it where there is no Russian keyboard; several ways to spell the same sound.</summary>
    private static readonly Dictionary<string, string[]> Spelled = new()
    {
        ["eight-years"] = ["vosem let", "a gde vy byli 8 let", "gde vi bili vosem' let", "donbass bombili"],
        ["special-operation"] = ["spetsoperatsiya", "specoperacija", "eto ne voyna", "eto ne vojna"],
        ["who-pays"] = ["kto platit", "skolko vam platyat", "moshenniki"],
        ["everyone-lies"] = ["vse vrut", "propaganda"],
        ["stand-by-ours"] = ["svoih ne brosaem", "svoikh ne brosayem"],
        ["nazis"] = ["natsisty", "nacisty", "banderovtsy"],
        ["hang-up"] = ["brosil trubku", "bolshe ne zvonite"],
        ["you-left"] = ["predateli", "vy uekhali", "vi uehali"],
        ["afraid"] = ["boyus govorit", "bojus govorit", "proslushka"],
        ["fakes"] = ["bucha", "postanovka", "eto vsyo feyki"],
        ["what-to-do"] = ["chto delat", "shto delat"],
        ["family-there"] = ["syn na fronte", "muzha mobilizovali"],
    };

    private static readonly string[] Nothing = ["hello", "Германия", "qwertyuiop", "да", "+7 975 003 12 34", "labas", "ok"];

    [Fact]
    public void Every_fragment_finds_its_card_first()
    {
        AssertFirst(Typed);
        Assert.InRange(Typed.Values.Sum(fragments => fragments.Length), 60, int.MaxValue);
        Assert.Equal(Some.Library.Objections.All.Select(objection => objection.Id).Order(), Typed.Keys.Order());
    }

    [Fact]
    public void Russian_in_latin_letters_finds_its_card_first() => AssertFirst(Spelled);

    [Fact]
    public void Most_fragments_are_clear_enough_to_open_the_card_at_once()
    {
        var (all, clear) = (Typed.Values.Sum(fragments => fragments.Length), Typed.Values.SelectMany(fragments => fragments).Count(words => Some.Library.Objections.Search(words).Count == 1));
        output.WriteLine($"{clear} of {all} open at once");
        Assert.InRange(clear, all * 3 / 4, all);
    }

    [Fact]
    public void What_has_nothing_to_do_with_it_finds_nothing() =>
        Assert.All(Nothing, words => Assert.Empty(Some.Library.Objections.Search(words)));

    [Fact]
    public void Every_title_and_every_other_way_to_say_it_finds_its_own_card()
    {
        var missed = from objection in Some.Library.Objections.All
                     from phrase in objection.Search.Values.SelectMany(phrases => phrases)
                     let found = Some.Library.Objections.Search(phrase)
                     where !found.Take(3).Contains(objection)
                     select $"{objection.Id}: {phrase} → {string.Join(", ", found.Select(other => other.Id))}";
        Assert.Empty(missed);
    }

    [Fact]
    public void Ambiguous_words_offer_no_more_buttons_than_fit() =>
        Assert.InRange(Some.Library.Objections.Search("не").Count, 0, ObjectionSearch.Offered);

    [Fact]
    public void An_empty_shelf_and_empty_words_find_nothing()
    {
        Assert.Empty(ObjectionShelf.Empty.Search("nato"));
        Assert.Empty(Some.Library.Objections.Search(" … !"));
    }

    [Fact]
    public void A_search_is_quick_also_for_a_pasted_page()
    {
        var fragments = Typed.Values.SelectMany(fragments => fragments).ToList();
        var watch = Stopwatch.StartNew();
        var found = fragments.Sum(words => Some.Library.Objections.Search(words).Count);
        output.WriteLine($"{watch.Elapsed.TotalMilliseconds / fragments.Count:0.00} ms a search");
        watch.Restart();
        _ = Some.Library.Objections.Search(string.Join(' ', Enumerable.Repeat(fragments, 3).SelectMany(words => words))[..Limits.MessageCharacters]);
        output.WriteLine($"{watch.Elapsed.TotalMilliseconds:0.00} ms for a page");
        Assert.True(found >= fragments.Count);
    }

    private static void AssertFirst(Dictionary<string, string[]> typed)
    {
        var missed = from expected in typed
                     from words in expected.Value
                     let found = Some.Library.Objections.Search(words)
                     where found.Count == 0 || found[0].Id != expected.Key
                     select $"{words} → {expected.Key}, but {string.Join(", ", found.Select(objection => objection.Id))}";
        Assert.Empty(missed);
    }
}
