using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>The first name by which others here call somebody; it may be made up.</summary>
public sealed record Alias(VolunteerId Who, string Name)
{
    public override string ToString() => nameof(Alias);
}

/// <summary>The chosen names, by volunteer.</summary>
public static class Aliases
{
    public const int Longest = 14;
    private const int Shortest = 2;

    public static readonly Table<VolunteerId, Alias> Table = new(
        "alias", alias => alias.Who, id => Key.Of(id.Value),
        static (to, alias) => to.Long(alias.Who.Value).Text(alias.Name),
        static (ref RecordReader from) => new Alias(new VolunteerId(from.Long()), from.Text()))
    {
        OwnedBy = new Owner<Alias>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, alias) => kept.Remove(Table!, alias.Who))
        {
            Section = "NameAmongVolunteers",
            Tell = static (kept, volunteer) => Of(kept, volunteer),
        },
    };

    public static string? Of(ITransaction kept, VolunteerId volunteer) => kept.Find(Table, volunteer)?.Name;

    /// <summary>One or two words of letters: nothing that leads to somebody, and nothing that could be taken for words of the bot.</summary>
    public static bool IsFit(string name) =>
        name.Length is >= Shortest and <= Longest && char.IsLetter(name[0]) && char.IsLetter(name[^1])
        && name.All(letter => char.IsLetter(letter) || letter is ' ' or '-' or '’' or '\'') && name.Count(letter => letter == ' ') <= 1;
}
