using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What answered calls came to in one week, for everybody to read, in <see cref="WholeGroups"/>. No call is in two of the three.</summary>
/// <param name="Monday">The first day of the week (UTC).</param>
/// <param name="Talked">There was a conversation.</param>
/// <param name="Refused">They ended it: hung up, said no, were the wrong person to talk to.</param>
/// <param name="NeverAgain">They asked never to be called again.</param>
public sealed record PublicWeek(DateOnly Monday, long Talked, long Refused, long NeverAgain)
{
    /// <summary>The sum of the others, and no number of its own: it tells nothing that they don't.</summary>
    public long Answered => Talked + Refused + NeverAgain;
}

/// <summary>Reads the weeks that are published: whole ones, in which nothing can change any more. A week that stands there once stays as it is.</summary>
public static class PublicWeeks
{
    private const int Days = 7;
    private const int Most = 12;

    /// <returns>The latest, in their order.</returns>
    public static IReadOnlyList<PublicWeek> Read(ITransaction kept, DateTimeOffset now)
    {
        // Counted from a Monday, as the calendar of days is.
        var open = FirstOpenDay(kept, now).DayNumber / Days;
        var byWeek = kept.Range(KeptSums.Table, KeyRange.Between((long)Cut.Outcome, 0, (open * Days) - 1))
            .GroupBy(day => day.Day / Days, day => day.Sums.Aggregate(default(Ends), static (sum, one) => sum + Ends.Of(one)))
            .ToDictionary(week => week.Key, week => week.Aggregate(static (one, other) => one + other));
        if (byWeek.Count == 0) return [];
        var (weeks, before) = (new List<PublicWeek>(), default(Ends));
        for (var week = byWeek.Keys.Min(); week < open; week++)
        {
            var after = before + byWeek.GetValueOrDefault(week);
            weeks.Add(Ends.Between(DateOnly.FromDayNumber(week * Days), before, after));
            before = after;
        }
        return [.. weeks.TakeLast(Most)];
    }

    /// <summary>The first day of which a hand-out may still change, or come.</summary>
    private static DateOnly FirstOpenDay(ITransaction kept, DateTimeOffset now) => RollUp.Rest(kept).Select(call => call.Day).Append(CountedCall.DayOf(now)).Min();

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ends(long Talked, long Refused, long NeverAgain)
    {
        public static Ends operator +(Ends one, Ends other) => new(one.Talked + other.Talked, one.Refused + other.Refused, one.NeverAgain + other.NeverAgain);

        public static Ends Of(CallSum sum) => (Outcome)sum.Outcome switch
        {
            Outcome.DoNotCall => new Ends(0, 0, sum.Calls),
            var outcome when !outcome.WasAnswered() => default,
            var outcome when outcome.FirstTap() == FirstTap.Talked => new Ends(sum.Calls, 0, 0),
            _ => new Ends(0, sum.Calls, 0),
        };

        public static PublicWeek Between(DateOnly monday, Ends before, Ends after) => new(
            monday, WholeGroups.Between(before.Talked, after.Talked), WholeGroups.Between(before.Refused, after.Refused), WholeGroups.Between(before.NeverAgain, after.NeverAgain));
    }
}
