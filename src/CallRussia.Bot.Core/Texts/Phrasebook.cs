using System.Collections.Frozen;

namespace CallRussia.Bot.Core.Texts;

/// <summary>One text in one language, as it goes into a phrasebook.</summary>
public sealed record PhrasebookEntry(string Key, Language Language, PhrasebookTemplate Template);

/// <summary>How regions (ISO 3166-2) and countries (ISO 3166-1 alpha-2) are called; they come with the numbering plan, not with the texts.</summary>
public sealed record PhrasebookPlaces(Func<string, Language, string> Region, Func<string, Language, string> Country)
{
    /// <summary>A time zone by its IANA name; without a name of ours, the place in it.</summary>
    public Func<string, Language, string> Zone { get; init; } = static (zone, _) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>Codes instead of names: for tests, and where no place is ever named.</summary>
    public static PhrasebookPlaces Codes { get; } = new(static (code, _) => code, static (code, _) => code);
}

/// <summary>
/// Everything the bot can say, in every language. Immutable: a reload makes a new one.
/// An unknown key or a missing argument is a programmer's error and throws; content is checked when it is loaded.
/// </summary>
public sealed class Phrasebook
{
    private readonly FrozenDictionary<(string Key, Language Language), PhrasebookTemplate> _templates;

    private Phrasebook(IEnumerable<PhrasebookEntry> entries, PhrasebookPlaces places)
    {
        var last = new Dictionary<(string Key, Language Language), PhrasebookTemplate>();
        foreach (var entry in entries)
        {
            last[(entry.Key, entry.Language)] = entry.Template;
        }

        _templates = last.ToFrozenDictionary();
        Places = places;
    }

    /// <summary>Keys that rendering itself needs, whatever the features say: words for days, months and lengths of time, and the word before the last of several things.</summary>
    public static IReadOnlyCollection<string> OwnKeys { get; } = [And, .. PhrasebookTime.Keys];

    internal const string And = "common.and";

    public IEnumerable<string> Keys => _templates.Keys.Select(static id => id.Key).Distinct(StringComparer.Ordinal);

    internal PhrasebookPlaces Places { get; }

    /// <summary>A phrasebook of these entries; the last one of several with the same key and language wins.</summary>
    public static Phrasebook Create(IEnumerable<PhrasebookEntry> entries, PhrasebookPlaces places) => new(entries, places);

    /// <summary>This phrasebook with more entries: facts and lessons that don't stand in files.</summary>
    public Phrasebook Extend(IEnumerable<PhrasebookEntry> entries) =>
        new(_templates.Select(static known => new PhrasebookEntry(known.Key.Key, known.Key.Language, known.Value)).Concat(entries), Places);

    /// <summary>Whether the text is there in every language.</summary>
    public bool Has(string key) => Language.All.All(language => _templates.ContainsKey((key, language)));

    /// <summary>The text as Telegram HTML: for messages and captions.</summary>
    public string Render(Text text, Language language) => PhrasebookRenderer.Render(this, text, language, html: true);

    /// <summary>The text without tags and unescaped: for buttons, toasts, command descriptions.</summary>
    public string Plain(Text text, Language language) => PhrasebookRenderer.Render(this, text, language, html: false);

    internal PhrasebookTemplate Template(string key, Language language) =>
        _templates.TryGetValue((key, language), out var template)
            ? template
            : throw new KeyNotFoundException($"The phrasebook has no text {key} in {language}.");
}
