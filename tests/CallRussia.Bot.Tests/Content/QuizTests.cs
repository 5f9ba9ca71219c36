using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Tests.Content;

public sealed class QuizTests : IDisposable
{
    private readonly ContentSample _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Questions_stand_in_the_order_of_the_file()
    {
        _content.With("quiz/short.yaml", "- {id: second, options: 3, right: c}\n- {id: first, options: 2, right: a}\n")
            .With("texts/quiz.yaml", ContentSample.Question("first", "ab") + ContentSample.Question("second", "abc"));

        var loaded = Assert.IsType<ContentLoad.Loaded>(_content.Load());

        Assert.Equal([new QuizQuestion("second", 3, 2), new QuizQuestion("first", 2, 0)], loaded.Library.Quiz);
        Assert.Empty(loaded.Warnings);
    }

    [Theory]
    [InlineData("- {id: first, options: 2, right: c}\n", 1, "first: right is none of the answers")]
    [InlineData("- {id: first, options: 2, right: yes}\n", 1, "first: right is none of the answers")]
    [InlineData("- {id: first, options: 2}\n", 1, "first: right is none of the answers")]
    [InlineData("# why\n- {id: first, options: 1, right: a}\n", 2, "first: options is not a number from 2 to 4")]
    [InlineData("- {id: first, options: 5, right: a}\n", 1, "first: options is not a number from 2 to 4")]
    [InlineData("- {id: first, right: a}\n", 1, "first: options is not a number from 2 to 4")]
    [InlineData("- {options: 2, right: a}\n", 1, "has no id")]
    [InlineData("- first\n", 1, "has no id")]
    [InlineData("- {id: first, options: 2, right: b}\n- {id: other, options: 2, right: b}\n", 2, "other has no text quiz.other.question")]
    [InlineData("- {id: first, options: 3, right: b}\n", 1, "first has no text quiz.first.c.button")]
    [InlineData("- {id: first, options: 2, right: b}\n- {id: first, options: 2, right: b}\n", 2, "first is asked twice")]
    [InlineData("first: {options: 2, right: a}\n", 1, "no questions here")]
    [InlineData("[]\n", 1, "no questions here")]
    [InlineData("- {id: first\n", 2, "not valid YAML")]
    public void A_broken_question_names_file_and_line(string yaml, int line, string what)
    {
        var error = _content.With("quiz/short.yaml", yaml).Errors()[0];

        Assert.Equal(("content/quiz/short.yaml", line), (error.File, error.Line));
        Assert.Contains(what, error.What, StringComparison.Ordinal);
        Assert.NotEmpty(error.Fix);
    }

    [Fact]
    public void Without_its_file_there_is_no_content()
    {
        File.Delete(Path.Combine(_content.Folder, "quiz", "short.yaml"));

        Assert.Equal("content/quiz/short.yaml:1: The file can't be read. Check that it exists and that the bot may read it.", _content.Errors()[0].ToString());
    }

    [Fact]
    public void Words_for_a_question_that_nobody_asks_are_a_warning()
    {
        _content.With("texts/quiz.yaml", ContentSample.Question("first", "abc"));

        Assert.Equal("Nothing shows the text quiz.first.c.button", Assert.Single(_content.Load().Warnings).What);
    }
}
