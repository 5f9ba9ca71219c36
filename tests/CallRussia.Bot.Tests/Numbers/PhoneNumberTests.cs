using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class PhoneNumberTests
{
    private static readonly PhoneNumber Demo = DemoBlock.Number(7, 1234);

    [Theory]
    [InlineData("+7 975 007-12-34")]
    [InlineData("8(975)0071234")]
    [InlineData("8 (975) 007-12-34")]
    [InlineData("79750071234")]
    [InlineData("9750071234")]
    [InlineData("+79750071234")]
    [InlineData("tel:+7-975-007-12-34")]
    [InlineData("TEL:89750071234")]
    [InlineData("  +7.975.007.12.34 ")]
    [InlineData("+7\u00A0975\u00A0007\u201112\u201334")]
    [InlineData("\u202A+7 975 007 12 34\u202C")]
    [InlineData("+7\t975 007 12 34\r")]
    [InlineData("8-975-00-71-234")]
    [InlineData("8 97500 7-12-34")]
    [InlineData("9750-07-12-34")]
    [InlineData("975007-12-34")]
    [InlineData("8975007-12-34")]
    [InlineData("=\"+79750071234\"")]
    [InlineData("=\"8 (975) 007-12-34\"")]
    [InlineData("'79750071234")]
    [InlineData("=79750071234")]
    [InlineData("9750071234.0")]
    [InlineData("79750071234,00")]
    [InlineData("+79750071234.0")]
    [InlineData("\uFEFF+7\u200B975\u2060007\u00AD12\u200D34\u2069")]
    [InlineData("\uFF0B\uFF17 \uFF08\uFF19\uFF17\uFF15\uFF09 \uFF10\uFF10\uFF17\uFF0D\uFF11\uFF12\uFF0D\uFF13\uFF14")]
    [InlineData("٩٧٥٠٠٧١٢٣٤")]
    public void Every_usual_way_of_writing_is_read(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number, out var refusal));
        Assert.Equal(Demo, number);
        Assert.Equal(Refusal.None, refusal);
        Assert.True(PhoneNumber.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var fromBytes, out _));
        Assert.Equal(Demo, fromBytes);
    }

    [Theory]
    [InlineData("", Refusal.NotANumber)]
    [InlineData("+", Refusal.NotANumber)]
    [InlineData("hello", Refusal.NotANumber)]
    [InlineData("+7 975 007 12 3a", Refusal.NotANumber)]
    [InlineData("7+9750071234", Refusal.NotANumber)]
    [InlineData("++79750071234", Refusal.NotANumber)]
    [InlineData("9,75007E+09", Refusal.NotANumber)]
    [InlineData("975/0071234", Refusal.NotANumber)]
    [InlineData("9750071234 ext 5", Refusal.NotANumber)]
    [InlineData("=\"79750071234", Refusal.NotANumber)]
    [InlineData("9750071234²", Refusal.NotANumber)]
    [InlineData("975007\n1234", Refusal.NotANumber)]
    [InlineData("9750071234.5", Refusal.WrongCountry)]
    [InlineData("975-00-71-234", Refusal.Ambiguous)]
    [InlineData("9750071 (234)", Refusal.Ambiguous)]
    [InlineData("975007 1234", Refusal.Ambiguous)]
    [InlineData("97 50 07 1234", Refusal.Ambiguous)]
    [InlineData("+7 975 007 12 3 4", Refusal.Ambiguous)]
    [InlineData("+7 975 007 12 3", Refusal.TooShort)]
    [InlineData("975007123", Refusal.TooShort)]
    [InlineData("+7 975 007 12 345", Refusal.TooLong)]
    [InlineData("79750071234 79750071234", Refusal.SeveralNumbers)]
    [InlineData("+79750071234 / +79750071235", Refusal.NotANumber)]
    [InlineData("99999999999999999999999999999999999999", Refusal.TooLong)]
    [InlineData("+1 975 007 12 34", Refusal.WrongCountry)]
    [InlineData("19750071234", Refusal.WrongCountry)]
    [InlineData("+8 975 007 12 34", Refusal.WrongCountry)]
    [InlineData("+9750071234", Refusal.WrongCountry)]
    public void Everything_else_is_refused_with_its_reason(string text, Refusal expected)
    {
        Assert.False(PhoneNumber.TryParse(text, out _, out var refusal));
        Assert.Equal(expected, refusal);
        Assert.False(PhoneNumber.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out _, out var fromBytes));
        Assert.Equal(expected, fromBytes);
    }

    /// <summary>Ten digits that begin with 7 or 8 and one more behind them look like eleven: somebody else's number.</summary>
    [Theory]
    [InlineData(748)]
    [InlineData(848)]
    public void One_digit_behind_ten_is_a_decimal_or_an_extension_and_never_part_of_the_number(int code)
    {
        var ten = Given.NumberIn(code);
        var digits = $"{ten.ToNational()}";
        foreach (var decimals in (string[])[".0", ",0", ".00", ",000"])
        {
            Assert.True(PhoneNumber.TryParse(digits + decimals, out var number, out _));
            Assert.Equal(ten, number);
            Assert.True(PhoneNumber.TryParse(System.Text.Encoding.UTF8.GetBytes(digits + decimals), out var fromBytes, out _));
            Assert.Equal(ten, fromBytes);
        }

        foreach (var extension in (string[])[".1", "-0", " 5", " (5)", ".5", "\u00A05", "\u20115"]) Assert.Equal(Refusal.Ambiguous, Refused(digits + extension));
        Assert.Equal(Refusal.Ambiguous, Refused($"{digits[..3]} {digits[3..6]}-{digits[6..8]}-{digits[8..]} 5"));
        // A local number of seven digits with an extension of four.
        Assert.Equal(Refusal.Ambiguous, Refused($"{digits[..3]}-{digits[3..5]}-{digits[5..7]} {digits[7..]}5"));
    }

    [Fact]
    public void Every_space_and_digit_of_Unicode_and_everything_invisible_is_read()
    {
        var spaces = Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(letter => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.SpaceSeparator).ToList();
        Assert.True(spaces.Count > 15);
        Assert.All(spaces, space => Assert.Equal(Refusal.None, Refused($"{space}+7{space}975{space}007{space}12{space}34{space}")));
        string[] invisible = ["\u00AD", "\u034F", "\u061C", "\u115F", "\u17B5", "\u180E", "\u200B", "\u200F", "\u202A", "\u202E", "\u2060", "\u2066", "\u206F", "\u3164", "\uFE0F", "\uFEFF", "\uFFA0", "\uFFF8", "\U0001D173", "\U000E0020", "\U000E01EF"];
        Assert.All(invisible, nothing => Assert.Equal(Refusal.None, Refused($"{nothing}+7{nothing}9{nothing}75007123{nothing}4{nothing}")));
        // They are no gaps either: what they stand between stays one group.
        Assert.Equal(Refusal.None, Refused("975007123\u200B4"));
        var zeros = Enumerable.Range(0, 0x20000).Where(code => code is < 0xD800 or > 0xDFFF).Select(code => new System.Text.Rune(code))
            .Where(rune => System.Text.Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.DecimalDigitNumber && System.Text.Rune.GetNumericValue(rune) == 0).ToList();
        Assert.True(zeros.Count > 50);
        foreach (var zero in zeros)
        {
            Assert.True(PhoneNumber.TryParse(string.Concat("9750071234".Select(digit => new System.Text.Rune(zero.Value + digit - '0'))), out var number, out _));
            Assert.Equal(Demo, number);
        }
    }

    private static Refusal Refused(string text)
    {
        _ = PhoneNumber.TryParse(text, out _, out var refusal);
        _ = PhoneNumber.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out _, out var fromBytes);
        Assert.Equal(refusal, fromBytes);
        return refusal;
    }

    [Fact]
    public void A_no_break_space_of_windows_1251_separates_too()
    {
        byte[] text = [.. "+7"u8, 0xA0, .. "975"u8, 0xA0, .. "0071234"u8];
        Assert.True(PhoneNumber.TryParse(text, out var number, out _));
        Assert.Equal(Demo, number);
    }

    [Fact]
    public void Every_default_formatting_shows_the_last_two_digits_only()
    {
        Assert.Equal("+7 *** ***-**-34", Demo.ToString());
        Assert.Equal("+7 *** ***-**-34", $"{Demo}");
        Assert.Equal("+7 *** ***-**-34", string.Format("{0:D}", Demo));
        Assert.DoesNotContain("0071234", System.Text.Json.JsonSerializer.Serialize(Demo), StringComparison.Ordinal);
        Assert.DoesNotContain("0071234", new { Demo }.ToString(), StringComparison.Ordinal);
        Assert.Equal(["IsDemo"], typeof(PhoneNumber).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public void The_full_form_is_what_clients_make_tappable() => Assert.Equal("+7 975 007 12 34", Demo.Full());

    [Fact]
    public void The_full_form_keeps_leading_zeros() => Assert.Equal("+7 000 000 00 05", PhoneNumber.FromNational(5).Full());

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_000_000)]
    public void Only_ten_digits_make_a_number_and_the_error_does_not_repeat_them(long digits)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => PhoneNumber.FromNational(digits));
        Assert.DoesNotContain(digits.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_eleven_offsets_of_the_block_are_demo_numbers()
    {
        for (var offset = 0; offset < 100; offset++)
        {
            var first = PhoneNumber.FromNational(9_750_000_000 + (offset * 10_000));
            var last = PhoneNumber.FromNational(9_750_009_999 + (offset * 10_000));
            Assert.Equal(offset is >= 2 and <= 12, first.IsDemo);
            Assert.Equal(offset is >= 2 and <= 12, last.IsDemo);
        }
    }
}
