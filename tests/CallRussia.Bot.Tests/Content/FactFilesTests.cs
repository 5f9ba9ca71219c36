using CallRussia.Bot.Content;

namespace CallRussia.Bot.Tests.Content;

public sealed class FactFilesTests : IDisposable
{
    private readonly ContentSample _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("2025-04-17", 17, false)]
    [InlineData("2025-04", 1, true)]
    public void A_fact_holds_for_a_day_or_for_a_month(string written, int day, bool isMonth)
    {
        var fact = Assert.Single(Assert.IsType<ContentLoad.Loaded>(_content.With("facts/one.yaml", Fact(written)).Load()).Library.Facts.All);

        Assert.Equal((new DateOnly(2025, 4, day), isMonth), (fact.AsOf, fact.AsOfMonth));
    }

    [Theory]
    [InlineData("2025-13")]
    [InlineData("April")]
    [InlineData("2025-4-17")]
    public void Another_date_is_an_error_in_its_line(string written)
    {
        var error = _content.With("facts/one.yaml", Fact(written)).Errors()[0];

        Assert.Equal(("content/facts/one.yaml", 2), (error.File, error.Line));
    }

    private static string Fact(string asOf) =>
        $"- id: a-fact\n  as-of: {asOf}\n  review-by: 2027-05-20\n  confidence: high\n  url: https://example.org\n  claim: {{all: So it is}}\n  source: {{all: Somebody}}\n  limit: {{all: About}}\n";
}
