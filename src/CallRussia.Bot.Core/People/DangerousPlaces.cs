namespace CallRussia.Bot.Core.People;

/// <summary>Places where whoever helps the campaign risks prison or worse, and where that has to be said before anything else.</summary>
public static class DangerousPlaces
{
    /// <summary>Russia, Belarus, and what Russia occupies of Ukraine: a code of our own, for ISO has none.</summary>
    private static readonly string[] s_codes = ["RU", "BY", "XO"];

    public static bool Has(string? country) => s_codes.Contains(country);
}
