using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public sealed class PhoneNumberFinderTests
{
    [Theory]
    [InlineData("+7 975 007-12-34")]
    [InlineData("marvin says +7 975 007 12 34 is his number")]
    [InlineData("мой номер 8(975)007-12-34, звоните")]
    [InlineData("89750071234")]
    [InlineData("9750071234.")]
    [InlineData("tel:+7-975-007-12-34")]
    [InlineData("(+7) 975 007 12 34")]
    [InlineData("+ 7 975 007 12 34")]
    [InlineData("«79750071234»")]
    [InlineData("+7.975.007.12.34")]
    [InlineData("+7\u00A0975\u00A0007\u201112\u201334")]
    [InlineData("/start 79750071234")]
    [InlineData("звонили в 15:30 на 8 975 007 12 34, 15 минут")]
    [InlineData("+79750071234 +79750071235")]
    [InlineData("9750071234 9750071235")]
    [InlineData("8 975 007 12 34 15")]
    [InlineData("строка\n8-975-007-12-34\nещё")]
    [InlineData("9750\u200B071234")]
    [InlineData("+\u200B7 975\u200B007 12 34")]
    [InlineData("\uFF0B\uFF17 \uFF19\uFF17\uFF15 \uFF10\uFF10\uFF17 \uFF11\uFF12 \uFF13\uFF14")]
    [InlineData("+380 44 555 55 55")]
    [InlineData("+370 5 555 5555")]
    public void A_phone_number_is_found_among_other_words(string words) => Assert.True(PhoneNumberFinder.IsIn(words));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("а где вы были 8 лет")]
    [InlineData("24.02.2022")]
    [InlineData("2026-11-28 19:06")]
    [InlineData("8 мая 1945 – 9 мая 1945")]
    [InlineData("8.05.1945–9.05.1945")]
    [InlineData("перезвонить 25.11.2026 в 15:30")]
    [InlineData("5555000111")]
    [InlineData("1418 дней, 27 миллионов")]
    [InlineData("112 или 8-495")]
    [InlineData("4276 0000 0000 0000")]
    [InlineData("10 + 20 = 30")]
    public void Dates_counts_and_ids_are_no_phone_numbers(string? words) => Assert.False(PhoneNumberFinder.IsIn(words));

    [Theory]
    [InlineData("8(975)0071234")]
    [InlineData("79750071234")]
    [InlineData("9750071234")]
    [InlineData("TEL:89750071234")]
    [InlineData("\u202A+7 975 007 12 34\u202C")]
    [InlineData("9750071234.0")]
    [InlineData("'89750071234")]
    [InlineData("٩٧٥٠٠٧١٢٣٤")]
    public void What_the_desk_reads_as_a_number_is_found(string words)
    {
        Assert.True(PhoneNumber.TryParse(words, out _, out _));
        Assert.True(PhoneNumberFinder.IsIn(words));
    }

    [Theory]
    [InlineData("ни одного", "")]
    [InlineData("мой +7 975 007-12-34, домашний", "+7 975 007-12-34")]
    [InlineData("+7 975 007 12 34 или 8 (975) 007-12-35", "+7 975 007 12 34|8 (975) 007-12-35")]
    public void Each_number_is_found_as_it_is_written(string words, string numbers) => Assert.Equal(numbers, string.Join('|', PhoneNumberFinder.In(words)));
}
