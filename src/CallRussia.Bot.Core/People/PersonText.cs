using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.People;

/// <summary>How people are called before the team: by the name that Telegram shows for them now, where it can be had, and by their id.</summary>
internal static class PersonText
{
    /// <summary>Digits enough to tell people of one list apart; a confirmation shows all of them.</summary>
    private const int ShortId = 5;

    public static TextArg Short(VolunteerId who) => new TextArg.Person(who.Value, who.ToString() is { Length: > ShortId } id ? "…" + id[^ShortId..] : who.ToString());

    /// <summary>The same text with the name for {name} and the whole id for {who}, which is copied with one touch.</summary>
    public static Text WithPerson(this Text text, VolunteerId who) => text.With("name", new TextArg.Person(who.Value, "")).With("who", who.ToString());
}
