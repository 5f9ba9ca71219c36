using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers <see cref="HandOut"/>.</summary>
internal sealed class HandOutRules(NumberRules rules, BankRegions regions, Picker picker, ShownLeases shown)
{
    /// <summary>
    /// By the clock of now: a request may have waited (the bot was down). The hour in which somebody asked may have been polite, the hour in
    /// which the number is shown has to be.
    /// </summary>
    public Trigger Answer(ITransaction kept, HandOut ask, Deed deed)
    {
        var (volunteer, at) = (deed.Scene.Volunteer, deed.Now);
        if (Callers.Open(kept, volunteer.Id) is { } open)
        {
            if (open.Until > at) return new NumberHandedOut(shown.Of(kept, open), Again: true);
            // Its timer has not come round yet; the number rests as if it had.
            LeaseEnds.Expire(kept, open, at);
        }
        if (Suspensions.Has(kept, volunteer.Id)) return new NumberRefused(WhyNot.Suspended, Until: null);
        if (volunteer.MustKnowRisk) return new RiskComesFirst();
        if (volunteer.BreakUntil > at) return new NumberRefused(WhyNot.OnBreak, volunteer.BreakUntil);
        if (Levers.HandOuts(kept) is { } lever) return Paused(kept, volunteer.Id, lever);
        var caller = Callers.Find(kept, volunteer.Id, at);
        var record = caller.Record(volunteer, at);
        return Refusal(kept, volunteer, record, at) ?? Give(kept, caller, volunteer.Wished?.All, Budgets.TierOf(record), deed.Scene.Library.Guide.Version, at);
    }

    private Trigger? Refusal(ITransaction kept, Volunteer volunteer, CallingRecord record, DateTimeOffset at)
    {
        var answer = Budgets.Ask(rules.Budgets, record, at);
        if (answer is BudgetAnswer.SlowDown { Brake: var brake } && brake.NeedsALook()) Looks.Add(kept, volunteer.Id, brake, at);
        return answer switch
        {
            BudgetAnswer.QuizFirst => new QuizComesFirst(),
            BudgetAnswer.Until { Limit: BudgetLimit.PerHour } until => new NumberRefused(WhyNot.HourlyBudget, until.At),
            BudgetAnswer.Until until => new NumberRefused(WhyNot.DailyBudget, until.At),
            BudgetAnswer.SlowDown slow => new NumberRefused(WhyNot.SlowDown, slow.At),
            _ => null,
        };
    }

    /// <param name="guide">The version of the guide that the caller has.</param>
    private Trigger Give(ITransaction kept, Caller caller, IReadOnlyList<RegionCode>? wished, Tier tier, string? guide, DateTimeOffset at)
    {
        var id = KeptLeases.Next(kept);
        if (picker.Pick(kept, caller.Volunteer, caller.PromisedUntil > at, wished, id, at) is not { } number) return Nothing(kept, caller.Volunteer, at);
        var place = regions.Find(kept, number.Region)!;
        var lease = new KeptLease(id, caller.Volunteer, number.Token, number.Region, at, at + rules.Lease, caller.Ever + 1)
        {
            // A promise that ran out and was not swept yet binds nobody: the number comes like any other.
            Agreed = number.State is { Status: NumberStatus.Kept } state && state.KeptFor == caller.Volunteer.Value && state.Until > at ? number.Agreed : null,
            LocalHour = place.MainZone.LocalTime(at).Hour,
            Day = rules.Hours.DayOf(place, at),
            Guide = guide,
            Previous = caller.Latest,
            Tier = tier,
        };
        kept.Add(KeptLeases.Table, lease);
        // A fresh number is kept as held by this lease already.
        if (number.HeldBy != id) TouchedNumbers.Save(kept, number with { HeldBy = id });
        Callers.Save(kept, caller.With(lease, rules.Budgets.MostThatCount));
        LeverWaits.Served(kept, caller.Volunteer);
        return new NumberHandedOut(shown.Of(kept, lease), Again: false) { IsElsewhere = wished is not null && lease.Agreed is null && !WishedRegions.Fit(wished, place.Code) };
    }

    private NumberRefused Nothing(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        var (why, until) = picker.Explain(kept, at);
        if (Levers.IsAnyRegionStopped(kept) && picker.Stopped(kept, at, whenever: until is null) is { } lever) return Paused(kept, volunteer, lever);
        return new NumberRefused(why == WhyNothing.Closed ? WhyNot.NothingOpen : WhyNot.NothingLeft, until);
    }

    /// <summary>Is told when it goes on.</summary>
    private static NumberRefused Paused(ITransaction kept, VolunteerId volunteer, Lever lever)
    {
        LeverWaits.Add(kept, volunteer, lever.Kind);
        return new NumberRefused(WhyNot.Paused, Until: null) { Reason = lever.Reason };
    }
}
