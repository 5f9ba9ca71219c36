using System.Diagnostics;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// One Russian number: the ten digits after +7. Every default formatting is masked, and no property holds the digits, so that
/// neither a log, nor an exception, nor a serializer, nor a debugger shows them: whoever needs them asks by name
/// (<see cref="Full"/> for a screen, <see cref="ToNational"/> for the store).
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PhoneNumber : IComparable<PhoneNumber>
{
    private const long Smallest = 0_000_000_000;
    private const long Largest = 9_999_999_999;

    private readonly long national;

    private PhoneNumber(long national) => this.national = national;

    /// <summary>Numbers of the demo block +7 975 0ZZ xx xx, ZZ = UTC offset 02…12; see <see cref="DemoBlock"/>.</summary>
    public bool IsDemo => DemoBlock.OffsetOf(national) is not null;

    /// <param name="national">Ten national digits, as given by <see cref="ToNational"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not ten digits; the message doesn't repeat the value.</exception>
    public static PhoneNumber FromNational(long national) =>
        national is >= Smallest and <= Largest
            ? new(national)
            : throw new ArgumentOutOfRangeException(nameof(national), "A national number has ten digits.");

    /// <summary>
    /// Reads +7…, 8…, 7… or ten digits, with spaces, dashes, dots and parentheses between them and an optional <c>tel:</c> before.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PhoneNumber number, out Refusal refusal) =>
        Result(PhoneNumberParser.Parse(text, out var digits), digits, out number, out refusal);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out PhoneNumber, out Refusal)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out PhoneNumber number, out Refusal refusal) =>
        Result(PhoneNumberParser.Parse(utf8, out var digits), digits, out number, out refusal);

    /// <summary>The number as people dial it and Telegram's clients detect it: <c>+7 975 007 12 34</c>.</summary>
    public string Full() => string.Create(16, national, static (text, digits) =>
    {
        "+7 000 000 00 00".CopyTo(text);
        for (var i = text.Length - 1; i > 2; i--)
        {
            if (text[i] == ' ')
            {
                continue;
            }

            text[i] = (char)('0' + (digits % 10));
            digits /= 10;
        }
    });

    /// <summary>The ten digits, for the store only: never format or log them.</summary>
    public long ToNational() => national;

    /// <summary>Masked to its last two digits.</summary>
    public override string ToString() => $"+7 *** ***-**-{national % 100:00}";

    public int CompareTo(PhoneNumber other) => national.CompareTo(other.national);

    public static bool operator <(PhoneNumber left, PhoneNumber right) => left.national < right.national;

    public static bool operator >(PhoneNumber left, PhoneNumber right) => left.national > right.national;

    public static bool operator <=(PhoneNumber left, PhoneNumber right) => left.national <= right.national;

    public static bool operator >=(PhoneNumber left, PhoneNumber right) => left.national >= right.national;

    private static bool Result(Refusal parsed, long digits, out PhoneNumber number, out Refusal refusal)
    {
        refusal = parsed;
        number = parsed == Refusal.None ? new PhoneNumber(digits) : default;
        return parsed == Refusal.None;
    }
}
