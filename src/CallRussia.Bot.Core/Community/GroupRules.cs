using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>What may be written for a group.</summary>
public static class GroupRules
{
    public const int LongestCity = 24;

    /// <summary>A name of letters: nothing that leads anywhere else.</summary>
    public static bool IsCity(string name) =>
        name.Length is >= 2 and <= LongestCity && char.IsLetter(name[0]) && char.IsLetter(name[^1]) && name.All(letter => char.IsLetter(letter) || letter is ' ' or '-' or '’' or '\'');

    /// <summary>The news as it may go on.</summary>
    public static WritingGroupNews Take(WritingGroupNews writing, Typed typed)
    {
        var words = Discretion.Of(typed.Bare.Trim());
        return !Discretion.SaysSomething(words) ? writing with { Fault = GroupNewsFault.NothingLeft }
            : words.Length > GroupNews.Longest ? writing with { Fault = GroupNewsFault.TooLong }
            : writing with { Words = words, IsCut = words != typed.Words.Trim(), Fault = GroupNewsFault.None };
    }
}
