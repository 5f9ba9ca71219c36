using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting;

namespace CallRussia.Site.Figures;

/// <summary><c>/campaign.json</c>: the campaign's figures for pages of others. Its fields stay; docs/OPERATIONS.md says what they are.</summary>
public static class CampaignJson
{
    public static object Of(string name, Pulse pulse, IReadOnlyList<PublicWeek> weeks) => new
    {
        name,
        calls = pulse.Calls,
        callsToday = pulse.Today,
        volunteers = pulse.Volunteers,
        callers = pulse.Callers,
        countries = pulse.Countries,
        secondsPerCall = pulse.OneEvery is { } every ? Math.Round(every.TotalSeconds, 1) : (double?)null,
        at = pulse.At,
        weeks = weeks.Select(week => new { monday = week.Monday, answered = week.Answered, talked = week.Talked, refused = week.Refused, neverAgain = week.NeverAgain }),
    };
}
