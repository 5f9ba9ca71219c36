using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Organizing;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Answers <see cref="HandOut"/>.</summary>
internal sealed class HandOuts(
    NumberRules rules, LeaseRows leases, NumberRows numbers, LeaseEnds ends, Callers callers, Looks looks, Suspensions suspensions, Levers levers, LeverWaits waits, Picker picker, BankRegions regions, Vault vault)
{
    /// <param name="guide">The version of the guide that the caller has.</param>
    public Trigger Answer(Volunteer volunteer, string? guide, DateTimeOffset at)
    {
        var caller = callers.Find(volunteer.Id, at);
        if (caller.Held is { } held && leases.Find(held) is { } open)
        {
            if (open.Until > at) return new NumberHandedOut(Shown(open), Again: true);
            // Its timer has not come round yet; the number rests as if it had.
            ends.Expire(open, at);
        }
        if (suspensions.Has(volunteer.Id)) return new NumberRefused(WhyNot.Suspended, Until: null);
        if (levers.HandOuts is { } lever) return Paused(volunteer.Id, lever);
        var record = caller.Record(volunteer, at);
        return Refusal(volunteer, record, at) ?? Give(volunteer.Id, caller, Budgets.TierOf(record), guide, at);
    }

    public Lease Shown(LeaseRow lease) =>
        new(lease.Id, vault.Number(lease.Token!), regions.Code(lease.Region), lease.GivenAt, lease.Until, lease.Agreed, lease.Nth);

    private Trigger? Refusal(Volunteer volunteer, CallingRecord record, DateTimeOffset at)
    {
        var answer = Budgets.Ask(rules.Budgets, record, at);
        if (answer is BudgetAnswer.SlowDown { Brake: var brake } && brake.NeedsALook()) looks.Add(volunteer.Id, brake, at);
        return answer switch
        {
            BudgetAnswer.QuizFirst => new QuizComesFirst(),
            BudgetAnswer.Until { Limit: BudgetLimit.PerHour } until => new NumberRefused(WhyNot.HourlyBudget, until.At),
            BudgetAnswer.Until until => new NumberRefused(WhyNot.DailyBudget, until.At),
            BudgetAnswer.SlowDown slow => new NumberRefused(WhyNot.SlowDown, slow.At),
            _ => null,
        };
    }

    private Trigger Give(VolunteerId volunteer, Caller caller, Tier tier, string? guide, DateTimeOffset at)
    {
        var id = leases.Next;
        if (picker.Pick(volunteer, id, at) is not { } number) return Nothing(volunteer, at);
        var lease = new LeaseRow(id, volunteer, number.Token, number.Region, at, at + rules.Lease, caller.Ever + 1)
        {
            // A promise that ran out and was not swept yet binds nobody: the number comes like any other.
            Agreed = number.State is { Status: NumberStatus.Kept } kept && kept.KeptFor == volunteer.Value && kept.Until > at ? number.Agreed : null,
            LocalHour = regions.Find(number.Region)!.MainZone.LocalTime(at).Hour,
            Guide = guide,
            Previous = caller.Latest,
            Tier = tier,
        };
        leases.Add(lease);
        // A fresh number came into its table as held by this lease.
        if (number.HeldBy != id) numbers.Save(number with { HeldBy = id });
        callers.HandedOut(volunteer, caller, lease);
        waits.Served(volunteer);
        return new NumberHandedOut(Shown(lease), Again: false);
    }

    private NumberRefused Nothing(VolunteerId volunteer, DateTimeOffset at)
    {
        var (why, until) = picker.Explain(at);
        if (levers.IsAnyRegionStopped && picker.Stopped(at, whenever: until is null) is { } lever) return Paused(volunteer, lever);
        return new NumberRefused(why == WhyNothing.Closed ? WhyNot.NothingOpen : WhyNot.NothingLeft, until);
    }

    /// <summary>Is told when it goes on.</summary>
    private NumberRefused Paused(VolunteerId volunteer, Lever lever)
    {
        waits.Add(volunteer, lever.Kind);
        return new NumberRefused(WhyNot.Paused, Until: null) { Reason = lever.Reason };
    }
}
