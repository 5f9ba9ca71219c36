using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>Professional help: who it is and how to reach them. Its words: <c>help-line.{Id}</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for everybody.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Checked">When somebody looked last whether it is still right.</param>
public sealed record HelpLine(string Id, string? Country, string Source, DateOnly Checked)
{
    public Text Words => new("help-line." + Id);
}

/// <summary>All professional help that is known, in the order of its file.</summary>
public sealed class HelpShelf(IEnumerable<HelpLine> all)
{
    private readonly IReadOnlyList<HelpLine> _all = [.. all];

    public static HelpShelf Empty { get; } = new([]);

    public IReadOnlyList<HelpLine> All => _all;

    /// <summary>Whether something is known of that very country.</summary>
    public bool Has(string? country) => country is not null && _all.Any(line => line.Country == country);

    /// <summary>Those of the country first, then those for everybody.</summary>
    public IReadOnlyList<HelpLine> For(string? country) => [.. _all.Where(line => line.Country is not null && line.Country == country), .. _all.Where(line => line.Country is null)];
}
