using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Texts;

public sealed class PhrasebookPluralTests
{
    [Theory]
    [InlineData(0, "волонтёров")]
    [InlineData(1, "волонтёр")]
    [InlineData(2, "волонтёра")]
    [InlineData(4, "волонтёра")]
    [InlineData(5, "волонтёров")]
    [InlineData(11, "волонтёров")]
    [InlineData(14, "волонтёров")]
    [InlineData(21, "волонтёр")]
    [InlineData(22, "волонтёра")]
    [InlineData(111, "волонтёров")]
    [InlineData(121, "волонтёр")]
    [InlineData(-1, "волонтёр")]
    public void Russian_counts_in_three_forms(int count, string expected) =>
        Assert.Equal(expected, Form(Language.Russian, count, "волонтёр", "волонтёра", "волонтёров"));

    [Theory]
    [InlineData(0, "savanorių")]
    [InlineData(1, "savanoris")]
    [InlineData(2, "savanoriai")]
    [InlineData(9, "savanoriai")]
    [InlineData(10, "savanorių")]
    [InlineData(11, "savanorių")]
    [InlineData(19, "savanorių")]
    [InlineData(20, "savanorių")]
    [InlineData(21, "savanoris")]
    [InlineData(22, "savanoriai")]
    [InlineData(112, "savanorių")]
    [InlineData(int.MinValue, "savanoriai")]
    public void Lithuanian_counts_in_three_forms(int count, string expected) =>
        Assert.Equal(expected, Form(Language.Lithuanian, count, "savanoris", "savanoriai", "savanorių"));

    [Theory]
    [InlineData(0, "volunteers")]
    [InlineData(1, "volunteer")]
    [InlineData(2, "volunteers")]
    [InlineData(21, "volunteers")]
    public void English_counts_in_two_forms(int count, string expected) =>
        Assert.Equal(expected, Form(Language.English, count, "volunteer", "volunteers"));

    /// <summary>The conditions as CLDR prints them, in its order, against our rules.</summary>
    [Fact]
    public void Every_count_up_to_1000_follows_CLDR()
    {
        for (var i = 0; i <= 1000; i++)
        {
            var (tens, ones) = (i % 100, i % 10);
            var russian = ones == 1 && tens != 11 ? 0 : ones >= 2 && ones <= 4 && !(tens >= 12 && tens <= 14) ? 1 : 2;
            var lithuanian = ones == 1 && !(tens >= 11 && tens <= 19) ? 0 : ones >= 2 && ones <= 9 && !(tens >= 11 && tens <= 19) ? 1 : 2;

            Assert.Equal(russian, Plural.Form(Language.Russian, i));
            Assert.Equal(lithuanian, Plural.Form(Language.Lithuanian, i));
            Assert.Equal(i == 1 ? 0 : 1, Plural.Form(Language.English, i));
        }
    }

    private static string Form(Language language, int count, params string[] forms) => forms[Plural.Form(language, count)];
}
