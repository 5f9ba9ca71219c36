using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Is asked one of the three questions.</summary>
/// <param name="Nth">From 0.</param>
public sealed record AnsweringQuestion(State Return, int Nth = 0) : Aside(Return), IPage;

/// <param name="Choice">From 0, the lightest.</param>
public sealed record FeelingChosen(int Nth, int Choice) : Trigger;

/// <summary>Counts an answer and keeps nothing of who gave it. Answered by <see cref="FeelingCounted"/>.</summary>
public sealed record CountFeeling(int Nth, int Choice) : Ask;

public sealed record FeelingCounted : Answer;

/// <summary>Answers of the last whole months. Answered by <see cref="FeelingsSeen"/>.</summary>
public sealed record LookAtFeelings : Ask;

/// <param name="Months">The latest first; a month that goes on is not told, for its single answers could be told apart.</param>
public sealed record FeelingsSeen(IReadOnlyList<MonthOfFeelings> Months) : Answer;

/// <param name="Month">See <see cref="Months"/>.</param>
/// <param name="Questions">Of each question how often each answer was given; null where there are too few.</param>
public sealed record MonthOfFeelings(int Month, IReadOnlyList<IReadOnlyList<long>?> Questions);
