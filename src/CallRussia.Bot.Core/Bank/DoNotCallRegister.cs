using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>A number that is never called again, as a mark that nobody can turn back.</summary>
/// <param name="Hint">See <see cref="Marks.DoNotCallHint"/>.</param>
/// <param name="Reason">Null when it was an organizer.</param>
public sealed record ClosedMark(byte[] Mark, int Hint, DoNotCallReason? Reason, DateTimeOffset At);

/// <summary>Why a number is never called again, where it was no organizer. The values are stored: those of a call are its outcome's.</summary>
public enum DoNotCallReason
{
    /// <summary>Somebody asked for it who was called, or for them: no volunteer reported it.</summary>
    AskedForSilence = 1,

    DoNotCall = (int)Outcome.DoNotCall,
    Hostile = (int)Outcome.Hostile,
    Child = (int)Outcome.Child,
    InDanger = (int)Outcome.InDanger,
}

/// <summary>Numbers that are never called again. It outlives the numbers themselves, every erasure and every import.</summary>
public static class DoNotCallRegister
{
    public static readonly Table<byte[], ClosedMark> Table = new(
        "dnc", closed => closed.Mark, Key.Of,
        static (to, closed) => to.Bytes(closed.Mark).Long(closed.Hint).Long((int?)closed.Reason).Time(closed.At),
        static (ref RecordReader from) => new ClosedMark(from.Bytes().ToArray(), from.Int(), (DoNotCallReason?)from.IntOrNull(), from.Time()))
    {
        HasByteKeys = true,
    };

    /// <inheritdoc cref="ITransaction.Expect"/>
    public static void Expect(ITransaction kept, PhoneNumber number) => kept.Expect(Table, kept.Marks.DoNotCall(number));

    public static bool Contains(ITransaction kept, PhoneNumber number) => kept.Has(Table, kept.Marks.DoNotCall(number));

    /// <param name="reason">Null when it is an organizer.</param>
    /// <returns>False when it was there before: an undo must then leave it.</returns>
    public static bool Add(ITransaction kept, PhoneNumber number, DoNotCallReason? reason, DateTimeOffset at)
    {
        var mark = kept.Marks.DoNotCall(number);
        return kept.TryAdd(Table, mark, new ClosedMark(mark, kept.Marks.DoNotCallHint(number.ToNational()), reason, at));
    }

    /// <returns>False when it was not there.</returns>
    public static bool Remove(ITransaction kept, PhoneNumber number) => kept.Remove(Table, kept.Marks.DoNotCall(number));

    /// <summary>What an import looks at first: only a number with one of these hints needs the full mark.</summary>
    public static HashSet<int> Hints(ITransaction kept) => [.. kept.All(Table).Select(closed => closed.Hint)];
}
