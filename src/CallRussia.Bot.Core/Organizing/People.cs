using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>How people are called where they have no names.</summary>
internal static class People
{
    /// <summary>Digits enough to tell people of one list apart; a confirmation shows all of them.</summary>
    private const int ShortId = 5;

    public static string Short(VolunteerId who) => who.ToString() is { Length: > ShortId } id ? "…" + id[^ShortId..] : who.ToString();
}
