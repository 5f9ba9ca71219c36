using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>The rules that hold after a time, where they differ from the usual ones. Not from it on: what ended in that very instant may have been decided before.</summary>
public sealed record RulesSince(DateTimeOffset From, IReadOnlyCollection<KeyValuePair<OutcomeRule, int>> Set);

/// <summary>
/// What owners made of the rules for outcomes. Each change is kept beside those before it, for a call is judged by the rules that held when it
/// ended, whenever more is said of it. It names nobody: who made a change stands in the audit log.
/// </summary>
public static class KeptRules
{
    public static readonly Table<DateTimeOffset, RulesSince> Table = new(
        "outcome_rules", rules => rules.From, from => Key.Of(from.UtcTicks),
        static (to, rules) => to.Time(rules.From).Many(rules.Set, static (writer, one) => writer.Long((int)one.Key).Long(one.Value)),
        static (ref RecordReader from) => new RulesSince(from.Time(), from.Many(static (ref RecordReader reader) => KeyValuePair.Create((OutcomeRule)reader.Int(), reader.Int()))));

    private static readonly Stamp s_changed = new("outcome_rules");

    private static readonly Memo<Known> s_known = new(
        static () => [Table], static kept => new Known([.. kept.All(Table, descending: true).Select(rules => (rules.From, new OutcomeRules(rules.Set)))]), s_changed);

    public static OutcomeRules Now(ITransaction kept) => kept.Remember(s_known).At(DateTimeOffset.MaxValue);

    /// <summary>Those by which a call is judged that ended then.</summary>
    public static OutcomeRules At(ITransaction kept, DateTimeOffset at) => kept.Remember(s_known).At(at);

    /// <param name="now">The clock's time: what came in before and waits is judged by the rules before.</param>
    public static void Set(ITransaction kept, IEnumerable<KeyValuePair<OutcomeRule, int>> values, DateTimeOffset now)
    {
        var rules = OutcomeRuleKinds.All.ToDictionary(rule => rule, rule => Now(kept)[rule]);
        foreach (var (rule, value) in values) rules[rule] = value;
        // Where the clock was put back the last word counts.
        foreach (var later in kept.Range(Table, KeyRange.Numbers(now.UtcTicks, long.MaxValue)).ToList()) kept.Remove(Table, later.From);
        kept.Put(Table, new RulesSince(now, [.. rules.Where(one => one.Value != RuleBounds.Of(one.Key).Usual)]));
        kept.Move(s_changed);
    }

    /// <param name="All">Latest first.</param>
    private sealed record Known(IReadOnlyList<(DateTimeOffset From, OutcomeRules Rules)> All)
    {
        public OutcomeRules At(DateTimeOffset at)
        {
            foreach (var (from, rules) in All)
                if (from < at) return rules;
            return OutcomeRules.Usual;
        }
    }
}
