using System.Text.Json;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Figures;

/// <summary>The counter as the first page shows it, and as it goes on while the page is open.</summary>
internal static class Counter
{
    public static IEnumerable<(string Name, Figure Figure)> Figures(Pulse pulse)
    {
        if (pulse.OneEvery is { } every) yield return ("every", PulseTexts.OneEvery(every));
        if (pulse.Today > 0) yield return ("today", PulseTexts.Counted(pulse.Today, "site.counter.today"));
        if (pulse.Callers > 0) yield return ("callers", PulseTexts.Callers(pulse.Callers));
        if (pulse.Countries > 0) yield return ("countries", PulseTexts.Countries(pulse.Countries));
    }

    /// <summary>One event of a stream: by name of the figure what is shown and what it counts.</summary>
    public static string Event(View view, Pulse pulse) =>
        $"data: {JsonSerializer.Serialize(Figures(pulse).ToDictionary(one => one.Name, one => (string[])[view.Say(one.Figure.Shown), view.Say(one.Figure.Label)]))}\n\n";
}
