using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>How the volunteer's last call was, as far as it decides which word fits. The values are stored.</summary>
public enum LastCallKind
{
    NobodyThere = 0,
    Hard = 1,
    Well = 2,
}

/// <summary>What one volunteer was told between the first calls: at most two words in all.</summary>
/// <param name="Told">The calls before which a word was sent: the second, the fourth.</param>
/// <param name="At">When the last word was sent; null once they came back after it.</param>
/// <param name="Declined">Wants no such words.</param>
public sealed record Nudged(VolunteerId Volunteer, IReadOnlyList<int> Told, DateTimeOffset? At, LastCallKind Kind, bool Declined);

/// <summary>What became of the words that were sent before one of the first calls.</summary>
/// <param name="Before">Which call: the second or the fourth.</param>
/// <param name="Back">Of these, who made another call within a week.</param>
public sealed record NudgeEffect(int Before, LastCallKind Kind, long Told, long Back);

/// <summary>
/// A word to whoever has not come back two days after one of their first calls. It looks at how the volunteer's own call ended and at nothing else, and
/// what it did is counted without names.
/// </summary>
public static class Nudges
{
    public const int Second = 2;
    public const int Fourth = 4;

    /// <summary>Who has not called for so long has not come back by themselves.</summary>
    public static readonly TimeSpan After = TimeSpan.FromHours(48);

    /// <summary>A call within this time after a word counts as its doing.</summary>
    private static readonly TimeSpan s_works = TimeSpan.FromDays(7);

    /// <summary>First the day of the word (since 0001-01-01, UTC), then before which call, and the kind.</summary>
    private static readonly Counts s_told = new("nudged");

    private static readonly Counts s_back = new("nudged-back");

    public static readonly Table<VolunteerId, Nudged> Table = new(
        "nudge", nudged => nudged.Volunteer, id => Key.Of(id.Value),
        static (to, nudged) => to.Long(nudged.Volunteer.Value).Many(nudged.Told, static (to, call) => to.Long(call)).Time(nudged.At).Long((int)nudged.Kind).Bool(nudged.Declined),
        static (ref RecordReader from) => new Nudged(
            new VolunteerId(from.Long()), from.Many(static (ref RecordReader call) => call.Int()), from.TimeOrNull(), (LastCallKind)from.Int(), from.Bool()))
    {
        OwnedBy = new Owner<Nudged>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer))
        {
            Section = "WordsBetweenFirstCalls",
            Show = static nudged => new { BeforeCalls = nudged.Told, nudged.Declined },
        },
    };

    public static Nudged Of(ITransaction kept, VolunteerId volunteer) => kept.Find(Table, volunteer) ?? new Nudged(volunteer, [], At: null, LastCallKind.NobodyThere, Declined: false);

    /// <summary>Which call a word would go before; null when none is due.</summary>
    public static int? Due(Nudged nudged, int called)
    {
        int? next = called switch { 1 => Second, 2 or 3 => Fourth, _ => null };
        return next is { } call && !nudged.Declined && !nudged.Told.Contains(call) ? call : null;
    }

    public static LastCallKind KindOf(Outcome outcome) => outcome switch
    {
        Outcome.HungUp or Outcome.Declined or Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger => LastCallKind.Hard,
        _ when outcome.FirstTap() == FirstTap.Talked => LastCallKind.Well,
        _ => LastCallKind.NobodyThere,
    };

    public static void Tell(ITransaction kept, Nudged nudged, int before, LastCallKind kind, DateTimeOffset at)
    {
        kept.Put(Table, nudged with { Told = [.. nudged.Told, before], At = at, Kind = kind });
        s_told.Add(kept, 1, Counts.Day(at), before, $"{(int)kind}");
    }

    /// <summary>What the words of these days did.</summary>
    public static List<NudgeEffect> Effects(ITransaction kept, long fromDay, long toDay)
    {
        var back = s_back.Between(kept, fromDay, toDay).GroupBy(Group).ToDictionary(group => group.Key, group => group.Sum(count => count.N));
        return [.. s_told.Between(kept, fromDay, toDay).GroupBy(Group).OrderBy(group => group.Key).Select(group =>
            new NudgeEffect(group.Key.Before, group.Key.Kind, group.Sum(count => count.N), back.GetValueOrDefault(group.Key)))];
    }

    /// <summary>A caller's counts change: two days later it is looked whether they came back, and who came back after a word is counted.</summary>
    internal static void Follow(ITransaction kept, Caller? before, Caller? after)
    {
        // From the fourth call on there is nothing to wait for; one that comes whole is moved from an older store, and its calls are long ago.
        if (before is not { Called: < Fourth } || after is not { LastCall: { } last } || after.Called <= before.Called) return;
        var nudged = Of(kept, after.Volunteer);
        if (nudged.At is { } at)
        {
            if (last <= at + s_works) s_back.Add(kept, 1, Counts.Day(at), nudged.Told[^1], $"{(int)nudged.Kind}");
            kept.Put(Table, nudged = nudged with { At = null });
        }
        if (Due(nudged, after.Called) is not null) Timers.Set(kept, after.Volunteer, TimerKeys.Return, last + After, new ReturnAwaited());
        else Timers.TakeOff(kept, after.Volunteer, TimerKeys.Return);
    }

    private static (int Before, LastCallKind Kind) Group(Count count) => ((int)count.Second, (LastCallKind)int.Parse(count.Third, System.Globalization.CultureInfo.InvariantCulture));
}
