using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>Says what kind of problem it is.</summary>
public sealed record ChoosingProblem(State Return) : Aside(Return), IPage;

/// <summary>Writes what happened, or to a report that is there; nothing goes before "Send".</summary>
/// <param name="Problem">0 for a new one.</param>
/// <param name="Unfit">What was written last was not taken.</param>
/// <param name="Words">What was written so far, one message a line.</param>
/// <param name="Pieces">Which message brought which part of the words: who edits one changes that part.</param>
public sealed record DescribingProblem(
    State Return, ProblemKind Kind, long Problem = 0, bool Unfit = false, string Words = "", IReadOnlyList<ProblemPiece>? Pieces = null) : Aside(Return)
{
    /// <summary>How long words wait to be sent.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public DescribingProblem With(int? message, string said)
    {
        var words = Words.Length == 0 ? said : $"{Words}\n{said}";
        return this with { Unfit = false, Words = words, Pieces = message is { } id ? [.. Pieces ?? [], new ProblemPiece(id, words.Length - said.Length, said.Length)] : Pieces };
    }

    /// <summary>The same with other words in the place of one message; null where that one brought none.</summary>
    public DescribingProblem? WithEdited(int message, string said)
    {
        if ((Pieces ?? []).FirstOrDefault(piece => piece.Message == message) is not { } edited) return null;
        var longer = said.Length - edited.Length;
        return this with
        {
            Unfit = false,
            Words = $"{Words[..edited.From]}{said}{Words[(edited.From + edited.Length)..]}",
            Pieces = [.. Pieces!.Select(piece => piece == edited ? piece with { Length = said.Length } : piece.From > edited.From ? piece with { From = piece.From + longer } : piece)],
        };
    }

    public bool Equals(DescribingProblem? other) => base.Equals(other) && Kind == other.Kind && Problem == other.Problem && Unfit == other.Unfit && Words == other.Words
        && (Pieces ?? []).SequenceEqual(other.Pieces ?? []);

    public override int GetHashCode() => HashCode.Combine(Return, Kind, Problem, Unfit, Words);

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"DescribingProblem({Kind}, {Words.Length} characters)";
}

/// <param name="From">Where its part of the words begins.</param>
public sealed record ProblemPiece(int Message, int From, int Length);

/// <summary>Looks after reports.</summary>
public abstract record Moderating(State Return) : Aside(Return), IForModerators;

/// <summary>Reads the reports; drawn from the store's answer.</summary>
/// <param name="Problem">The one that is open; 0 for the list.</param>
public sealed record AtProblems(State Return, bool Closed = false, int Page = 0, long Problem = 0) : Moderating(Return), IPage;

/// <summary>Writes an answer to the one who reported.</summary>
public sealed record AnsweringProblem(State Return, long Problem, bool Unfit = false) : Moderating(Return);

public sealed record ProblemKindChosen(ProblemKind Kind) : Trigger;

/// <summary>"Send"; a new report may go without words.</summary>
public sealed record ProblemSent : Trigger;

/// <summary>What was written and never sent is forgotten.</summary>
public sealed record ProblemDraftOver : TimeCame;

/// <summary>Lasting: it stands under the team's answer.</summary>
public sealed record ReplyWanted(long Problem) : Trigger;

/// <summary>Lasting: it stands under the notice.</summary>
public sealed record ProblemOpened(long Problem, ProblemStep Step) : Trigger, IForModerators;

public sealed record AnswerWanted(long Problem) : Trigger, IForModerators;

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

public sealed record TeamWordsSeen(long Id, ProblemWords Words, ProblemKind Kind = ProblemKind.Other) : Answer;

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
