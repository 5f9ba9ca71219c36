using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>Reads <c>content/care/*.yaml</c>, one moment a file, and <c>content/small-talk.yaml</c>.</summary>
internal sealed class CareFiles(ContentFolder folder, ContentReport report)
{
    private static readonly Dictionary<string, SmallTalkMoment> Moments =
        Enum.GetValues<SmallTalkMoment>().ToDictionary(static moment => moment.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly List<ContentSource> _texts = [];

    public (IReadOnlyList<ContentSource> Texts, CareShelf Care, IReadOnlyList<SmallTalk> SmallTalk) ReadAll() => (_texts, ReadCare(), ReadSmallTalk());

    private CareShelf ReadCare()
    {
        var care = new Dictionary<string, Care>(StringComparer.Ordinal);
        foreach (var file in folder.Files("care", ".yaml", report))
        {
            if (ContentEntry.Single(folder, file, report) is not { } entry) continue;
            var id = entry.Id();
            if (!CareShelf.Moments.Contains(id)) entry.Wrong("id", $"no screen asks for {id}", $"Use {string.Join(", ", CareShelf.Moments)}");
            entry.Wording("title", new Care(id, 0).Title.Key);
            care[id] = new Care(id, entry.Wordings("screens", $"care.{id}"));
            entry.NothingElse();
            _texts.AddRange(entry.Texts);
        }

        foreach (var moment in CareShelf.Moments.Where(moment => !care.ContainsKey(moment)))
            report.Add(new ContentError(folder.NameOf(folder.PathOf($"care/{moment}.yaml")), 1, $"There are no words for the moment {moment}", $"Write the file with id: {moment}, title: and screens:"));
        return new CareShelf(care.Values);
    }

    private List<SmallTalk> ReadSmallTalk()
    {
        var talk = new List<SmallTalk>();
        foreach (var entry in ContentEntry.List(folder, folder.PathOf("small-talk.yaml"), report))
        {
            var opening = new SmallTalk(entry.Id(), entry.OneOf("when", Moments));
            entry.Wording("text", opening.Words.Key);
            entry.NothingElse();
            if (talk.Exists(other => other.Id == opening.Id)) entry.Wrong("id", $"{opening.Id} is there twice", "Give one of the two another id");
            talk.Add(opening);
            _texts.AddRange(entry.Texts);
        }

        return talk;
    }
}
