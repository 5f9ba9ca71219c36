using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What people report of each other, for those of the team who look after volunteers.</summary>
public sealed record PersonReportFeature() : Feature("rv")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["reports"] = typeof(AtPersonReports) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["l"] = typeof(PersonReportsAsked),
        ["o"] = typeof(PersonReportOpened),
        ["w"] = typeof(PersonReportWaits),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .StayIf<PersonReportWaits>((_, _, scene) => Rights.IsOpen(new PersonReportsAsked(), scene.Role), "looks after them", (state, waits, _) =>
                [RelayFeature.Notice(state, PersonReportScreens.Waits(waits))])
            .Permit<PersonReportsAsked, AtPersonReports>((state, asked, _) => Go.To(new AtPersonReports(Aside.From(state), asked.Closed, asked.Page), new LookAtPersonReports(asked.Closed)))
            .Permit<PersonReportOpened, AtPersonReports>((state, opened, _) =>
                Go.To(new AtPersonReports(Aside.From(state), Report: opened.Report), new HandlePersonReport(opened.Report, opened.Step)));

        dialogue.In<AtPersonReports>()
            .Shows((_, _) => PersonReportScreens.Standing())
            .Stay<PersonReportsSeen>((at, seen, scene) => [new Effect.Overlay(PersonReportScreens.List(at, seen, scene))])
            .Stay<PersonReportSeen>((_, seen, scene) => [new Effect.Overlay(PersonReportScreens.One(seen, scene))])
            .Stay<PersonReportGone>((_, _, _) => [new Effect.Overlay(PersonReportScreens.Gone())])
            .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
            .Permit<Started, State>((at, _, _) => Go.To(at.Return));
    }
}
