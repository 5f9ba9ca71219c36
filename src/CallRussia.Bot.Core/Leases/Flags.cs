using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Leases;

/// <summary>Why an organizer should look at a call. There are no words beside it. The values are stored and stand on buttons.</summary>
public enum FlagReason
{
    /// <summary>Another region, or not in Russia.</summary>
    Elsewhere = 0,

    /// <summary>An office, a shop, a service.</summary>
    Office = 1,

    /// <summary>A minor may answer.</summary>
    Minor = 2,

    /// <summary>Somebody may be in danger.</summary>
    Danger = 3,

    /// <summary>It is known whose number it is, and that calls are not wanted there.</summary>
    Unwanted = 4,
    Other = 5,
}

/// <summary>A number at which an organizer should look. Nobody is named in it: neither who called nor who asked for the look.</summary>
/// <param name="Region">See <see cref="BankRegions"/>.</param>
/// <param name="Reasons">What volunteers said about it, the first one first.</param>
public sealed record Flag(long Id, byte[] Token, int Region, IReadOnlyList<FlagReason> Reasons, DateTimeOffset Since)
{
    // A number's mark is no name to print.
    public override string ToString() => $"Flag({Id})";
}

/// <summary>The flags that nobody has solved yet: as long as a number has one, nobody is handed it.</summary>
public static class Flags
{
    /// <summary>A flag that waits longer is an alarm.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>A number has one at most, and knows it (<see cref="TouchedNumber.Flag"/>).</summary>
    public static readonly Table<long, Flag> Table = new(
        "flag", flag => flag.Id, Key.Of,
        static (to, flag) => to.Long(flag.Id).Bytes(flag.Token).Long(flag.Region).Many(flag.Reasons, static (to, reason) => to.Long((int)reason)).Time(flag.Since),
        static (ref RecordReader from) => new Flag(
            from.Long(), from.Bytes().ToArray(), from.Int(), from.Many(static (ref RecordReader reason) => (FlagReason)reason.Int()), from.Time()));

    private static readonly Sequence s_ids = new("flag");

    /// <summary>Oldest first.</summary>
    public static IEnumerable<Flag> All(ITransaction kept) => kept.All(Table);

    /// <summary>Whether one waits longer than it should.</summary>
    public static bool IsOneForgotten(ITransaction kept, DateTimeOffset now) => All(kept).FirstOrDefault() is { } oldest && oldest.Since < now - Patience;

    /// <summary>Another word about a number that is flagged already joins the first one.</summary>
    public static Flag Raise(ITransaction kept, byte[] token, FlagReason reason, DateTimeOffset at)
    {
        var number = kept.Find(TouchedNumbers.Table, token)!;
        var flag = number.Flag is { } id ? kept.Find(Table, id)! : new Flag(kept.Next(s_ids), token, number.Region, [], at);
        if (!flag.Reasons.Contains(reason)) kept.Put(Table, flag = flag with { Reasons = [.. flag.Reasons, reason] });
        // No revision: what calls made of the number stays what it is, and a report may still be undone.
        kept.Put(TouchedNumbers.Table, number with { Flag = flag.Id });
        return flag;
    }

    /// <summary>The number is again what its calls have made of it.</summary>
    public static void Lower(ITransaction kept, Flag flag)
    {
        kept.Remove(Table, flag.Id);
        kept.Change(TouchedNumbers.Table, flag.Token, static number => number with { Flag = null });
    }
}
