using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Shows and sets what outcomes make of a number.</summary>
internal static class RuleDesk
{
    public static RulesSeen Look(ITransaction kept, LookAtRules ask, Deed deed) => new(KeptRules.Now(kept));

    public static Trigger Set(ITransaction kept, SetRules ask, Deed deed)
    {
        var now = KeptRules.Now(kept);
        if (!ask.Changes.All(change => now[change.Rule] == change.From && RuleBounds.Of(change.Rule).Allow(change.To))) return new RulesMoved();
        KeptRules.Set(kept, ask.Changes.Select(change => KeyValuePair.Create(change.Rule, change.To)), deed.Now);
        foreach (var change in ask.Changes) AuditLog.Add(kept, deed, Act.RuleSet, change.Rule.ToString(), Value(change.From), Value(change.To));
        return new RulesSet(ask.Changes);
    }

    private static string Value(int value) => value.ToString(CultureInfo.InvariantCulture);
}
