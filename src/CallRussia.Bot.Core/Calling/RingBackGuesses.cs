using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>When a volunteer asked who rang, as far as it still counts. What they asked for is not in it.</summary>
/// <param name="Times">The oldest first; never none.</param>
public sealed record RingBackGuess(VolunteerId Volunteer, IReadOnlyList<DateTimeOffset> Times);

/// <summary>Few questions an hour: else whoever picks up a volunteer's phone could try out whom they called.</summary>
public static class RingBackGuesses
{
    /// <summary>More than anybody is rung back in an hour, with a slip or two.</summary>
    public const int AnHour = 10;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static readonly Table<VolunteerId, RingBackGuess> Table = new(
        "ring_back", guess => guess.Volunteer, id => Key.Of(id.Value),
        static (to, guess) => to.Long(guess.Volunteer.Value).Many(guess.Times, static (to, at) => to.Time(at)),
        static (ref RecordReader from) => new RingBackGuess(new VolunteerId(from.Long()), from.Many(static (ref RecordReader at) => at.Time())))
    {
        OwnedBy = new Owner<RingBackGuess>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer))
        {
            Section = "AskedWhoRang",
            Show = static guess => guess.Times,
        },
        KeptFor = new Expiry<RingBackGuess>(
            static (kept, _, now) => kept.All(Table!).Where(guess => guess.Times[^1] <= now - s_hour), static (kept, guess) => kept.Remove(Table!, guess.Volunteer))
        {
            Period = static _ => s_hour,
        },
    };

    /// <summary>One question is asked.</summary>
    /// <returns>Null when it may be; else when the next one may.</returns>
    public static DateTimeOffset? Take(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        List<DateTimeOffset> lately = [.. (kept.Find(Table, volunteer)?.Times ?? []).Where(time => time > at - s_hour)];
        if (lately.Count >= AnHour) return lately[0] + s_hour;
        kept.Put(Table, new RingBackGuess(volunteer, [.. lately, at]));
        return null;
    }
}
