namespace CallRussia.Bot.Core.Texts;

/// <summary>Which form of a counted word a number takes. Source: Unicode CLDR, "Language Plural Rules", cardinal, integers.</summary>
public static class Plural
{
    /// <summary>
    /// The index of the form for <paramref name="count"/>, in the order in which forms are written in a text:
    /// English one, other; Russian one, few, many (волонтёр, волонтёра, волонтёров);
    /// Lithuanian one, few, other (savanoris, savanoriai, savanorių).
    /// </summary>
    public static int Form(Language language, int count)
    {
        // Not Math.Abs: it throws for int.MinValue.
        var (tens, ones) = (Absolute(count % 100), Absolute(count % 10));
        if (language == Language.Russian)
        {
            return Russian(tens, ones);
        }

        return language == Language.Lithuanian ? Lithuanian(tens, ones) : count is 1 or -1 ? 0 : 1;
    }

    private static int Absolute(int value) => value < 0 ? -value : value;

    private static int Russian(int tens, int ones) => ones switch
    {
        _ when tens is >= 11 and <= 14 => 2,
        1 => 0,
        >= 2 and <= 4 => 1,
        _ => 2,
    };

    private static int Lithuanian(int tens, int ones) => ones switch
    {
        _ when tens is >= 11 and <= 19 => 2,
        1 => 0,
        >= 2 => 1,
        _ => 2,
    };
}
