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
    [InlineData("٩٧٥٠٠٧١٢٣٤", Refusal.NotANumber)]
    [InlineData("+7 975 007 12 3", Refusal.TooShort)]
    [InlineData("975007123", Refusal.TooShort)]
    [InlineData("+7 975 007 12 345", Refusal.TooLong)]
    [InlineData("79750071234 79750071234", Refusal.TooLong)]
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
