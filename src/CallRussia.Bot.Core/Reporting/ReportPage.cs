using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What each page tells hand-outs apart by.</summary>
public static class ReportPages
{
    public static Cut? CutOf(this ReportPage page) => page switch
    {
        ReportPage.Outcomes => Cut.Outcome,
        ReportPage.Regions => Cut.Region,
        ReportPage.Hours => Cut.Hour,
        ReportPage.Countries => Cut.Country,
        ReportPage.Tiers => Cut.Tier,
        ReportPage.Languages => Cut.Language,
        ReportPage.Guide => Cut.Guide,
        _ => null,
    };

    public static ReportView View(this ReportWanted wanted) => new(wanted.Page, wanted.Period, wanted.Form, Math.Max(0, wanted.Slice));

    /// <summary>It is about volunteers and not about calls.</summary>
    public static bool IsOfPeople(this ReportPage page) => page is ReportPage.Onboarding or ReportPage.Retention;
}

/// <summary>What somebody wants to see.</summary>
/// <param name="Slice">Which part of a long list, from 0.</param>
public sealed record ReportView(ReportPage Page, Period Period, ReportForm Form = ReportForm.Screen, int Slice = 0);
