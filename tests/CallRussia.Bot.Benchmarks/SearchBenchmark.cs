using System.Diagnostics;
using System.Globalization;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Hosting;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Finding a card by what somebody types, over all words of the real content, each as it is written and with a slip of the finger.</summary>
internal static class SearchBenchmark
{
    public static void Run(Arguments arguments)
    {
        var rounds = arguments.Whole("--rounds", 5);
        var shelf = BotWorld.Load().Content.Library.Objections;
        var written = shelf.All.SelectMany(objection => objection.Search.Values.SelectMany(phrases => phrases)).Distinct().ToList();
        var slipped = written.ConvertAll(Slip);
        Table.Title($"search: {written.Count} phrases of {shelf.All.Count} cards, as written and with a slip, {rounds} rounds; budget: < 5 ms");
        var table = new Table("", "p50 ms", "p99 ms", "most ms");
        foreach (var (name, phrases) in new[] { ("as written", written), ("with a slip", slipped) }) table.Row([name, .. Figures(phrases, rounds, words => shelf.Search(words).Count)]);
        table.Row(["reference: contains, no slips", .. Figures(written, rounds, words => Contains(shelf, words))]);
        table.Print();
    }

    private static string[] Figures(List<string> phrases, int rounds, Func<string, int> find)
    {
        // The first round compiles.
        foreach (var phrase in phrases) find(phrase);
        var took = new List<double>();
        for (var round = 0; round < rounds; round++)
            foreach (var phrase in phrases)
            {
                var since = Stopwatch.GetTimestamp();
                find(phrase);
                took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        took.Sort();
        return [.. new[] { took[took.Count / 2], took[took.Count * 99 / 100], took[^1] }.Select(ms => ms.ToString("0.000", CultureInfo.InvariantCulture))];
    }

    private static int Contains(ObjectionShelf shelf, string words) => shelf.All.Count(objection =>
        objection.Search.Values.Any(phrases => phrases.Any(phrase => phrase.Contains(words, StringComparison.CurrentCultureIgnoreCase))));

    /// <summary>Two letters in the middle change places.</summary>
    private static string Slip(string phrase)
    {
        var at = phrase.Length / 2;
        return phrase.Length < 4 ? phrase : $"{phrase[..(at - 1)]}{phrase[at]}{phrase[at - 1]}{phrase[(at + 1)..]}";
    }
}
