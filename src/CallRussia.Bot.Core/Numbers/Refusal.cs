namespace CallRussia.Bot.Core.Numbers;

/// <summary>Why a text is not a number, or a number is not one the campaign calls.</summary>
public enum Refusal
{
    None = 0,

    // The text.
    NotANumber,
    TooShort,
    TooLong,
    WrongCountry,
    UnreadableLine,

    // Its place in the numbering plan.
    UnknownRange,
    UnknownRegion,
    Kazakhstan,
    Abkhazia,
    Baikonur,
    UkrainianTerritory,
    Service,
    CarUnit,
    NotGeographic,

    // The text again: names and values are stored, so what is new stands at the end.
    Ambiguous,
    SeveralNumbers,

    // The row it stands in.
    OtherColumns,
    UnfitQuotes,
}

/// <summary>How an import counts a refused line.</summary>
public enum RefusalKind
{
    /// <summary>Not a usable number at all.</summary>
    Wrong,

    /// <summary>A real number that the campaign doesn't call.</summary>
    Excluded,
}

public static class Refusals
{
    public static RefusalKind Kind(this Refusal refusal) => refusal
        is Refusal.Kazakhstan or Refusal.Abkhazia or Refusal.Baikonur or Refusal.UkrainianTerritory
        or Refusal.Service or Refusal.CarUnit or Refusal.NotGeographic
            ? RefusalKind.Excluded
            : RefusalKind.Wrong;

    /// <summary>The reason in plain English, for rejects files and the command line.</summary>
    public static string Text(this Refusal refusal) => refusal switch
    {
        Refusal.None => "accepted",
        Refusal.NotANumber => "not a phone number",
        Refusal.TooShort => "too few digits",
        Refusal.TooLong => "too many digits",
        Refusal.WrongCountry => "not a number of country code +7",
        Refusal.UnreadableLine => "line too long or not text",
        Refusal.UnknownRange => "not in any allocated range of the numbering plan",
        Refusal.UnknownRegion => "unknown region code",
        Refusal.Kazakhstan => "Kazakhstan, not Russia",
        Refusal.Abkhazia => "Abkhazia, not Russia",
        Refusal.Baikonur => "Baikonur, not Russia",
        Refusal.UkrainianTerritory => "Ukrainian territory under occupation: the campaign calls Russia",
        Refusal.Service => "service, toll-free or premium number, not a person",
        Refusal.CarUnit => "emergency unit of a car, not a person",
        Refusal.NotGeographic => "satellite or internet number without a region",
        Refusal.Ambiguous => "its digits can be read as more than one number",
        Refusal.SeveralNumbers => "more than one number",
        Refusal.OtherColumns => "not as many columns as the table has",
        Refusal.UnfitQuotes => "quotes that are not closed or stand in the wrong place",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
