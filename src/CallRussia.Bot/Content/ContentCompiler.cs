using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Sources → checked entries of a phrasebook. Other kinds of content (facts, objections, practice) compile their texts here too.</summary>
public static class ContentCompiler
{
    public static IReadOnlyList<PhrasebookEntry> Compile(IReadOnlyList<ContentSource> sources, ContentReport report)
    {
        // Each text by itself, on all cores; what was found is told in the order of the sources.
        var compiled = new Compiled[sources.Count];
        Parallel.For(0, sources.Count, i => compiled[i] = Compile(sources[i]));
        foreach (var each in compiled) report.Add(each.Report);
        List<ContentText> texts = [.. compiled.Select(static each => each.Text).OfType<ContentText>()];
        CheckTogether(texts, report);
        return [.. texts.Select(static text => new PhrasebookEntry(text.From.Key, text.From.Language, text.Template))];
    }

    private static Compiled Compile(ContentSource source)
    {
        var report = new ContentReport();
        switch (PhrasebookTemplate.Parse(source.Source, source.Language))
        {
            case PhrasebookParse.Parsed parsed:
                var text = new ContentText(source, parsed.Template);
                ContentRules.Check(text, report);
                return new Compiled(text, report);
            case PhrasebookParse.Broken broken:
                report.Add((source with { Line = source.Line + broken.Line }).Error(broken.What, broken.Fix));
                break;
        }

        return new Compiled(null, report);
    }

    private sealed record Compiled(ContentText? Text, ContentReport Report);

    private static void CheckTogether(List<ContentText> texts, ContentReport report)
    {
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
