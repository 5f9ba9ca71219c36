using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>The times of the last day's hand-outs of somebody who asked to be forgotten.</summary>
/// <param name="Mark">See <see cref="Marks.OfDay"/>.</param>
/// <param name="Ever">As much of their hand-outs as decides about the quiz.</param>
public sealed record ForgottenCaller(byte[] Mark, DateTimeOffset Until, int Ever, IReadOnlyList<RecentHandOut> Recent);

/// <summary>
/// Who asks to be forgotten leaves a mark and the times of the last day's hand-outs for a day: else forgetting would be a way to collect
/// numbers, three a round.
/// </summary>
public static class ForgottenCallers
{
    private static readonly Presence<byte[], ForgottenCaller> s_known = new(static () => Table!);

    public static readonly Table<byte[], ForgottenCaller> Table = new(
        "forgotten", forgotten => forgotten.Mark, Key.Of,
        static (to, forgotten) => to.Bytes(forgotten.Mark).Time(forgotten.Until).Long(forgotten.Ever).Many(forgotten.Recent, Callers.WriteRecent),
        static (ref RecordReader from) => new ForgottenCaller(from.Bytes().ToArray(), from.Time(), from.Int(), from.Many(Callers.ReadRecent)))
    {
        HasByteKeys = true,
        Followed = s_known.Follow,
        KeptFor = new Expiry<ForgottenCaller>(
            static (kept, _, now) => kept.All(Table!).Where(forgotten => forgotten.Until <= now), static (kept, forgotten) => kept.Remove(Table!, forgotten.Mark)),
    };

    /// <summary>Null when nothing is known.</summary>
    public static Caller? Find(ITransaction kept, VolunteerId volunteer, DateTimeOffset at) =>
        !s_known.IsEmpty(kept) && kept.Find(Table, kept.Marks.OfDay(volunteer)) is { } forgotten && forgotten.Until > at ? new Caller(volunteer, forgotten.Ever, 0, forgotten.Recent) : null;

    /// <summary>What is kept, though its time may be over.</summary>
    public static IReadOnlyList<RecentHandOut> Of(ITransaction kept, VolunteerId volunteer) => kept.Find(Table, kept.Marks.OfDay(volunteer))?.Recent ?? [];

    public static void Add(ITransaction kept, Caller caller, BudgetRules rules, DateTimeOffset at)
    {
        if (caller.Times(at) is { Count: > 0 } times)
            kept.Put(Table, new ForgottenCaller(kept.Marks.OfDay(caller.Volunteer), at + Caller.Day, Math.Min(caller.Ever, rules.BeforeQuiz), times));
    }
}
