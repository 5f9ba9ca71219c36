using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>What a lease's undo would bring back names this volunteer: the number was kept for them, or they had doubted it.</summary>
public sealed record Mention(VolunteerId Volunteer, LeaseId Lease);

/// <summary>So that /forget finds the few leases, mostly of others, whose undo remembers somebody. They follow from the leases.</summary>
public static class Mentions
{
    public static readonly Table<Mention, Mention> Table = new(
        "mention", mention => mention, key => Key.Of(key.Volunteer.Value, key.Lease.Value),
        static (to, mention) => to.Long(mention.Volunteer.Value).Long(mention.Lease.Value),
        static (ref RecordReader from) => new Mention(new VolunteerId(from.Long()), new LeaseId(from.Long())))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<Mention>(static (kept, volunteer) => kept.Range(Table!, KeyRange.Beginning(volunteer.Value)), static (kept, volunteer, mention) => Unname(kept, volunteer, mention.Lease)),
    };

    /// <summary>A lease comes or changes.</summary>
    internal static void Follow(ITransaction kept, LeaseId lease, NumberState? before, NumberState? after)
    {
        // Nearly always nobody is named.
        if (before is null or { KeptFor: null, DoubtedBy: null } && after is null or { KeptFor: null, DoubtedBy: null }) return;
        foreach (var who in Named(before))
            if (!Named(after).Contains(who)) kept.Remove(Table, new Mention(who, lease));
        foreach (var who in Named(after))
            if (!Named(before).Contains(who)) kept.Put(Table, new Mention(who, lease));
    }

    private static void Unname(ITransaction kept, VolunteerId volunteer, LeaseId id) => kept.Change(
        KeptLeases.Table, id, lease => lease.Before is { } before ? lease with { Before = before with { State = TouchedNumbers.Without(volunteer, before.State) } } : lease);

    private static IEnumerable<VolunteerId> Named(NumberState? state)
    {
        if (state?.KeptFor is { } keptFor and > 0) yield return new VolunteerId(keptFor);
        if (state?.DoubtedBy is { } doubter and > 0 && doubter != state.KeptFor) yield return new VolunteerId(doubter);
    }
}
