using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Training;

/// <summary>The short quiz stands between a newcomer's first numbers and the next ones.</summary>
public sealed record QuizOffered : Ready;

/// <param name="Left">Questions of this round, as bits; the lowest is asked now.</param>
/// <param name="Missed">Those answered wrongly in this round: they come again.</param>
public sealed record QuizAsking(int Left, int Missed) : Ready;

/// <summary>After an answer: right or wrong, and why.</summary>
/// <param name="Question">The one just answered.</param>
public sealed record QuizExplained(int Question, bool Right, int Left, int Missed) : Ready;

public sealed record QuizDone : Ready;

public sealed record QuizStarted : Trigger;

public sealed record QuizAnswered(int Question, int Option) : Trigger;

public sealed record QuizWentOn : Trigger;
