using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>A rule that the team keeps for broadcasts to come. Who saved it is nobody's business.</summary>
/// <param name="To">Null when this version of the program does not know its shape.</param>
public sealed record SavedAudience(long Id, string Name, Audience? To);

public static class SavedAudiences
{
    /// <summary>More would push the parts of the rule off the screen.</summary>
    public const int Most = 12;

    /// <summary>It stands on a button, with a count behind it.</summary>
    public const int LongestName = 24;

    /// <summary>The shortest run of digits somebody might take for a phone number.</summary>
    private const int Digits = 7;

    public static readonly Table<long, SavedAudience> Table = new(
        "audience", saved => saved.Id, Key.Of,
        static (to, saved) => to.Long(saved.Id).Text(saved.Name).Named(saved.To ?? Audience.Everyone),
        static (ref RecordReader from) => new SavedAudience(from.Long(), from.Text(), from.Named<Audience>(out _)));

    private static readonly Sequence s_ids = new("audience");

    /// <summary>The words as a name; null when they are none.</summary>
    public static string? Name(string words)
    {
        var name = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length is > 0 and <= LongestName && name.Count(char.IsDigit) < Digits ? name : null;
    }

    /// <summary>By their names.</summary>
    public static List<SavedAudience> All(ITransaction kept) => [.. kept.All(Table).Where(saved => saved.To is not null).OrderBy(saved => saved.Name, StringComparer.OrdinalIgnoreCase)];

    /// <returns>Why it is not saved.</returns>
    public static NameProblem Add(ITransaction kept, string name, Audience to)
    {
        var all = kept.All(Table).ToList();
        if (all.Exists(saved => string.Equals(saved.Name, name, StringComparison.OrdinalIgnoreCase))) return NameProblem.Taken;
        if (all.Count >= Most) return NameProblem.Full;
        kept.Add(Table, new SavedAudience(kept.Next(s_ids), name, to));
        return NameProblem.None;
    }
}

/// <summary>Why a rule is not saved under what was typed. The values are stored.</summary>
public enum NameProblem
{
    None = 0,

    /// <summary>No words, too many, or as many digits as a phone number has.</summary>
    Unfit = 1,
    Taken = 2,
    Full = 3,
}

/// <summary>Rules that are always at hand. The values stand on buttons.</summary>
public enum ReadyAudience
{
    /// <summary>Came lately and has not called yet.</summary>
    New = 1,
    Experienced = 2,

    /// <summary>Called, but not lately.</summary>
    Sleeping = 3,
}
