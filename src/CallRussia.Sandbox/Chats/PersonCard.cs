namespace CallRussia.Sandbox;

/// <summary>What Telegram knows of a person, and the colour of the circle on the page.</summary>
public sealed record PersonCard(long Id, string FirstName)
{
    public string? LastName { get; init; }

    public string? Username { get; init; }

    /// <summary>Language of the person's app, for example "ru"; null when the app tells none.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>A CSS colour; null lets the page choose.</summary>
    public string? Colour { get; init; }
}
