using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Texts;

/// <summary>Small phrasebooks for tests.</summary>
internal static class PhrasebookSample
{
    /// <summary>The same templates in every language; they hold no plurals.</summary>
    public static Phrasebook Of(PhrasebookPlaces places, params (string Key, string Template)[] texts) =>
        Phrasebook.Create(Language.All.SelectMany(language => texts.Select(text => Entry(text, language))), places);

    public static Phrasebook Of(PhrasebookPlaces places, Language language, params (string Key, string Template)[] texts) =>
        Phrasebook.Create(texts.Select(text => Entry(text, language)), places);

    private static PhrasebookEntry Entry((string Key, string Template) text, Language language) =>
        PhrasebookTemplate.Parse(text.Template, language) switch
        {
            PhrasebookParse.Parsed parsed => new PhrasebookEntry(text.Key, language, parsed.Template),
            // Plurals have other forms in other languages; the test asks for its own.
            _ => new PhrasebookEntry(text.Key, language, ((PhrasebookParse.Parsed)PhrasebookTemplate.Parse("-", language)).Template),
        };
}
