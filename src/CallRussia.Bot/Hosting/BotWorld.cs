using CallRussia.Bot.Content;
using CallRussia.Bot.Content.Book;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Numbers;
using CallRussia.Site.Sources;

namespace CallRussia.Bot.Hosting;

/// <summary>What is installed with the program: numbering plan, holidays, countries, content. Read once, before anything is served.</summary>
public sealed class BotWorld
{
    private readonly Lazy<ContentLoad.Loaded> _content;

    private BotWorld(NumberingPlan plan, PublicHolidays holidays, Countries countries, string contentDirectory)
    {
        ContentDirectory = contentDirectory;
        Plan = plan;
        Holidays = holidays;
        Countries = countries;
        _content = new Lazy<ContentLoad.Loaded>(() => Reload() switch
        {
            ContentLoad.Loaded loaded => loaded,
            ContentLoad.Failed failed => throw new ContentException(failed.Errors),
            var other => throw new InvalidOperationException(other.GetType().Name),
        });
    }

    /// <summary>The keys of the texts that content must have: what the bot says, what stands in the guide as a book, and on the campaign's pages.</summary>
    public static IReadOnlyCollection<string> RequiredTexts { get; } = [.. ContentKeys.Said, .. GuideBook.Keys, .. SiteTexts.Keys];

    public NumberingPlan Plan { get; }

    public PublicHolidays Holidays { get; }

    public Countries Countries { get; }

    /// <summary>
    /// The content when it was first asked for; <see cref="ContentWatcher"/> follows its changes. Reading it is the longest part of a start:
    /// `run` asks for it on another thread, and verbs that need none don't read it.
    /// </summary>
    /// <exception cref="ContentException">A text or a page is broken: file, line, what and how to mend it.</exception>
    public ContentLoad.Loaded Content => _content.Value;

    /// <summary>The folder that the content is read from, and watched for changes.</summary>
    public string ContentDirectory { get; }

    /// <param name="contentDirectory">Null: the one beside the program.</param>
    /// <exception cref="ContentException">A data file is broken: file, line, what and how to mend it.</exception>
    public static BotWorld Load(string? contentDirectory = null)
    {
        try
        {
            return new BotWorld(
                NumberingPlanFiles.Load(NumberingPlanFiles.DefaultDirectory),
                NumberingPlanFiles.LoadHolidays(NumberingPlanFiles.DefaultDirectory),
                CountriesFile.Load(NumberingPlanFiles.DefaultDirectory),
                contentDirectory ?? Path.Combine(AppContext.BaseDirectory, "content"));
        }
        catch (DataFileException broken)
        {
            throw new ContentException(broken.Message);
        }
    }

    /// <summary>Reads the content again, for the watcher.</summary>
    public ContentLoad Reload() => ContentLoader.Load(ContentDirectory, RequiredTexts, Places(Plan.Regions, Countries));

    public IReadOnlyList<Feature> Features(Settings settings) =>
        Core.Features.All(Countries, Plan, new PoliteHours(settings.Hours, Holidays), settings.Lease);

    private static PhrasebookPlaces Places(RegionCatalogue regions, Countries countries) => new(
        (code, language) => regions.TryFind(code, out var region) ? region.Names.In(language.Code) : code,
        (code, language) => countries.Find(code)?.Names.In(language.Code) ?? code)
    {
        Zone = (zone, language) => countries.Zone(zone)?.In(language.Code) ?? PhrasebookPlaces.Codes.Zone(zone, language),
    };
}

/// <summary>Content or compiled data can't be used; each line says where, what and how to mend it.</summary>
public sealed class ContentException : Exception
{
    public ContentException(IEnumerable<ContentError> errors)
        : base(string.Join('\n', errors))
    {
    }

    public ContentException(string problem)
        : base(problem)
    {
    }
}
