using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Texts;

public sealed class PhrasebookLanguageTests
{
    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("ru-RU", "ru")]
    [InlineData("uk", "ru")]
    [InlineData("be", "ru")]
    [InlineData("kk-KZ", "ru")]
    [InlineData("lt", "lt")]
    [InlineData("LT-lt", "lt")]
    [InlineData("en-US", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void The_language_of_the_app_chooses_the_language_of_the_screens(string? tag, string expected) =>
        Assert.Equal(expected, Language.FromTelegram(tag).Code);

    [Fact]
    public void Languages_are_named_in_themselves_and_the_one_that_all_calls_are_in_comes_first() =>
        Assert.Equal(["Русский", "English", "Lietuvių"], Language.All.Select(language => language.OwnName));

    /// <summary>They stand in the store, in the wishes of those who look for a buddy.</summary>
    [Fact]
    public void In_whatever_order_they_are_shown_their_bits_stay() =>
        Assert.Equal([1, 2, 4], new[] { Language.English, Language.Russian, Language.Lithuanian }.Select(language => language.Bit));

    [Fact]
    public void A_code_leads_back_to_its_language() =>
        Assert.All(Language.All, language => Assert.Equal(language, Language.FromCode(language.Code)));

    [Fact]
    public void A_foreign_code_is_no_language() => Assert.Null(Language.FromCode("fr"));
}
