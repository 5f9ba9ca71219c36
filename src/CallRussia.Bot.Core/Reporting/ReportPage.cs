namespace CallRussia.Bot.Core.Reporting;

/// <summary>The pages of /report. The values stand on buttons.</summary>
public enum ReportPage
{
    Overview = 0,
    Outcomes = 1,
    Regions = 2,
    Hours = 3,
    Countries = 4,
    Tiers = 5,
    Languages = 6,
    Guide = 7,
    Days = 8,
    Onboarding = 9,
    Retention = 10,

    /// <summary>No page of its own: the daily digest.</summary>
    Digest = 11,

    /// <summary>No page of its own: all tables as one file.</summary>
    Workbook = 12,

    /// <summary>Region × hour: a picture only.</summary>
    Warmth = 13,
}

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

    /// <summary>It is about volunteers and not about calls.</summary>
    public static bool IsOfPeople(this ReportPage page) => page is ReportPage.Onboarding or ReportPage.Retention;
}

/// <summary>How a page is wanted. The values stand on buttons.</summary>
public enum ReportForm
{
    Screen = 0,
    Picture = 1,
    Table = 2,
}

/// <summary>What somebody wants to see.</summary>
/// <param name="Slice">Which part of a long list, from 0.</param>
public sealed record ReportView(ReportPage Page, Period Period, ReportForm Form = ReportForm.Screen, int Slice = 0);
