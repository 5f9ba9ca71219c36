using CallRussia.Bot.Core.Reporting.Charts;

namespace CallRussia.Site.Pages;

/// <summary>The counter's card as a picture, in one of the shapes that people post.</summary>
internal sealed record CardImage(string Name, CardShape Shape)
{
    public static CardImage Square { get; } = new("square", CardShape.Square);

    public static CardImage Wide { get; } = new("wide", CardShape.Wide);

    public static CardImage Tall { get; } = new("tall", CardShape.Tall);

    public static IReadOnlyList<CardImage> All { get; } = [Square, Wide, Tall];

    /// <summary>Behind the language.</summary>
    public string File => $"card-{Name}.png";
}
