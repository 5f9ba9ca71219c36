using System.Text.RegularExpressions;

namespace CallRussia.Bot.Tests.Architecture;

/// <summary>Habits that keep the house readable: who may catch everything, how long things get, where words for people stand.</summary>
public sealed partial class HabitTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 50;

    /// <summary>Files over the limit as they are today: they may shrink, not grow, and no new one comes.</summary>
    private static readonly Dictionary<string, int> LongFiles = new()
    {
    };

    /// <summary>Methods over the limit, by file and name.</summary>
    private static readonly Dictionary<string, int> LongMethods = [];

    /// <summary>Who may swallow any failure, so that one update, turn, delivery or file does not take the others along.</summary>
    private static readonly string[] LastLines =
    [
        "src/CallRussia.Bot/Hosting/TurnRunner.cs", "src/CallRussia.Bot/Hosting/Dispatcher.cs",
        // The part of the dispatcher that keeps what was sent.
        "src/CallRussia.Bot/Hosting/Settling.cs",
        "src/CallRussia.Bot/Hosting/Intake.cs", "src/CallRussia.Bot/Hosting/Lanes.cs", "src/CallRussia.Bot/Hosting/ChatImports.cs", "src/CallRussia.Bot/Hosting/BroadcastSender.cs",
        // Whatever else goes on for ever: it begins again.
        "src/CallRussia.Bot/Hosting/Tireless.cs",
        // Whatever a verb does at the door, the bot goes on.
        "src/CallRussia.Bot/Storage/Door/Porter.cs",
        // Whatever a rehearsal comes to, the spare takes over.
        // On a timer's thread an exception would end the process.
        "src/CallRussia.Bot/Content/ContentWatcher.cs",
    ];

    /// <summary>The store's one thread hands every failure to whoever waits for the job: nothing is swallowed.</summary>
    private static readonly string[] HandOver =
    [
        "src/CallRussia.Bot/Storage/Engines/GroupWriter.cs",
        // LiteDB may throw anything: the engine is given up and opened anew, and the next group says so if that fails.
        "src/CallRussia.Bot/Storage/Lite/LiteDbEngine.cs",
    ];

    /// <summary>Strings of the core with letters that are not English, and what they are: none is shown to a person as it stands.</summary>
    private static readonly Dictionary<string, string> ForeignLetters = new()
    {
        ["Texts/Language.cs"] = "languages are named in themselves, also where no text is loaded",
        ["Texts/NameFinder.cs"] = "How patronymics end, and capital letters that are nobody's name; nobody is told any of it.",
        ["Texts/PhrasebookSyntax.cs"] = "examples in advice to writers of content",
        ["Numbers/DemoBlock.cs"] = "names of the demo zones: they stand in no registry",
        ["Conversations/LabelWidth.cs"] = "letters by their width",
        ["Texts/Fold.cs"] = "the table that folds accents",
        ["Texts/Times/TimeVocabulary.cs"] = "words for times as people type them: read, never shown",
        ["Texts/Times/TimeTokens.cs"] = "short words that are typed in one with a number",
        ["Calling/RingBackTyped.cs"] = "how people ask who rang them: read, never shown",
        ["Texts/Keyboards.cs"] = "the keys of the other keyboard",
        ["Texts/WishForSilence.cs"] = "how people say that they want no more calls: read, never shown",
        ["Texts/Latin.cs"] = "how Russian letters are spelled in Latin ones",
    };

    [Fact]
    public void Everything_is_caught_on_the_last_lines_only()
    {
        var catchers = from file in SourceFile.All
                       where file.Path.StartsWith("src/", StringComparison.Ordinal)
                       from Match caught in CatchAll().Matches(file.Code)
                       where !Rethrows(file.Code, caught.Index + caught.Length - 1)
                       select file.Path;
        Assert.Equal(LastLines.Concat(HandOver).Order(), catchers.Distinct().Order());
    }

    [Fact]
    public void Files_stay_short()
    {
        var found = SourceFile.All.Where(file => file.Lines > LongestFile).ToDictionary(file => file.Path, file => file.Lines);
        Ratchet(LongFiles, found, LongestFile);
    }

    [Fact]
    public void Methods_stay_short()
    {
        var found = SourceFile.All
            .SelectMany(file => file.Methods().Select(method => (Key: $"{file.Path} {method.Name}", method.Lines)))
            .Where(method => method.Lines > LongestMethod)
            .GroupBy(method => method.Key)
            .ToDictionary(group => group.Key, group => group.Max(method => method.Lines));
        Ratchet(LongMethods, found, LongestMethod);
    }

    [Fact]
    public void Nothing_that_people_read_is_a_literal_of_the_core()
    {
        var literals = from file in SourceFile.Of("CallRussia.Bot.Core")
                       where file.Strings.Any(words => words.Any(letter => letter > 127 && char.IsLetter(letter)))
                       select file.Path["src/CallRussia.Bot.Core/".Length..];
        Assert.Equal(ForeignLetters.Keys.Order(), literals.Order());
    }

    [Fact]
    public void Nothing_that_people_read_is_a_literal_of_the_pages()
    {
        var literals = from file in SourceFile.Of("CallRussia.Site")
                       where file.Strings.Any(words => words.Any(letter => letter > 127 && char.IsLetter(letter)))
                       select file.Path;
        Assert.Empty(literals);
    }

    [Fact]
    public void No_source_file_holds_a_number_that_could_be_somebody_s()
    {
        var numbers = from file in SourceFile.All
                      from words in file.Strings
                      from Match number in FullNumber().Matches(words)
                      let digits = string.Concat(number.Value.Where(char.IsAsciiDigit))[^10..]
                      // No number of the country begins with 0, 1 or 2, and a prefix with zeros behind it is nobody's.
                      where !digits.StartsWith("9750", StringComparison.Ordinal) && digits[0] > '2' && digits[4..].Distinct().Count() > 1
                      select $"{file}: {number.Value[..6]}…";
        Assert.Empty(numbers);
    }

    [Fact]
    public void The_reader_of_these_tests_reads_what_it_should()
    {
        var file = new SourceFile("src/P/Some.cs", """
            namespace P;
            // { "not this" }
            public sealed class Some(int x)
            {
                private readonly int[] _table = [1, (2)];
                public char Quote => '"';
                public string Words() => $"{x} \" {{" + @"C:\";
                public void Long<T>(T t)
                    where T : class
                {
                    /* } */
                    if (t is { } s) { s.ToString(); }
                }
            }
            """);
        Assert.Equal([("Words", 1), ("Long<T", 6)], file.Methods());
        Assert.Equal(["\"{x} \\\" {{\"", "\"C:\\\""], file.Strings);
        Assert.DoesNotContain("not this", file.Code, StringComparison.Ordinal);
    }

    private static void Ratchet(Dictionary<string, int> allowed, Dictionary<string, int> found, int limit)
    {
        foreach (var (what, lines) in found)
            Assert.True(allowed.TryGetValue(what, out var most) && lines <= most, $"{what} has {lines} lines: {limit} are too many, take something out.");
        foreach (var (what, most) in allowed)
            Assert.True(found.TryGetValue(what, out var lines) && lines == most, $"{what} has shrunk: lower its entry here to what it has now, or take it out.");
    }

    private static bool Rethrows(string code, int brace)
    {
        var depth = 0;
        var end = brace;
        for (; end < code.Length; end++)
        {
            if (code[end] == '{') depth++;
            if (code[end] == '}' && --depth == 0) break;
        }
        return Throw().IsMatch(code[brace..end]);
    }

    [GeneratedRegex(@"catch\s*(?:\(Exception(?: \w+)?\)\s*(?:when \((?:\w+ is not OperationCanceledException|!(?:Tireless\.)?IsStop\(\w+, \w+(?:\.\w+)?\))\)\s*)?)?\{", RegexOptions.NonBacktracking)]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\bthrow\b", RegexOptions.NonBacktracking)]
    private static partial Regex Throw();

    [GeneratedRegex(@"(?:\+7|\b8)[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex FullNumber();
}
