using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What organizers want to know about the calls of all. Aggregates only. It lies over whatever was going on, a call too.</summary>
/// <param name="Regions">For their names in tables.</param>
public sealed record ReportFeature(RegionCatalogue Regions) : Feature("rp")
{
    /// <summary>Longer ago nobody asks.</summary>
    private const int Weeks = 8;

    /// <summary>Spreadsheets take a file without it for one of another alphabet.</summary>
    private const string ByteOrderMark = "\uFEFF";

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["digest"] = typeof(AtDigest) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["w"] = typeof(ReportAsked),
        ["p"] = typeof(ReportWanted),
        ["g"] = typeof(DigestAsked),
        ["h"] = typeof(DigestChosen),
        ["d"] = typeof(DigestDue),
    };

    public override IReadOnlyList<Command> Commands { get; } =
        [new("report", new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0), ShownTo.Team)];

    public override void Declare(Dialogue dialogue)
    {
        ChooseDigest(dialogue);
        // Wherever somebody is just then, the next digest is not lost.
        dialogue.In<State>()
            .Stay<DigestDue>((_, due, scene) => Digest.Come(due, scene))
            .Stay<CallsCounted>((_, counted, scene) => Show(counted, scene));

        dialogue.In<Settled>()
            .Stay<ReportWanted>((_, wanted, _) => [Count(wanted)])
            .Stay<PeopleCounted>((_, counted, scene) => Show(counted, scene))
            .Permit<DigestAsked, AtDigest>((state, _, _) => Go.To(new AtDigest(Aside.From(state)), new LookAtDigest()))
            .Stay<ReportAsked>((_, asked, _) => [new LookAtSayings(Math.Clamp(asked.WeeksAgo, 0, Weeks), Math.Max(0, asked.Page))])
            .Stay<SayingsSeen>((_, seen, scene) => [new Effect.Overlay(SayingScreens.Show(seen, scene))]);
    }

    private static void ChooseDigest(Dialogue dialogue) => dialogue.In<AtDigest>()
        .Shows(Digest.Show)
        .Permit<DigestSeen, AtDigest>((at, seen, _) => at with { Next = seen.Next })
        .Permit<Typed, AtDigest>((at, typed, _) => Digest.Hear(at, typed))
        .Permit<DigestChosen, AtDigest>(Digest.Choose)
        .Permit<ReportWanted, State>((at, wanted, _) => Go.To(at.Return, Count(wanted)))
        .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
        .Permit<Started, State>((at, _, _) => Go.To(at.Return));

    private static Ask Count(ReportWanted wanted) => wanted.Page.IsOfPeople() ? new CountPeople(wanted.View()) : new CountCalls(wanted.View());

    private Effect[] Show(CallsCounted counted, Scene scene)
    {
        var (report, view) = (counted.Report, counted.View);
        if (view.Page == ReportPage.Digest) return [new Effect.Announce(Digest.Say(report))];
        if (view.Form == ReportForm.Screen) return [new Effect.Overlay(ReportScreens.Show(counted))];
        if (!report.IsTold) return [new Effect.Toast(ReportTexts.T("too-few"))];
        if (view.Form == ReportForm.Picture) return Drawn(ReportCharts.Of(report, view.Page, scene));
        var sheets = new ReportSheets(Regions, scene.Volunteer.Language);
        return view.Page == ReportPage.Workbook
            ? [new Effect.Toast(ReportTexts.T("table.toast")), new Effect.SendSheets("report.xlsx", [.. sheets.All(report)], ReportTexts.Title(ReportPage.Overview, report.Period, report.First, report.Last))]
            : Written(sheets.Of(report, view.Page), ReportTexts.Title(view.Page, report.Period, report.First, report.Last));
    }

    private static Effect[] Show(PeopleCounted counted, Scene scene) => counted.View.Form switch
    {
        ReportForm.Screen => [new Effect.Overlay(ReportScreens.Show(counted))],
        _ when !counted.Report.IsTold && counted.Report.Cohorts.Count == 0 => [new Effect.Toast(ReportTexts.T("too-few-people"))],
        ReportForm.Picture => Drawn(ReportCharts.Of(counted.Report, counted.View.Page, scene)),
        _ => Written(ReportSheets.Of(counted.Report, counted.View.Page), ReportTexts.Name(counted.View.Page)),
    };

    private static Effect[] Drawn(Chart chart) => [new Effect.Toast(ReportTexts.T("picture.toast")), new Effect.SendChart(chart)];

    private static Effect[] Written(Sheet sheet, Text caption) =>
        [new Effect.Toast(ReportTexts.T("table.toast")), new Effect.SendFile($"{sheet.Name}.csv", ByteOrderMark + sheet.ToCsv(), caption)];
}
