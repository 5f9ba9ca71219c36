using System.Collections.Immutable;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Training;

/// <summary>
/// Missed questions come back in growing gaps; a right answer widens the gap, a wrong one begins anew. Nothing is lost by coming late: a
/// question waits, and its next gap counts from the day it was answered.
/// </summary>
public static class Repetition
{
    /// <summary>Days until a question comes back, by the number of right answers in a row since it was missed.</summary>
    public static readonly ImmutableArray<int> Gaps = [1, 3, 7, 16, 35];

    /// <summary>Those to be asked today, the longest due first.</summary>
    public static IEnumerable<Card> Due(ImmutableArray<Card> cards, DateOnly today) => cards.Where(card => card.Due <= today).OrderBy(card => card.Due);

    /// <summary>A question was missed in its module: it comes back tomorrow, whether or not it was missed before.</summary>
    public static ImmutableArray<Card> Miss(ImmutableArray<Card> cards, string module, string question, DateOnly today) =>
        [.. cards.Where(card => !Is(card, module, question)), new Card(module, question, 0, today.AddDays(Gaps[0]))];

    /// <summary>A question that came back was answered. After the longest gap a right answer is the last one: it is known.</summary>
    public static ImmutableArray<Card> Answer(ImmutableArray<Card> cards, string module, string question, bool right, DateOnly today)
    {
        if (!right) return Miss(cards, module, question, today);
        var box = (cards.FirstOrDefault(card => Is(card, module, question))?.Box ?? 0) + 1;
        var others = cards.RemoveAll(card => Is(card, module, question));
        return box < Gaps.Length ? others.Add(new Card(module, question, box, today.AddDays(Gaps[box]))) : others;
    }

    public static bool Is(Card card, string module, string question) => card.Module == module && card.Question == question;
}
