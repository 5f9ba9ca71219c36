using System.Text;
using System.Text.RegularExpressions;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Names under which phone numbers stand in tables, in three languages. A name is known when each of its words is: of "phone of the
/// branch" or "phone type" nobody can say what stands below.
/// </summary>
internal static partial class ColumnNames
{
    /// <summary>The surer name goes first: a table may have a running "номер" beside the "телефон".</summary>
    private static readonly string[][] Ranks =
    [
        ["мобильн*", "моб", "сотов*", "сот", "mobile", "mob", "mobil", "cell", "cellphone", "cellular", "mobilus", "mobilusis", "mobilaus", "mobiliojo"],
        ["телефон*", "тел", "phone", "phones", "phonenumber", "telephone", "tel", "telefon", "telefonas", "telefono", "telefonai", "msisdn"],
        ["contact", "contacts", "контакт", "контакты", "kontaktas", "kontaktai"],
        ["number", "numbers", "номер", "номера", "numeris", "numeriai"],
    ];

    /// <summary>Words that say which phone it is.</summary>
    private static readonly string[] Beside =
    [
        "контактн*", "основн*", "рабоч*", "домашн*", "личн*", "доп", "дополнительн*", "городск*", "клиента", "абонента", "для", "связи",
        "main", "primary", "work", "home", "personal", "private", "customer", "client", "the", "of", "for", "no", "nr", "num", "e", "full",
        "numerio", "pagrindinis", "darbo", "namų", "asmeninis", "kontaktinis", "kliento",
    ];

    private static readonly string[] Regions = ["region", "регион", "regionas"];

    /// <returns>The smaller, the surer; null when the name says nothing.</returns>
    public static int? RankOfNumber(string name)
    {
        var words = Words(name);
        if (!words.TrueForAll(word => Beside.Any(known => Fits(word, known)) || Ranks.Any(rank => rank.Any(known => Fits(word, known)))))
        {
            return null;
        }

        var rank = Array.FindIndex(Ranks, rank => words.Exists(word => rank.Any(known => Fits(word, known))));
        return rank >= 0 ? rank : null;
    }

    public static bool IsRegion(string name) => Words(name) is [var word] && Regions.Contains(word, StringComparer.Ordinal);

    /// <summary>Case, spaces and what nobody sees don't tell two names apart.</summary>
    public static bool AreSame(string name, string other) => string.Equals(Plain(name), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Join(' ', name.Normalize(NormalizationForm.FormKC).Trim('\uFEFF').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Words(string name) =>
        [.. Word().Matches(name.Normalize(NormalizationForm.FormKC)).Select(word => word.Value.ToLowerInvariant())];

    private static bool Fits(string word, string known) =>
        known[^1] == '*' ? word.StartsWith(known[..^1], StringComparison.Ordinal) : word == known;

    /// <summary>Letters; a capital within them begins another one, as in PhoneNumber.</summary>
    [GeneratedRegex(@"\p{Lu}{2,}(?!\p{Ll})|\p{L}\p{Ll}*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
