using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Editing;

public sealed class FactRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData(FactFields.ClaimRussian, "2 марта 2022 года назвали <b>498</b> погибших.", FactProblem.None)]
    [InlineData(FactFields.ClaimRussian, "   ", FactProblem.Empty)]
    [InlineData(FactFields.ClaimEnglish, "He said <b>never", FactProblem.Markup)]
    [InlineData(FactFields.ClaimEnglish, "He said {name}", FactProblem.Markup)]
    [InlineData(FactFields.ClaimEnglish, "Two {{braces}} &lt; three", FactProblem.None)]
    [InlineData(FactFields.LimitLithuanian, "<font>", FactProblem.Markup)]
    [InlineData(FactFields.Url, "https://example.org/a?b=1", FactProblem.None)]
    [InlineData(FactFields.Url, "example.org", FactProblem.NotALink)]
    [InlineData(FactFields.Url, "file:///etc/hosts", FactProblem.NotALink)]
    [InlineData(FactFields.Url, "", FactProblem.Empty)]
    [InlineData(FactFields.AsOf, "3.03.2022", FactProblem.None)]
    [InlineData(FactFields.AsOf, "2022-03-04", FactProblem.None)]
    [InlineData(FactFields.AsOf, "2022-03", FactProblem.None)]
    [InlineData(FactFields.AsOf, "вчера", FactProblem.NotADate)]
    [InlineData(FactFields.AsOf, "31.02.2022", FactProblem.NotADate)]
    [InlineData(FactFields.AsOf, "2026-11-26", FactProblem.InFuture)]
    [InlineData(FactFields.ReviewBy, "2026-11-25", FactProblem.None)]
    [InlineData(FactFields.ReviewBy, "2026-11-24", FactProblem.InPast)]
    [InlineData(FactFields.ReviewBy, "2027-05", FactProblem.NotADate)]
    public void What_is_typed_is_checked_at_once(FactFields field, string typed, FactProblem expected)
    {
        var problem = FactRules.Read(EditSamples.Written, field, typed, Today, out var changed);

        Assert.Equal(expected, problem);
        // What can't be taken changes nothing.
        Assert.Equal(expected == FactProblem.None, changed != EditSamples.Written);
    }

    [Fact]
    public void A_text_may_be_so_long_and_no_longer()
    {
        foreach (var part in Enum.GetValues<FactPart>())
            foreach (var language in Language.All)
            {
                var field = FactTyping.Of(part, language);
                Assert.Equal(FactProblem.None, FactRules.Read(EditSamples.Written, field, new string('я', FactRules.Longest(part)), Today, out _));
                Assert.Equal(FactProblem.TooLong, FactRules.Read(EditSamples.Written, field, new string('я', FactRules.Longest(part) + 1), Today, out _));
            }
    }

    [Fact]
    public void Every_fact_of_the_files_keeps_the_rules_of_the_chat() => Assert.All(Some.Library.Facts.All, fact =>
        Assert.Empty(FactRules.Check(fact.Written!, Some.Library, Today)));

    [Fact]
    public void A_new_fact_is_not_complete_until_everything_is_there()
    {
        var missing = FactRules.Check(EditSamples.New, Some.Library, Today).Select(fault => fault.Field).ToList();

        Assert.Equal(10, missing.Count);
        Assert.All(missing, field => Assert.Contains(field, FactTyping.Each((FactFields)0b0111_1110_1111)));
        Assert.Contains((FactFields.None, FactProblem.NoTheme), FactRules.Check(EditSamples.Written with { Theme = "gone" }, Some.Library, Today));
    }

    [Fact]
    public void A_fact_that_is_offered_on_calls_can_not_become_one_for_training()
    {
        var used = Some.Library.Facts.Find(Some.Library.Objections.All.First(objection => objection.Facts.Count > 0).Facts[0])!.Written!;

        Assert.Equal([(FactFields.None, FactProblem.UsedOnCalls)], FactRules.Check(used with { TrainingOnly = true }, Some.Library, Today));
    }

    [Fact]
    public void An_expired_fact_is_hidden_at_once_wherever_the_caller_lives()
    {
        var expired = FactRules.Expire(EditSamples.Written, Today).ToFact();

        // UTC-12: the day before.
        Assert.False(expired.IsForCalls(Today.AddDays(-1)));
        Assert.Empty(FactRules.Check(expired.Written!, Some.Library, Today));
        Assert.True(FactRules.Confirm(expired.Written!, Today, 6).ToFact().IsForCalls(Today));
    }

    [Fact]
    public void Every_field_comes_back_as_it_is_typed()
    {
        foreach (var field in Enum.GetValues<FactFields>().Where(field => field != FactFields.None))
        {
            Assert.Equal(field, field.First());
            Assert.Equal(FactProblem.None, FactRules.Read(EditSamples.Written with { ReviewBy = Today }, field, EditSamples.Written.Typed(field), Today, out var same));
            Assert.Equal(EditSamples.Written.Typed(field), same.Typed(field));
        }
    }

    [Fact]
    public void What_changed_is_told_line_by_line()
    {
        var before = EditSamples.Written;
        var after = before with { Claim = before.Claim.With(Language.English, "Other words."), Estimate = !before.Estimate };

        Assert.Equal($"ClaimEnglish: Other words.\nEstimate: {after.Estimate}", FactTyping.Lines(after, before));
        Assert.Equal(FactFields.ClaimEnglish, FactTyping.Changed(before, after));
    }
}
