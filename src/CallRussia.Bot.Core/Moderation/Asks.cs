using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>
/// Reports a problem; those who look after it are told. One who has an open report of the same kind adds to that. Answered by <see cref="ProblemReported"/> or
/// <see cref="ProblemAddedTo"/>.
/// </summary>
/// <param name="Words">May be empty. Kept sealed, until 90 days after the report is closed.</param>
public sealed record ReportProblem(ProblemKind Kind, string Words) : Ask
{
    public override string ToString() => $"ReportProblem({Kind})";
}

public sealed record ProblemReported(long Id) : Answer;

/// <summary>The one who reported writes to his report again. Answered by <see cref="ProblemAddedTo"/>, or <see cref="ProblemGone"/> when it is closed or not his.</summary>
public sealed record AddToProblem(long Id, string Words) : Ask
{
    public override string ToString() => $"AddToProblem({Id})";
}

public sealed record ProblemAddedTo(long Id) : Answer;

/// <summary>It is not there (any more).</summary>
public sealed record ProblemGone : Answer;

/// <summary>What the team wrote last to a report of the one who asks. Answered by <see cref="TeamWordsSeen"/> or <see cref="ProblemGone"/>.</summary>
public sealed record LookAtTeamWords(long Id) : Ask;

public sealed record TeamWordsSeen(long Id, ProblemWords Words) : Answer;

/// <summary>The open reports, or the closed ones of the last 90 days. Answered by <see cref="ProblemsSeen"/>.</summary>
public sealed record LookAtProblems(bool Closed) : Ask;

/// <param name="Problems">Without their words; open ones oldest first, closed ones newest first.</param>
public sealed record ProblemsSeen(IReadOnlyList<Problem> Problems) : Answer;

/// <summary>
/// What somebody of the team does with a report. Answered by <see cref="ProblemSeen"/> as it is then; <see cref="ProblemTaken"/> when somebody else looks after it;
/// <see cref="ProblemGone"/>.
/// </summary>
/// <param name="Over">May take it over from somebody else.</param>
/// <param name="Words">Of an answer.</param>
public sealed record HandleProblem(long Id, ProblemStep Step, bool Over, string Words = "") : Ask
{
    public override string ToString() => $"HandleProblem({Id}, {Step})";
}

public sealed record ProblemSeen(Problem Problem) : Answer;

public sealed record ProblemTaken(Problem Problem) : Answer;

/// <summary>The values stand on buttons.</summary>
public enum ProblemStep
{
    Look = 0,
    Claim = 1,

    /// <summary>Whoever answers looks after it.</summary>
    Answer = 2,
    Close = 3,

    /// <summary>To the organizers; nobody looks after it until one of them does.</summary>
    HandOver = 4,
}

/// <summary>For those who look after reports: there is a new one, or something new in it.</summary>
public sealed record ProblemWaits(long Id, ProblemKind Kind, bool IsNew) : TimeCame;

/// <summary>For the one who reported: the team answered.</summary>
public sealed record ProblemAnswered(long Id) : TimeCame;

/// <summary>For the one who reported: it is closed.</summary>
public sealed record ProblemClosed(long Id) : TimeCame;
