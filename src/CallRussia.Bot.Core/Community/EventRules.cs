using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Community;

/// <summary>Why something is asked again. The values are stored.</summary>
public enum EventFault
{
    None = 0,
    Empty = 1,
    TooLong = 2,

    /// <summary>No time was understood.</summary>
    Unclear = 3,
    Past = 4,

    /// <summary>A day without an hour.</summary>
    NoHour = 5,

    /// <summary>No number of places.</summary>
    NoPlaces = 6,

    /// <summary>Further ahead than anybody plans.</summary>
    TooFar = 7,
}

/// <summary>The questions in their order.</summary>
public enum EventStep
{
    Title,
    About,
    When,
    Minutes,
    Language,
    Places,
    Where,
    Repeat,
    Overview,
}

/// <summary>An event that is being made: what was not asked yet is null.</summary>
/// <param name="Language">Empty: any.</param>
/// <param name="Places">0: as many as like.</param>
public sealed record EventDraft(
    string? Title = null, string? About = null, DateTimeOffset? StartsAt = null, int? Minutes = null, string? Language = null, int? Places = null, string? Where = null, bool? IsWeekly = null)
{
    public EventStep Step => this switch
    {
        { Title: null } => EventStep.Title,
        { About: null } => EventStep.About,
        { StartsAt: null } => EventStep.When,
        { Minutes: null } => EventStep.Minutes,
        { Language: null } => EventStep.Language,
        { Places: null } => EventStep.Places,
        { Where: null } => EventStep.Where,
        { IsWeekly: null } => EventStep.Repeat,
        _ => EventStep.Overview,
    };

    /// <summary>Without the last answer.</summary>
    public EventDraft Before() => Step switch
    {
        EventStep.Title or EventStep.About => new EventDraft(),
        EventStep.When => this with { About = null },
        EventStep.Minutes => this with { StartsAt = null },
        EventStep.Language => this with { Minutes = null },
        EventStep.Places => this with { Language = null },
        EventStep.Where => this with { Places = null },
        EventStep.Repeat => this with { Where = null, IsCalling = false },
        _ => this with { IsWeekly = null },
    };

    /// <summary>It is held here: its guests call at the same time.</summary>
    public bool IsCalling { get; init; }

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(EventDraft);
}

/// <summary>What may be said of an event.</summary>
public static class EventRules
{
    public const int LongestTitle = 80;
    public const int LongestAbout = 1_000;
    public const int LongestWhere = 300;
    public const int MostPlaces = 10_000;

    public static readonly IReadOnlyList<int> Lengths = [30, 60, 90, 120];

    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(180);

    public static int Longest(EventStep step) => step switch
    {
        EventStep.Title => LongestTitle,
        EventStep.About => LongestAbout,
        _ => LongestWhere,
    };

    /// <summary>What was typed, as the answer to the question that stands.</summary>
    public static MakingEvent Take(MakingEvent making, Typed typed, Scene scene)
    {
        var words = typed.Words.Trim();
        var draft = making.Draft;
        return draft.Step switch
        {
            EventStep.Title => Words(making, words, () => draft with { Title = words }),
            EventStep.About => Words(making, words, () => draft with { About = words }),
            EventStep.When => When(making, typed, scene),
            EventStep.Places => Places(making, words),
            EventStep.Where => Words(making, words, () => draft with { Where = words }),
            _ => making,
        };
    }

    public static EventFault Check(string words, int longest) => words.Length == 0 ? EventFault.Empty : words.Length > longest ? EventFault.TooLong : EventFault.None;

    public static MakingEvent Chosen(MakingEvent making, EventDraft draft) => making with { Draft = draft, Fault = EventFault.None, Heard = null };

    private static MakingEvent Words(MakingEvent making, string words, Func<EventDraft> with) =>
        Check(words, Longest(making.Draft.Step)) is var fault and not EventFault.None ? making with { Fault = fault } : Chosen(making, with());

    /// <summary>Typed on the organizer's own clock; where it may mean several moments they are asked which.</summary>
    private static MakingEvent When(MakingEvent making, Typed typed, Scene scene)
    {
        MakingEvent Again(EventFault fault) => making with { Fault = fault, Heard = null };
        return TypedTime.Find(typed.Words, scene.At, scene.Zone()) switch
        {
            Heard.Moments { Candidates: [var only] } => only <= scene.At + FurthestAhead ? Chosen(making, making.Draft with { StartsAt = only }) : Again(EventFault.TooFar),
            Heard.Moments { Candidates: var several } => making with { Fault = EventFault.None, Heard = [.. several.Where(at => at <= scene.At + FurthestAhead)] },
            Heard.OnlyDay => Again(EventFault.NoHour),
            Heard.Past => Again(EventFault.Past),
            _ => Again(EventFault.Unclear),
        };
    }

    private static MakingEvent Places(MakingEvent making, string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places is > 0 and <= MostPlaces
            ? Chosen(making, making.Draft with { Places = places })
            : making with { Fault = EventFault.NoPlaces };
}
