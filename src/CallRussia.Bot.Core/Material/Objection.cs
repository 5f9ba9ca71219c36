using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>
/// What people on the line say. Its words: <c>objection.{Id}.title</c> (as people say it), <c>.need</c> (what lies behind), <c>.reply</c> (a
/// listening reply to say), <c>.question</c> (one open question, when <paramref name="HasQuestion"/>) and <c>.avoid</c>.
/// </summary>
/// <param name="Safety">Somebody's safety is at stake: stands first in the list.</param>
/// <param name="Facts">Ids of facts that fit, the best first; empty where no fact belongs.</param>
/// <param name="Search">What people type to find it, by language: the title and other ways to say it.</param>
public sealed record Objection(
    string Id, bool Safety, bool HasQuestion, IReadOnlyList<string> Facts, IReadOnlyDictionary<Language, IReadOnlyList<string>> Search)
{
    /// <summary>What it takes on a card, without a fact.</summary>
    public Lengths Length { get; init; }

    public Text Title => new($"objection.{Id}.title");

    public Text Need => new($"objection.{Id}.need");

    public Text Reply => new($"objection.{Id}.reply");

    public Text Question => new($"objection.{Id}.question");

    public Text Avoid => new($"objection.{Id}.avoid");
}

/// <summary>All objections: safety first, then in the order of their files.</summary>
public sealed class ObjectionShelf
{
    private readonly Dictionary<string, Objection> _byId;
    private readonly ObjectionSearch _search;

    public ObjectionShelf(IEnumerable<Objection> objections)
    {
        All = [.. objections.OrderByDescending(objection => objection.Safety)];
        _byId = All.ToDictionary(objection => objection.Id, StringComparer.Ordinal);
        _search = new ObjectionSearch(All);
    }

    public static ObjectionShelf Empty { get; } = new([]);

    public IReadOnlyList<Objection> All { get; }

    /// <param name="id">May come from a button of any age, or from a forged one.</param>
    public Objection? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <inheritdoc cref="ObjectionSearch.Find"/>
    public IReadOnlyList<Objection> Search(string words) => _search.Find(words);
}
