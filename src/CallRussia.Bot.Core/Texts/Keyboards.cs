namespace CallRussia.Bot.Core.Texts;

/// <summary>The same keys on the other keyboard: whoever writes two alphabets forgets to switch.</summary>
internal static class Keyboards
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string Russian = "йцукенгшщзхъфывапролджэячсмитьбюё";

    public static string Other(string words) => string.Concat(words.ToLowerInvariant().Select(static key =>
        Latin.IndexOf(key, StringComparison.Ordinal) is >= 0 and var latin ? Russian[latin]
        : Russian.IndexOf(key, StringComparison.Ordinal) is >= 0 and var russian ? Latin[russian]
        : key));
}
