using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Something that organizers stopped for everybody, until they let it go on.</summary>
/// <param name="Region">For <see cref="LeverKind.Region"/>; null otherwise.</param>
/// <param name="Reason">What volunteers read, in all three languages.</param>
public sealed record Lever(LeverKind Kind, RegionCode? Region, LeverReason Reason, DateTimeOffset Since, VolunteerId By);

/// <summary>One reason in every language.</summary>
public sealed record LeverReason(string Russian, string English, string Lithuanian)
{
    /// <summary>One of the reasons that stand in the texts; the words are empty then.</summary>
    public ReadyReason Ready { get; init; }

    public static LeverReason Of(ReadyReason ready) => new("", "", "") { Ready = ready };

    public string In(Language language) => language == Language.Russian ? Russian : language == Language.Lithuanian ? Lithuanian : English;

    /// <summary>As it is read in a language.</summary>
    public TextArg Said(Language language) => Ready == ReadyReason.None ? In(language) : new Text("levers.ready." + Ready);

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"LeverReason({Ready}, {Russian.Length} characters)";
}

/// <summary>Reasons for a pause that are there in every language. The values are stored and stand on buttons.</summary>
public enum ReadyReason
{
    None = 0,

    /// <summary>Calling may put somebody in danger: checked first.</summary>
    Safety = 1,

    /// <summary>Something breaks or is being repaired.</summary>
    Repair = 2,

    /// <summary>A day on which it would be out of place to call.</summary>
    Mourning = 3,

    /// <summary>Everybody rests.</summary>
    Rest = 4,
}

/// <summary>The values are stored.</summary>
public enum LeverKind
{
    /// <summary>No hand-outs, no broadcasts. What somebody has in hand he may report.</summary>
    Everything = 0,
    HandOuts = 1,

    /// <summary>No number of one region.</summary>
    Region = 2,
    Broadcasts = 3,
}
