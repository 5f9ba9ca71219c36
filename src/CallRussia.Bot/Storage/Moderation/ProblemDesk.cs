using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Moderation;

/// <summary>Answers what volunteers and the team ask about reports of a problem, and tells the other side by timers that are due at once.</summary>
internal sealed class ProblemDesk(Session session)
{
    /// <summary>Null when it is no ask of these.</summary>
    public Trigger? Answer(Ask ask, Deed deed) => ask switch
    {
        ReportProblem report => Report(report, deed),
        AddToProblem add => Add(add, deed),
        LookAtTeamWords look => Own(look.Id, deed)?.Words.LastOrDefault(words => words.FromTeam) is { } words ? new TeamWordsSeen(look.Id, words) : new ProblemGone(),
        LookAtProblems look => new ProblemsSeen(session.Problems.List(look.Closed)),
        HandleProblem handle => Handle(handle, deed),
        _ => null,
    };

    private Trigger Report(ReportProblem ask, Deed deed)
    {
        if (session.Problems.Open(deed.Who, ask.Kind) is { } open) return Add(new AddToProblem(open, ask.Words), deed);
        var id = session.Problems.Add(deed.Who, ask.Kind, deed.At);
        if (ask.Words.Length > 0) session.Problems.Write(id, fromTeam: false, ask.Words, deed.At);
        Tell(LookingAfter(ask.Kind == ProblemKind.Safety, deed), new ProblemWaits(id, ask.Kind, IsNew: true), deed);
        return new ProblemReported(id);
    }

    private Trigger Add(AddToProblem ask, Deed deed)
    {
        if (Own(ask.Id, deed) is not { IsOpen: true } problem) return new ProblemGone();
        if (ask.Words.Length > 0) session.Problems.Write(ask.Id, fromTeam: false, ask.Words, deed.At);
        var whom = problem.ClaimedBy is { } who ? [who] : problem.IsHandedOver ? Organizers(deed) : LookingAfter(problem.Kind == ProblemKind.Safety, deed);
        Tell(whom, new ProblemWaits(ask.Id, problem.Kind, IsNew: false), deed);
        return new ProblemAddedTo(ask.Id);
    }

    private Trigger Handle(HandleProblem ask, Deed deed)
    {
        if (session.Problems.Find(ask.Id) is not { } problem) return new ProblemGone();
        if (ask.Step == ProblemStep.Look || !problem.IsOpen) return new ProblemSeen(problem);
        var isTheirs = problem.IsHandedOver || (problem.ClaimedBy is { } who && who != deed.Who);
        if (isTheirs && problem.ClaimedBy != deed.Who && !ask.Over) return new ProblemTaken(problem);
        session.Problems.Save(Step(ask, problem, deed));
        return new ProblemSeen(session.Problems.Find(ask.Id)!);
    }

    private Problem Step(HandleProblem ask, Problem problem, Deed deed)
    {
        switch (ask.Step)
        {
            case ProblemStep.Claim:
                Log(Act.ProblemClaimed, problem, deed);
                return problem with { ClaimedBy = deed.Who };
            case ProblemStep.Answer:
                session.Problems.Write(problem.Id, fromTeam: true, ask.Words, deed.At);
                session.Timers.Set(problem.By, $"problem-answered:{problem.Id}", deed.At, new ProblemAnswered(problem.Id));
                Log(Act.ProblemAnswered, problem, deed);
                return problem with { ClaimedBy = deed.Who };
            case ProblemStep.Close:
                session.Timers.Set(problem.By, $"problem-closed:{problem.Id}", deed.At, new ProblemClosed(problem.Id));
                Log(Act.ProblemClosed, problem, deed);
                return problem with { ClosedAt = deed.At };
            case ProblemStep.HandOver:
                Tell(Organizers(deed), new ProblemWaits(problem.Id, problem.Kind, IsNew: true), deed);
                Log(Act.ProblemHandedOver, problem, deed);
                return problem with { ClaimedBy = null, IsHandedOver = true };
            default:
                throw new ArgumentOutOfRangeException(nameof(ask), ask.Step, "A step of no known kind.");
        }
    }

    private void Log(Act act, Problem problem, Deed deed) => session.Audit.Add(deed, act, $"{problem.Id}", reason: null);

    /// <summary>Moderators; organizers too where it can't wait, or where there are no moderators.</summary>
    private IEnumerable<VolunteerId> LookingAfter(bool isUrgent, Deed deed)
    {
        var moderators = session.Conversations.Here(deed.Owners).Where(member => member.Role == Role.Moderator).Select(member => member.Volunteer).ToList();
        return isUrgent || moderators.Count == 0 ? moderators.Concat(Organizers(deed)) : moderators;
    }

    private IEnumerable<VolunteerId> Organizers(Deed deed) => session.Conversations.Here(deed.Owners)
        .Where(member => member.Role >= Role.Organizer)
        .Select(member => member.Volunteer);

    /// <summary>Nobody is told of what he wrote himself.</summary>
    private void Tell(IEnumerable<VolunteerId> whom, ProblemWaits waits, Deed deed)
    {
        foreach (var who in whom.Distinct().Where(who => who != deed.Who)) session.Timers.Set(who, $"problem:{waits.Id}", deed.At, waits);
    }

    private Problem? Own(long id, Deed deed) => session.Problems.Find(id) is { } problem && problem.By == deed.Who ? problem : null;
}
