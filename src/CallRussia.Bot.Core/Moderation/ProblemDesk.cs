using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>Answers what volunteers and the team ask about reports of a problem, and tells the other side by timers that are due at once.</summary>
internal static class ProblemDesk
{
    public static Trigger Report(ITransaction kept, ReportProblem ask, Deed deed)
    {
        if (Problems.Open(kept, deed.Who, ask.Kind) is { } open) return Add(kept, new AddToProblem(open.Id, ask.Words), deed);
        var problem = Problems.Add(kept, ask.Kind, ask.Words, deed);
        Tell(kept, LookingAfter(kept, problem, deed), new ProblemWaits(problem.Id, problem.Kind, IsNew: true), deed);
        return new ProblemReported(problem.Id);
    }

    public static Trigger Add(ITransaction kept, AddToProblem ask, Deed deed)
    {
        if (Own(kept, ask.Id, deed) is not { IsOpen: true } problem) return new ProblemGone();
        if (ask.Words.Length > 0) Problems.Write(kept, problem, fromTeam: false, ask.Words, deed.At);
        var whom = problem.ClaimedBy is { } who ? [who] : problem.IsHandedOver ? Organizers(kept, deed) : LookingAfter(kept, problem, deed);
        Tell(kept, whom, new ProblemWaits(problem.Id, problem.Kind, IsNew: false), deed);
        return new ProblemAddedTo(problem.Id);
    }

    public static Trigger Look(ITransaction kept, LookAtTeamWords ask, Deed deed) =>
        Own(kept, ask.Id, deed)?.Words.LastOrDefault(words => words.FromTeam) is { } words
            ? new TeamWordsSeen(ask.Id, words, kept.Find(Problems.Table, ask.Id)!.Kind)
            : new ProblemGone();

    public static ProblemsSeen Look(ITransaction kept, LookAtProblems ask, Deed deed) => new(Problems.List(kept, ask.Closed));

    public static Trigger Handle(ITransaction kept, HandleProblem ask, Deed deed)
    {
        if (kept.Find(Problems.Table, ask.Id) is not { } problem) return new ProblemGone();
        if (ask.Step == ProblemStep.Look || !problem.IsOpen) return new ProblemSeen(problem);
        var isAnothers = problem.ClaimedBy is { } who ? who != deed.Who : problem.IsHandedOver;
        if (isAnothers && !ask.Over) return new ProblemTaken(problem);
        var now = Step(kept, ask, problem, deed);
        kept.Put(Problems.Table, now);
        return new ProblemSeen(now);
    }

    /// <summary>Whoever writes looks after it.</summary>
    public static Trigger Write(ITransaction kept, WriteToHelper ask, Deed deed)
    {
        if (!ProblemWords.AreFit(ask.Words)) return new HelperNotWritten();
        var thread = Problems.Open(kept, ask.Who, ProblemKind.Help) ?? Problems.Add(kept, ProblemKind.Help, "", deed with { Who = ask.Who });
        kept.Put(Problems.Table, Step(kept, new HandleProblem(thread.Id, ProblemStep.Answer, Over: true, ask.Words), thread, deed));
        return new HelperWritten();
    }

    private static Problem Step(ITransaction kept, HandleProblem ask, Problem problem, Deed deed)
    {
        switch (ask.Step)
        {
            case ProblemStep.Claim:
                Log(kept, Act.ProblemClaimed, problem, deed);
                return problem with { ClaimedBy = deed.Who };
            case ProblemStep.Answer:
                Timers.Set(kept, problem.By, $"problem-answered:{problem.Id}", deed.At, new ProblemAnswered(problem.Id));
                Log(kept, Act.ProblemAnswered, problem, deed);
                return Problems.Write(kept, problem, fromTeam: true, ask.Words, deed.At) with { ClaimedBy = deed.Who };
            case ProblemStep.Close:
                Timers.Set(kept, problem.By, $"problem-closed:{problem.Id}", deed.At, new ProblemClosed(problem.Id));
                Log(kept, Act.ProblemClosed, problem, deed);
                return problem with { ClosedAt = deed.At };
            case ProblemStep.HandOver:
                Tell(kept, Organizers(kept, deed), new ProblemWaits(problem.Id, problem.Kind, IsNew: true), deed);
                Log(kept, Act.ProblemHandedOver, problem, deed);
                return problem with { ClaimedBy = null, IsHandedOver = true };
            default:
                throw new ArgumentOutOfRangeException(nameof(ask), ask.Step, "A step of no known kind.");
        }
    }

    private static void Log(ITransaction kept, Act act, Problem problem, Deed deed) =>
        AuditLog.Add(kept, deed, act, problem.Id.ToString(CultureInfo.InvariantCulture), reason: null);

    /// <summary>Organizers too where it can't wait.</summary>
    private static IEnumerable<VolunteerId> LookingAfter(ITransaction kept, Problem problem, Deed deed)
    {
        var whom = Chats.LookingAfterPeople(kept, deed.Owners);
        return problem.Kind == ProblemKind.Safety ? whom.Concat(Organizers(kept, deed)) : whom;
    }

    private static IEnumerable<VolunteerId> Organizers(ITransaction kept, Deed deed) => Chats.Here(kept, deed.Owners)
        .Where(member => member.Role >= Role.Organizer)
        .Select(member => member.Volunteer);

    /// <summary>Nobody is told of what they wrote themselves.</summary>
    private static void Tell(ITransaction kept, IEnumerable<VolunteerId> whom, ProblemWaits waits, Deed deed)
    {
        foreach (var who in whom.Distinct().Where(who => who != deed.Who)) Timers.Set(kept, who, $"problem:{waits.Id}", deed.At, waits);
    }

    private static Problem? Own(ITransaction kept, long id, Deed deed) => kept.Find(Problems.Table, id) is { } problem && problem.By == deed.Who ? problem : null;
}
