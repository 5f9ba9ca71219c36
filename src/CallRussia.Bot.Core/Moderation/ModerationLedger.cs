using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>Reports of a problem.</summary>
public sealed class ModerationLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [Problems.Table];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<ReportProblem>(ProblemDesk.Report),
        Answerer.To<AddToProblem>(ProblemDesk.Add),
        Answerer.To<LookAtTeamWords>(ProblemDesk.Look),
        Answerer.To<LookAtProblems>(ProblemDesk.Look),
        Answerer.To<HandleProblem>(ProblemDesk.Handle),
        Answerer.InTurn<WriteToHelper>(ProblemDesk.Write),
    ];
}
