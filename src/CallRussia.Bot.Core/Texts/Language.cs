namespace CallRussia.Bot.Core.Texts;

/// <summary>A language of the screens. The languages people speak on the phone are another matter: calls are in Russian.</summary>
public readonly record struct Language
{
    // Telegram sends the language of the app; where that is a language of a country in which nearly everyone
    // of calling age reads Russian, Russian serves better than English.
    private static readonly HashSet<string> ReadRussian = new(StringComparer.OrdinalIgnoreCase)
    {
        "ru", "be", "uk", "kk", "ky", "uz", "tg", "tk", "az", "hy", "ka", "tt", "ba", "cv", "ce", "os", "sah",
    };

    private readonly byte _order;

    private Language(byte order) => _order = order;

    public static Language English { get; } = new(0);

    public static Language Russian { get; } = new(1);

    public static Language Lithuanian { get; } = new(2);

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = [Russian, English, Lithuanian];

    /// <summary>Where several are kept as one number, the bit of this one: it stays, in whatever order they are offered.</summary>
    public int Bit => 1 << _order;

    /// <summary>ISO 639-1: en, ru, lt.</summary>
    public string Code => _order switch { 1 => "ru", 2 => "lt", _ => "en" };

    /// <summary>The language named in itself.</summary>
    public string OwnName => _order switch { 1 => "Русский", 2 => "Lietuvių", _ => "English" };

    /// <summary>Its name within a sentence of the reader's.</summary>
    public Text Name => new($"language.name.{Code}");

    /// <summary>How many plural forms a counted word has in this language.</summary>
    public int PluralForms => _order is 0 ? 2 : 3;

    /// <summary>The language of a code written by <see cref="Code"/>; null for any other.</summary>
    public static Language? FromCode(string code) => code switch
    {
        "en" => English,
        "ru" => Russian,
        "lt" => Lithuanian,
        _ => null,
    };

    /// <summary>The best language for an IETF tag as Telegram sends it ("ru-RU", "uk", none at all).</summary>
    public static Language FromTelegram(string? tag)
    {
        var primary = (tag ?? "").Split('-', '_')[0];
        return ReadRussian.Contains(primary) ? Russian
            : primary.Equals("lt", StringComparison.OrdinalIgnoreCase) ? Lithuanian
            : English;
    }

    public override string ToString() => Code;
}
