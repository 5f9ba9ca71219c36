using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Leases;

/// <summary>What closing a number found.</summary>
/// <param name="WasClosed">It stood on the register before.</param>
/// <param name="WasInHand">A volunteer held it; the lease is over.</param>
public sealed record Closing(PhoneNumber Number, bool WasClosed, bool WasInHand);

/// <summary>The one way in which a number is closed without a report: never handed out again by anyone, taken from whoever has it in hand.</summary>
public static class Closings
{
    /// <param name="reason">Null when it is an organizer.</param>
    /// <returns>One for each number, in their order.</returns>
    public static List<Closing> Close(ITransaction kept, IEnumerable<PhoneNumber> some, DoNotCallReason? reason, DateTimeOffset at)
    {
        var closed = some.Select(number => Close(kept, number, reason, at)).ToList();
        Remember(kept, closed.Where(closing => !closing.WasClosed).Select(closing => closing.Number));
        return closed;
    }

    private static Closing Close(ITransaction kept, PhoneNumber number, DoNotCallReason? reason, DateTimeOffset at)
    {
        var isNew = DoNotCallRegister.Add(kept, number, reason, at);
        var token = kept.Marks.Token(number);
        var held = kept.Find(TouchedNumbers.Table, token)?.HeldBy;
        if (held is { } id && KeptLeases.Find(kept, id) is { } lease) LeaseEnds.TakeBack(kept, lease, at);
        // A revision after the end of the lease: whatever its holder reports now is late and only tightens, and nothing can be undone,
        // a report that closed it neither.
        if (kept.Find(TouchedNumbers.Table, token) is { } touched && touched is not { State.Status: NumberStatus.DoNotCall, Ahead: not null })
            TouchedNumbers.Save(kept, touched with { State = new NumberState { Status = NumberStatus.DoNotCall }, Agreed = null });
        return new Closing(number, !isNew, held is not null);
    }

    /// <summary>Those that lie untouched in the bank are no fresh ones any more; of others the register alone knows.</summary>
    private static void Remember(ITransaction kept, IEnumerable<PhoneNumber> closed)
    {
        foreach (var (number, (segment, region)) in PileSearch.Find(kept, closed.Where(number => !kept.Has(TouchedNumbers.Table, kept.Marks.Token(number)))))
            TouchedNumbers.Save(kept, new TouchedNumber(kept.Marks.Token(number), region, new NumberState { Status = NumberStatus.DoNotCall }, null, null, 0) { Ahead = segment });
    }
}
