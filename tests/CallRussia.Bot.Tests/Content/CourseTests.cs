using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Tests.Content;

public sealed class CourseTests : IDisposable
{
    private const string File = "course/1-why.yaml";

    private const string Sound = """
        id: why
        order: 1
        title: {all: Why}
        minutes: 2
        screens:
          - {all: One}
          - {all: Two}
        quiz:
          - id: good
            safety: true
            question: {all: Which?}
            options:
              - {text: {all: A}, why: {all: Because}, right: true}
              - {text: {all: B}, why: {all: Because}}
        output: {all: Keep}

        """;

    private readonly ContentSample _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Modules_stand_in_their_order_with_screens_and_questions()
    {
        _content.With("course/a-later.yaml", Sound.Replace("id: why", "id: later", StringComparison.Ordinal).Replace("order: 1", "order: 2", StringComparison.Ordinal)).With(File, Sound);
        var course = Assert.IsType<ContentLoad.Loaded>(_content.Load()).Library.Course;

        Assert.Equal(["why", "later"], course.Select(module => module.Id));
        Assert.Equal((2, 2, new CourseQuestion("good", 2, 0, Safety: true)), (course[0].Minutes, course[0].Screens, Assert.Single(course[0].Questions)));
    }

    [Theory]
    [InlineData("- {text: {all: B}, why: {all: Because}}", "- {text: {all: B}, why: {all: Because}, right: true}", 13, "2 answers are right")]
    [InlineData(", right: true}", "}", 13, "0 answers are right")]
    [InlineData("      - {text: {all: B}, why: {all: Because}}\n", "", 13, "there are 1 answers")]
    [InlineData("text: {all: A}, why: {all: Because}, right", "text: {all: A}, right", 13, "why is missing")]
    [InlineData("- {all: Two}", "- {ru: Два, en: Two}", 7, "course.why.2 has no lt")]
    [InlineData("question: {all: Which?}", "question: {en: Which?, lt: Kuris?}", 11, "course.why.good.question has no ru")]
    [InlineData("minutes: 2", "minutes: 3", 4, "this is not a number from 1 to 2")]
    [InlineData("safety: true", "safety: yes", 10, "this is neither true nor false")]
    [InlineData("output: {all: Keep}\n", "", 1, "output is missing")]
    [InlineData("title: {all: Why}", "title: {all: <b>Why</b>}", 3, "tags can't be shown")]
    [InlineData("output:", "notes: none\noutput:", 15, "The field notes is not known here")]
    public void A_broken_module_names_file_and_line(string written, string instead, int line, string what)
    {
        Assert.Contains(written, Sound, StringComparison.Ordinal);
        var errors = _content.With(File, Sound.Replace(written, instead, StringComparison.Ordinal)).Errors();

        var error = errors.First(error => error.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal(("content/" + File, line), (error.File, error.Line));
        Assert.NotEmpty(error.Fix);
    }

    [Fact]
    public void A_question_without_answers_and_a_module_without_questions_are_errors()
    {
        Assert.Contains(_content.With(File, Sound[..Sound.IndexOf("quiz:", StringComparison.Ordinal)] + "output: {all: Keep}\n").Errors(), error => error.What == "quiz: there are no questions");
        Assert.Contains(_content.With(File, Sound[..Sound.IndexOf("    options:", StringComparison.Ordinal)] + "output: {all: Keep}\n").Errors(), error => error.What == "options: there are 0 answers");
    }

    [Fact]
    public void The_same_module_or_question_twice_is_an_error()
    {
        Assert.Contains(_content.With(File, Sound).With("course/2-why.yaml", Sound).Errors(), error => error.What.Contains("the module why is there twice", StringComparison.Ordinal));
        var question = Sound[Sound.IndexOf("  - id: good", StringComparison.Ordinal)..Sound.IndexOf("output:", StringComparison.Ordinal)];
        Assert.Contains(_content.With("course/2-why.yaml", Sound.Replace("id: why", "id: other", StringComparison.Ordinal).Replace("output:", question + "output:", StringComparison.Ordinal)).Errors(), error =>
            error.What.Contains("the question good is asked twice", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_is_not_read_at_a_glance_is_a_warning() =>
        Assert.Contains(_content.With(File, Sound.Replace("text: {all: B}", $"text: {{all: {new string('b', 91)}}}", StringComparison.Ordinal)).Load().Warnings, warning =>
            warning.What.Contains("91 characters, 90 are read at a glance", StringComparison.Ordinal));
}
