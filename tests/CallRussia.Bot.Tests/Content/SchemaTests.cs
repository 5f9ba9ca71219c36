using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Content;

public sealed class SchemaTests
{
    private const string Mark = "# yaml-language-server: $schema=";

    private static readonly JsonSchema Schemas = new(Path.Combine(ContentSample.RealContent, "schemas"));

    private static IEnumerable<string> Files => Directory.EnumerateFiles(ContentSample.RealContent, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_file_says_in_its_first_line_which_schema_helps_to_write_it() => Assert.All(Files, file =>
    {
        var first = File.ReadLines(file).First();
        Assert.StartsWith(Mark, first, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, first[Mark.Length..])), $"{file}: {first}");
    });

    [Fact]
    public void Every_file_fits_its_schema() => Assert.All(Files, file =>
        Assert.Empty(Schemas.Check(SchemaOf(file), File.ReadAllText(file))));

    [Fact]
    public void Every_schema_is_used() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(ContentSample.RealContent, "schemas")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Files.Select(SchemaOf).Append("wording.schema.json").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("facts.schema.json", "- {id: One}", "has no as-of")]
    [InlineData("facts.schema.json", "- {id: One}", "One does not fit")]
    [InlineData("facts.schema.json", "- {id: one, off: true}", "off is no known field")]
    [InlineData("facts.schema.json", "- {id: one, official: yes}", "is no boolean")]
    [InlineData("facts.schema.json", "- {id: one, claim: {ru: А, en: A}}", "fits none of the allowed forms")]
    [InlineData("facts.schema.json", "id: one", "is no array")]
    [InlineData("scenario.schema.json", "nodes: {who: {says: {all: A}, end: gone}}", "gone is none of")]
    [InlineData("scenario.schema.json", "nodes: {who: {says: {all: A}, gates: [{when: anger, to: end}]}}", "anger does not fit")]
    [InlineData("texts.schema.json", "a: {b: {ru: А, en: A}}", "fits none of the allowed forms")]
    public void A_schema_sees_what_is_wrong(string schema, string yaml, string wrong) =>
        Assert.Contains(Schemas.Check(schema, yaml), found => found.Contains(wrong, StringComparison.Ordinal));

    private static string SchemaOf(string file) => Path.GetFileName(File.ReadLines(file).First()[Mark.Length..]);
}
