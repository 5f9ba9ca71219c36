using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>All numbers that are written in a text, or why one of them can't be read.</summary>
internal sealed partial record WrittenNumbers(IReadOnlyList<PhoneNumber> Numbers, Refusal Refusal)
{
    /// <summary>This many digits are a number even when they can't be read as one; this many in groups are a local number.</summary>
    private const int Whole = 10;

    private const int Local = 7;

    /// <summary>This many digits in one piece are no phone number but the number of a company or an account.</summary>
    private const int SomethingElse = 12;

    private const int WaitMs = 1000;

    public static WrittenNumbers In(string text)
    {
        if (PhoneNumber.TryParse(text.Trim().Trim('"'), out var only, out var refusal))
        {
            return new([only], Refusal.None);
        }

        var numbers = new List<PhoneNumber>();
        var (unread, elsewhere) = (Refusal.None, false);
        foreach (var run in Run().Matches(text).Select(run => run.Value).Where(run => !Date().IsMatch(run)))
        {
            if (PhoneNumber.TryParse(run, out var number, out var problem))
            {
                numbers.Add(number);
                continue;
            }

            var digits = run.Count(char.IsDigit);
            var isOnePiece = run.Length == digits;
            elsewhere |= isOnePiece && digits >= SomethingElse;
            unread = unread != Refusal.None || (isOnePiece ? digits is < Whole or >= SomethingElse : digits < Local) ? unread : problem;
        }

        return unread != Refusal.None ? new([], unread)
            : numbers.Count > 0 ? new([.. numbers.Distinct()], Refusal.None)
            : new([], elsewhere ? Refusal.TooLong : refusal);
    }

    /// <summary>Digits with what stands between the digits of a number; a plus begins another one.</summary>
    [GeneratedRegex(@"[+\uFF0B]?\(?\p{Nd}(?:[\p{Nd}\p{Zs}\p{Pd}\p{Cf}\u2212.()]*\p{Nd})?(?:,0+(?!\p{Nd}))?", RegexOptions.CultureInvariant, WaitMs)]
    private static partial Regex Run();

    /// <summary>A day, as it stands beside a wish not to be called, perhaps with the hour.</summary>
    [GeneratedRegex(@"^(?:(?:19|20)\d\d[./-]?(?:0?[1-9]|1[0-2])[./-]?(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\d\d)(?: \d\d?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, WaitMs)]
    private static partial Regex Date();
}
