using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>How volunteers are: three questions once a month, counted without names.</summary>
internal static class Feelings
{
    public const int Questions = 3;
    public const int Choices = 4;

    /// <summary>Fewer answers to a question are told to nobody.</summary>
    public const int Enough = 20;

    private const int MonthsTold = 3;

    /// <summary>First the month, then the question and the choice.</summary>
    private static readonly Counts s_answers = new("feeling");

    public static FeelingCounted Count(ITransaction kept, CountFeeling ask, Deed deed)
    {
        if (!Suspensions.Has(kept, deed.Who)) s_answers.Add(kept, 1, Months.Of(deed.At), Place(ask.Nth, ask.Choice));
        return new FeelingCounted();
    }

    public static FeelingsSeen Look(ITransaction kept, LookAtFeelings ask, Deed deed) =>
        new([.. Enumerable.Range(1, MonthsTold).Select(ago => Month(kept, Months.Of(deed.At) - ago)).Where(month => month.Questions.Any(question => question is not null))]);

    private static MonthOfFeelings Month(ITransaction kept, int month) =>
        new(month, [.. Enumerable.Range(0, Questions).Select(nth => Told([.. Enumerable.Range(0, Choices).Select(choice => s_answers.Find(kept, month, Place(nth, choice)))]))]);

    private static long[]? Told(long[] counts) => counts.Sum() >= Enough ? counts : null;

    private static long Place(int nth, int choice) => (nth * 10) + choice;
}
