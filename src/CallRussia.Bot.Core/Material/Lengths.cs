using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>About how many characters an entry takes on a card, by language; counted when content is read.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Lengths(int Russian, int English, int Lithuanian)
{
    public int In(Language language) => language == Language.Russian ? Russian : language == Language.Lithuanian ? Lithuanian : English;
}
