using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>The campaign's counter in words.</summary>
public static class PulseTexts
{
    /// <summary>How long it takes until somebody calls again: "34 seconds".</summary>
    public static Text Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 100 } => new Text("progress.seconds").With("count", Math.Max(1, (int)Math.Round(span.TotalSeconds))),
        { TotalMinutes: < 100 } => new Text("progress.minutes").With("count", (int)Math.Round(span.TotalMinutes)),
        _ => new Text("progress.hours").With("count", (int)Math.Round(span.TotalHours)),
    };

    /// <summary>The counter as a card to be shown around. Nothing of any person is on it.</summary>
    /// <param name="today">On the clock of whoever looks at it.</param>
    public static Chart.Card Card(this Pulse pulse, Campaign campaign, DateOnly today) => new(
        new Text("card.heading").With("campaign", campaign.Name),
        new Text("card.title"),
        campaign.BotName is { } bot ? new Text("card.join").With("bot", bot) : new Text("card.note"),
        [.. Figures(pulse, today)]);

    private static IEnumerable<Figure> Figures(Pulse pulse, DateOnly today)
    {
        var calls = Counted(pulse.Calls, "card.calls");
        yield return calls with { Label = calls.Label.With("date", new TextArg.Date(today)) };
        if (pulse.OneEvery is { } every) yield return OneEvery(every);
        if (pulse.Callers > 0) yield return Callers(pulse.Callers);
        if (pulse.Countries > 0) yield return Countries(pulse.Countries);
    }

    public static Figure OneEvery(TimeSpan every) => new(new Text("card.every").With("span", Span(every)), new Text("card.one-every"));

    public static Figure Callers(int callers) => Counted(callers, "card.callers");

    public static Figure Countries(int countries) => Counted(countries, "card.countries");

    /// <summary>The figure, and what it counts in the form that the figure asks for.</summary>
    /// <param name="label">A text that counts <c>count</c> and does not say it.</param>
    public static Figure Counted(long figure, string label)
    {
        var count = (int)Math.Min(figure, int.MaxValue);
        return new Figure(new Text("card.count").With("count", count), new Text(label).With("count", count));
    }
}
