using System.CommandLine;
using CallRussia.Bot.Commands;

namespace CallRussia.Bot.Tests.Commands;

/// <summary>How the arguments of all verbs are read, before any of them does something.</summary>
public sealed class CommandLineParsingTests
{
    public static TheoryData<string> Verbs() => [.. Paths(CommandLine.Verbs(), "")];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_helps_and_knows_no_option_that_it_does_not_have(string verb)
    {
        string[] words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(Mistakes([.. words, "--help"]));
        Assert.Empty(Mistakes([.. words, "-h", "--frob"]));
        Assert.Contains(Mistakes([.. words, "--frob"]), mistake => mistake.Contains("--frob", StringComparison.Ordinal));
        Assert.Contains(Mistakes([.. words, "-x"]), mistake => mistake.Contains("-x", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void No_verb_takes_a_word_too_many_or_an_empty_one(string verb)
    {
        string[] words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = CommandLine.Parse(words, out _).CommandResult.Command;
        Assert.NotEmpty(Mistakes([.. words, ""]));
        if (command.Arguments.All(argument => argument.Arity.MaximumNumberOfValues <= 1)) Assert.NotEmpty(Mistakes([.. words, "one", "two"]));
        if (command.Arguments.Any(argument => argument.Arity.MinimumNumberOfValues > 0)) Assert.NotEmpty(Mistakes(words));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_option_that_wants_a_value_says_so_when_it_gets_none(string verb)
    {
        string[] words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var option in CommandLine.Parse(words, out _).CommandResult.Command.Options.Where(option => option.Arity.MinimumNumberOfValues > 0))
            Assert.Contains(Mistakes([.. words, "one", option.Name]), mistake => mistake.Contains(option.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sandbox --port 99999")]
    [InlineData("sandbox --port -1")]
    [InlineData("sandbox --port 5046.5")]
    [InlineData("import a.csv --memory 10")]
    [InlineData("import a.csv --memory much")]
    [InlineData("bank withdraw 99999999999999999999 --reason x")]
    [InlineData("check Everything")]
    [InlineData("backup a.db --force=perhaps")]
    public void A_value_that_can_not_be_is_refused(string arguments) => Assert.NotEmpty(Mistakes(arguments.Split(' ')));

    [Fact]
    public void A_file_may_begin_with_a_dash_or_an_at_sign_when_it_is_meant()
    {
        Assert.Empty(Mistakes("import", "--", "-odd.csv"));
        Assert.Empty(Mistakes("import", "./-odd.csv", "-"));
        Assert.Empty(Mistakes("import", "@odd.csv"));
        Assert.Empty(Mistakes("bank", "withdraw", "1", "--reason", "@olga asked"));
    }

    [Fact]
    public void What_may_be_a_number_is_not_repeated()
    {
        foreach (var arguments in (string[][])[["bank", "trace", "+79750070001", "+79750070002"], ["bank", "trace", "-79750070001"], ["+79750070001"]])
            Assert.DoesNotContain("97500700", string.Join(' ', Mistakes(arguments)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Mistakes(params string[] arguments)
    {
        CommandLine.Parse(arguments, out var mistakes);
        return mistakes;
    }

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(inner => Paths(inner, $"{path} {inner.Name}".Trim())).Prepend(path);
}
