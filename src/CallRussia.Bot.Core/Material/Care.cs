using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>Words for a volunteer after a hard call. Its words: <c>care.{Id}.title</c> and the screens <c>care.{Id}.1</c>…</summary>
/// <param name="Id">The moment: they-ended, do-not-call, hostile, in-danger, hard-talk.</param>
/// <param name="Screens">How many screens, the first of which stands alone.</param>
public sealed record Care(string Id, int Screens)
{
    public Text Title => new($"care.{Id}.title");

    /// <param name="number">From 1.</param>
    public Text Screen(int number) => new($"care.{Id}.{number}");
}

public sealed class CareShelf(IEnumerable<Care> all)
{
    /// <summary>The moments for which the screens of a call ask: each must be there.</summary>
    public static IReadOnlyList<string> Moments { get; } = ["they-ended", "do-not-call", "hostile", "in-danger", "hard-talk"];

    private readonly Dictionary<string, Care> _byId = all.ToDictionary(care => care.Id, StringComparer.Ordinal);

    public static CareShelf Empty { get; } = new([]);

    public Care? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);
}

/// <summary>One gentle opening for small talk; its words: <c>small-talk.{Id}</c>.</summary>
public sealed record SmallTalk(string Id, SmallTalkMoment When)
{
    public Text Words => new($"small-talk.{Id}");
}

/// <summary>When an opening fits, where the person called lives.</summary>
public enum SmallTalkMoment
{
    Any,
    Morning,
    Evening,
    Weekend,
    Holiday,
    Winter,
    Summer,
}
