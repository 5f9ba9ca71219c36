using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Content;

/// <summary>Sources → checked entries of a phrasebook. Other kinds of content (facts, objections, practice) compile their texts here too.</summary>
public static class ContentCompiler
{
    public static IReadOnlyList<PhrasebookEntry> Compile(IReadOnlyList<ContentSource> sources, ContentReport report)
    {
        var texts = new List<ContentText>();
        foreach (var source in sources)
        {
            switch (PhrasebookTemplate.Parse(source.Source, source.Language))
            {
                case PhrasebookParse.Parsed parsed:
                    texts.Add(new ContentText(source, parsed.Template));
                    break;
                case PhrasebookParse.Broken broken:
                    report.Add((source with { Line = source.Line + broken.Line }).Error(broken.What, broken.Fix));
                    break;
            }
        }

        Check(texts, report);
        return [.. texts.Select(static text => new PhrasebookEntry(text.From.Key, text.From.Language, text.Template))];
    }

    private static void Check(List<ContentText> texts, ContentReport report)
    {
        foreach (var text in texts)
        {
            ContentRules.Check(text, report);
        }

        foreach (var key in texts.GroupBy(static text => text.From.Key, StringComparer.Ordinal))
        {
            ContentRules.CheckTogether([.. key], report);
            foreach (var twice in key.GroupBy(static text => text.From.Language).SelectMany(static same => same.Skip(1)))
            {
                report.Add(twice.From.Error("this text is written twice", "Delete one of the two"));
            }
        }
    }
}
