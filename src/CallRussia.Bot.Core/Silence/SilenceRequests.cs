using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Silence;

/// <summary>
/// The right to silence: anybody has any number closed, at once and for good. Nobody learns whether it was ever in the bank, and of those who ask
/// nothing is kept but how many they were, hour by hour.
/// </summary>
public static class SilenceRequests
{
    /// <summary>Over all who ask. Even after a report in the news people are fewer, and nobody empties more than a drop of forty million numbers by it.</summary>
    public const int MostAnHour = 2_000;

    /// <summary>Fewer in this hour and the one before are never looked at.</summary>
    private const int Few = 60;

    /// <summary>Times the usual.</summary>
    private const int Times = 10;

    private const int Days = 7;
    private const double HoursLookedAt = 2;

    /// <summary>By day and hour (UTC).</summary>
    private static readonly Counts s_asked = new("silence");

    /// <summary>Reads what somebody typed: a number in any accepted form, also among other words.</summary>
    public static Refusal Read(string words, out PhoneNumber number)
    {
        if (PhoneNumber.TryParse(words, out number, out var refusal) || refusal != Refusal.NotANumber) return refusal;
        switch (PhoneNumberFinder.In(words))
        {
            case []:
                return Refusal.NotANumber;
            case [var only]:
                _ = PhoneNumber.TryParse(only, out number, out refusal);
                return refusal;
            default:
                return Refusal.SeveralNumbers;
        }
    }

    /// <returns>Null: it is closed, as it may have been before. Otherwise when it can be asked again.</returns>
    public static DateTimeOffset? Take(ITransaction kept, PhoneNumber number, DateTimeOffset at)
    {
        var (day, hour) = (Counts.Day(at), at.UtcDateTime.Hour);
        if (s_asked.Find(kept, day, hour) >= MostAnHour) return new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour + 1);
        s_asked.Add(kept, +1, day, hour);
        Closings.Close(kept, [number], DoNotCallReason.AskedForSilence, at);
        return null;
    }

    public static SilenceCounts Count(ITransaction kept, DateTimeOffset at)
    {
        var today = Counts.Day(at);
        var days = ByDay(kept, today - Days + 1, today);
        return new SilenceCounts(days.GetValueOrDefault(today), days.GetValueOrDefault(today - 1), days.Values.Sum());
    }

    /// <summary>Whether many more than usual ask: the median of the seven days before says what is usual, so that one bad day does not.</summary>
    public static bool AreMany(ITransaction kept, DateTimeOffset at)
    {
        var before = at.AddHours(-1);
        var now = s_asked.Find(kept, Counts.Day(at), at.UtcDateTime.Hour) + s_asked.Find(kept, Counts.Day(before), before.UtcDateTime.Hour);
        if (now < Few) return false;
        var today = Counts.Day(at);
        var days = ByDay(kept, today - Days, today - 1);
        var usual = Enumerable.Range(1, Days).Select(ago => days.GetValueOrDefault(today - ago)).Order().ElementAt(Days / 2);
        return now >= Times * usual * HoursLookedAt / 24;
    }

    private static Dictionary<long, long> ByDay(ITransaction kept, long from, long to) =>
        s_asked.Between(kept, from, to).GroupBy(count => count.First).ToDictionary(day => day.Key, day => day.Sum(hour => hour.N));
}
