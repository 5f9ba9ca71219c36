using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Whereabouts;

/// <summary>Where a volunteer lives and which clock that means: asked on arrival, and changed in the settings by the same rules.</summary>
public sealed record Residence(Countries Countries)
{
    public static bool IsZone(ZoneChosen chosen) => TimeZoneInfo.TryFindSystemTimeZoneById(chosen.Zone, out _);

    public static Volunteer In(Volunteer volunteer, ZoneChosen chosen) => volunteer with { Zone = chosen.Zone, IsZoneGuess = false };

    public Volunteer LivesIn(Volunteer volunteer, string code) => volunteer with
    {
        Country = code,
        Zone = Countries.Find(code)!.MainZone,
        IsZoneGuess = HasSeveralClocks(code),
    };

    public bool HasSeveralClocks(string code) => Countries.Find(code) is { HasSeveralClocks: true };

    /// <summary>The country that was surely meant: the only one found.</summary>
    public string? Sure(Typed typed) => Countries.Search(typed.Words) is [var only] ? only.Code : null;

    public ChoosingCountry Offer(Typed typed)
    {
        var found = Countries.Search(typed.Words);
        return new ChoosingCountry([.. found.Select(country => country.Code)], found.Count == 0);
    }
}
