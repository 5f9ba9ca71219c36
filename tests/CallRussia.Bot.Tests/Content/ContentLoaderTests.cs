using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Content;

public sealed class ContentLoaderTests : IDisposable
{
    private readonly ContentSample _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Texts_are_found_by_file_group_and_name()
    {
        _content.With("texts/calling.yaml", "card:\n  title: {ru: Номер, en: Number, lt: Numeris}\nid: {all: \"+7\"}\n");

        var loaded = Assert.IsType<ContentLoad.Loaded>(_content.Load("calling.card.title", "calling.id"));

        Assert.Empty(loaded.Warnings);
        Assert.Equal("Numeris", loaded.Phrasebook.Plain(new Text("calling.card.title"), Language.Lithuanian));
        Assert.Equal("+7", loaded.Phrasebook.Plain(new Text("calling.id"), Language.Russian));
    }

    [Theory]
    [InlineData("a:\n  ru: А\n  en: A\n", 2, "x.a has no lt")]
    [InlineData("a:\n  ru: А\n  en: A\n  lt: A\n  de: A\n", 5, "de is not a language")]
    [InlineData("a:\n  ru: А\n  en: A\n  lt: A\n  b.button: {all: B}\n", 5, "b.button is not a language")]
    [InlineData("a: word\n", 1, "x.a has no languages")]
    [InlineData("a:\n  ru: А\n  en: ''\n  lt: A\n", 3, "x.a (en) is empty")]
    [InlineData("a:\n  ru: {b: c}\n  en: A\n  lt: A\n", 2, "x.a (ru) is empty")]
    [InlineData("a:\n  ru: А\n  en: this: that\n  lt: A\n", 3, "not valid YAML")]
    [InlineData("a: {all: A}\na: {all: B}\n", 2, "not valid YAML")]
    [InlineData("# nothing\n", 1, "no texts here")]
    [InlineData("a:\n  ru: |\n    Да\n    {count|раз|раза}\n  en: A\n  lt: A\n", 4, "has 2 forms; ru needs 3")]
    [InlineData("a:\n  ru: |\n    Да\n  en: |\n    fine\n    <b>bold\n  lt: A\n", 6, "<b> is never closed")]
    [InlineData("a:\n  ru: '{n}'\n  en: '{n}'\n  lt: A\n", 4, "{n} is missing here")]
    [InlineData("a.button: {all: <b>A</b>}\n", 1, "tags can't be shown")]
    [InlineData("description: {all: <b>A</b>}\n", 1, "tags can't be shown")]
    public void An_error_names_file_and_line(string yaml, int line, string what)
    {
        var error = _content.With("texts/x.yaml", yaml).Errors("x.a")[0];

        Assert.Equal("content/texts/x.yaml", error.File);
        Assert.Equal(line, error.Line);
        Assert.Contains(what, error.What, StringComparison.Ordinal);
        Assert.NotEmpty(error.Fix);
    }

    [Fact]
    public void Errors_of_several_folders_come_in_the_same_order_every_time()
    {
        _content.With("texts/x.yaml", "a: word\n").With("course/a.yaml", "- no course\n").With("facts/one.yaml", "no: list\n").With("guide/ru/a.md", "no front matter\n");
        string[] expected = ["content/guide/ru/a.md", "content/facts/one.yaml", "content/course/a.yaml", "content/texts/x.yaml"];
        for (var again = 0; again < 20; again++) Assert.Equal(expected, _content.Errors().Select(error => error.File).Distinct().Take(expected.Length));
    }

    [Theory]
    [InlineData("a", 4097)]
    [InlineData("a.caption", 1025)]
    [InlineData("a.command", 257)]
    [InlineData("a.toast", 201)]
    [InlineData("description", 513)]
    [InlineData("short-description", 121)]
    public void A_text_over_telegrams_limit_is_an_error(string name, int length)
    {
        _content.With("texts/x.yaml", $"{name}: {{all: {new string('a', length)}}}\n");
        Assert.Contains($"about {length} characters", _content.Errors()[0].What, StringComparison.Ordinal);

        _content.With("texts/x.yaml", $"{name}: {{all: {new string('a', length - 1)}}}\n");
        Assert.IsType<ContentLoad.Loaded>(_content.Load());
    }

    [Fact]
    public void A_long_label_and_an_emoji_in_a_button_are_warnings()
    {
        _content.With("texts/x.yaml", $"a.button: {{all: {new string('a', 41)}}}\nb.button: {{all: Call 📞}}\n");

        var loaded = Assert.IsType<ContentLoad.Loaded>(_content.Load("x.a.button", "x.b.button"));

        Assert.Equal(6, loaded.Warnings.Count);
        Assert.Contains(loaded.Warnings, warning => warning.Line == 1 && warning.What.Contains("cut off", StringComparison.Ordinal));
        Assert.Contains(loaded.Warnings, warning => warning.Line == 2 && warning.What.Contains("emoji", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_key_is_an_error_in_the_file_where_it_belongs() =>
        Assert.Equal(
            new ContentError("content/texts/calling.yaml", 1, "The text calling.card is missing", "Add it with ru:, en: and lt:"),
            Assert.Single(_content.Errors("calling.card")));

    [Fact]
    public void Words_for_time_are_always_required()
    {
        File.Delete(Path.Combine(_content.Folder, "texts", "time.yaml"));

        Assert.Contains(_content.Errors(), error => error.What == "The text time.tomorrow is missing");
    }

    [Fact]
    public void An_unused_text_is_a_warning()
    {
        _content.With("texts/x.yaml", "a: {all: A}\nb: {all: B}\n");

        var warning = Assert.Single(_content.Load("x.a").Warnings);

        Assert.Equal(("content/texts/x.yaml", 2), (warning.File, warning.Line));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        _content.With("texts/x.yaml", "a:\n  ru: А\n").With("texts/y.yaml", "a: {all: '{'}\n");

        Assert.Equal(5, _content.Errors().Count);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        Directory.Delete(Path.Combine(_content.Folder, "guide", "lt"));

        Assert.Equal("content/guide/lt:1: The folder can't be read. Check that it exists and that the bot may read it.", _content.Errors()[0].ToString());
    }
}
