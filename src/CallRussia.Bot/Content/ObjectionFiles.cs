using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Reads <c>content/objections/*.yaml</c>, one objection a file.</summary>
internal sealed class ObjectionFiles(ContentFolder folder, ContentReport report)
{
    private readonly List<ContentSource> _texts = [];
    private readonly List<(int Order, Objection Objection)> _objections = [];

    public (IReadOnlyList<ContentSource> Texts, ObjectionShelf Objections) ReadAll(FactShelf facts)
    {
        foreach (var file in folder.Files("objections", ".yaml", report))
            if (ContentEntry.Single(folder, file, report) is { } entry) Read(entry, facts);
        return (_texts, new ObjectionShelf(_objections.OrderBy(static read => read.Order).Select(static read => read.Objection)));
    }

    private void Read(ContentEntry entry, FactShelf facts)
    {
        var id = entry.Id();
        var objection = new Objection(id, entry.Flag("safety"), entry.Has("question"), ReadFacts(entry, facts), new Dictionary<Language, IReadOnlyList<string>>());
        entry.Wording("title", objection.Title.Key);
        entry.Wording("need", objection.Need.Key);
        entry.Wording("reply", objection.Reply.Key);
        if (objection.HasQuestion) entry.Wording("question", objection.Question.Key);
        entry.Wording("avoid", objection.Avoid.Key);
        objection = objection with { Length = entry.Length, Search = Search(entry, objection.Title.Key) };
        var order = entry.Number("order", 1, 999);
        entry.NothingElse();
        if (_objections.Exists(other => other.Objection.Id == id))
        {
            entry.Wrong("id", $"the objection {id} is there twice", "Delete one of the two, or give it another id");
            return;
        }

        _objections.Add((order, objection));
        _texts.AddRange(entry.Texts);
    }

    private static IReadOnlyList<string> ReadFacts(ContentEntry entry, FactShelf facts)
    {
        var (ids, none) = (entry.Words("facts"), entry.Flag("no-facts"));
        if (none != (ids.Count == 0)) entry.Wrong("facts", none ? "there are facts and no-facts" : "there is no fact", "Name facts, or write no-facts: true where none belongs");
        foreach (var id in ids)
            if (facts.Find(id) is not { } fact) entry.Wrong("facts", $"there is no fact {id}", "Correct the id, or add the fact under facts/");
            else if (fact.TrainingOnly) entry.Wrong("facts", $"{id} is for training only", "Choose a fact that may be said on a call");
        return ids;
    }

    /// <summary>The title and the other ways to say it.</summary>
    private static Dictionary<Language, IReadOnlyList<string>> Search(ContentEntry entry, string titleKey)
    {
        var also = entry.Child("also");
        var search = Language.All.ToDictionary(
            language => language,
            language => (IReadOnlyList<string>)[.. entry.Texts.Where(text => text.Key == titleKey && text.Language == language).Select(text => text.Source), .. also?.Words(language.Code) ?? []]);
        if (also is null) entry.Wrong("also", "other ways to say it are missing", "Add also: with ru: [...], en: [...] and lt: [...]");
        also?.NothingElse();
        return search;
    }
}
