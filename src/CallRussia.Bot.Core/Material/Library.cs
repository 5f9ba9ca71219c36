namespace CallRussia.Bot.Core.Material;

/// <summary>
/// What editors wrote, without the words: which pages, facts, objections, scenarios and modules there are and how they hang together. The
/// words stand in the phrasebook under the keys that each kind names. Immutable: a reload makes a new one, and both are exchanged together.
/// </summary>
public sealed record Library
{
    public static Library Empty { get; } = new();

    public GuideIndex Guide { get; init; } = new([], [], [], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>What callers read, one by one: by these it is seen what is new.</summary>
    public IReadOnlyList<Leaf> Leaves { get; init; } = [];

    /// <summary>The short quiz, in the order in which it is asked.</summary>
    public IReadOnlyList<QuizQuestion> Quiz { get; init; } = [];

    public FactShelf Facts { get; init; } = FactShelf.Empty;

    public ObjectionShelf Objections { get; init; } = ObjectionShelf.Empty;

    public CareShelf Care { get; init; } = CareShelf.Empty;

    /// <summary>Professional help, by country.</summary>
    public HelpShelf Help { get; init; } = HelpShelf.Empty;

    /// <summary>Openings for small talk, in the order of their file.</summary>
    public IReadOnlyList<SmallTalk> SmallTalk { get; init; } = [];

    /// <summary>The imagined people, in their order.</summary>
    public IReadOnlyList<Scenario> Practice { get; init; } = [];

    /// <summary>The modules of the course, in their order.</summary>
    public IReadOnlyList<CourseModule> Course { get; init; } = [];
}
