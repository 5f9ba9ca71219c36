using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Texts;

/// <summary>
/// Brings words to the form in which they are compared: small letters without accents, single spaces, no marks. By a table of our own,
/// because the program runs without the machine's language data.
/// </summary>
internal static class Fold
{
    private const string Accented = "ёąčęėįšųūžàáâãäåāăçćèéêëēěğìíîïīıłñńňòóôõöøőřśşșťțùúûüůűýÿźżđ";
    private const string Plain = "еaceeisuuzaaaaaaaacceeeeeegiiiiiilnnnooooooorsssttuuuuuuyyzzd";

    public static string Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(Letter(character));
            }
            else if (IsBetweenWords(character) && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>A small letter without its accent.</summary>
    public static char Letter(char letter) => Accented.IndexOf(letter) is >= 0 and var at ? Plain[at] : letter;

    /// <summary>A dot or an apostrophe belongs to its word (U.K., d’Ivoire); a combining accent follows its letter.</summary>
    private static bool IsBetweenWords(char character) =>
        character is not ('.' or '\'' or '’' or 'ʼ') && char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark;
}
