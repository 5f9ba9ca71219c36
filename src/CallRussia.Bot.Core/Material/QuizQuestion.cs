namespace CallRussia.Bot.Core.Material;

/// <summary>
/// One question of the short quiz; its words are the texts <c>quiz.{Id}.question</c>, <c>quiz.{Id}.a.button</c> … and <c>quiz.{Id}.why</c>.
/// </summary>
/// <param name="Options">How many answers it offers, 2 to 4.</param>
/// <param name="Right">Which of them is right, from 0.</param>
public sealed record QuizQuestion(string Id, int Options, int Right);
