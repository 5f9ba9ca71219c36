using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>/report, and the way between its pages.</summary>
public sealed record ReportWanted(ReportPage Page, Period Period, ReportForm Form, int Slice) : Trigger, IForOrganizers
{
    public ReportView View => new(Page, Period, Form, Math.Max(0, Slice));
}

/// <summary>What people say.</summary>
/// <param name="WeeksAgo">0 the week that goes on, 1 the last whole one.</param>
/// <param name="Page">0 everywhere together; from 1 on by region.</param>
public sealed record ReportAsked(int WeeksAgo, int Page) : Trigger, IForOrganizers;

/// <summary>What people said in a week (Monday to Sunday, UTC), as often as it was looked up during calls. Answered by <see cref="SayingsSeen"/>.</summary>
public sealed record LookAtSayings(int WeeksAgo, int Page) : Ask;

/// <param name="Sayings">The most frequent first; only groups of at least five.</param>
public sealed record SayingsSeen(IReadOnlyList<Saying> Sayings, int WeeksAgo, int Page) : Answer;

/// <param name="Region">Null: everywhere together.</param>
/// <param name="Objection">Its id.</param>
/// <param name="Before">The week before; null when it was too rare to be told.</param>
public sealed record Saying(RegionCode? Region, string Objection, int Count, int? Before);

/// <summary>What organizers want to know about the calls of all. Aggregates only. It lies over whatever was going on, a call too.</summary>
/// <param name="Regions">For their names in tables.</param>
public sealed record ReportFeature(RegionCatalogue Regions) : Feature("rp")
{
    /// <summary>Longer ago nobody asks.</summary>
    private const int Weeks = 8;

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["w"] = typeof(ReportAsked),
        ["p"] = typeof(ReportWanted),
    };

    public override IReadOnlyList<Command> Commands { get; } =
        [new("report", new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0), ShownTo.Team)];

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<ReportWanted>((_, wanted, _) => [wanted.Page.IsOfPeople() ? new CountPeople(wanted.View) : new CountCalls(wanted.View)])
        .Stay<CallsCounted>((_, counted, _) => Show(counted))
        .Stay<PeopleCounted>((_, counted, _) => Show(counted))
        .Stay<ReportAsked>((_, asked, _) => [new LookAtSayings(Math.Clamp(asked.WeeksAgo, 0, Weeks), Math.Max(0, asked.Page))])
        .Stay<SayingsSeen>((_, seen, scene) => [new Effect.Overlay(SayingScreens.Show(seen, scene))]);

    private static Effect[] Show(CallsCounted counted) => counted.View.Form switch
    {
        ReportForm.Screen => [new Effect.Overlay(ReportScreens.Show(counted))],
        _ when !counted.Report.IsTold => [new Effect.Toast(ReportWords.T("too-few"))],
        _ => [new Effect.Toast(ReportWords.T("picture.toast")), new Effect.SendChart(ReportCharts.Of(counted.Report, counted.View.Page))],
    };

    private static Effect[] Show(PeopleCounted counted) => counted.View.Form switch
    {
        ReportForm.Screen => [new Effect.Overlay(ReportScreens.Show(counted))],
        _ when !counted.Report.IsTold && counted.Report.Cohorts.Count == 0 => [new Effect.Toast(ReportWords.T("too-few-people"))],
        _ => [new Effect.Toast(ReportWords.T("picture.toast")), new Effect.SendChart(ReportCharts.Of(counted.Report, counted.View.Page))],
    };
}
