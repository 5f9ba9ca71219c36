using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Organizing;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Answers <see cref="HandOut"/>.</summary>
internal sealed class HandOuts(NumberRules rules, LeaseRows leases, NumberRows numbers, LeaseEnds ends, Picker picker, Suspensions suspensions, BankRegions regions, Vault vault)
{
    /// <summary>More reports than these change no tier; fewer rows are read.</summary>
    private const int OutcomesThatCount = Budgets.OutcomesOfTrusted;

    public Trigger Answer(Volunteer volunteer, DateTimeOffset at)
    {
        if (leases.Open(volunteer.Id) is { } open)
        {
            if (open.Until > at) return new NumberHandedOut(Shown(open), Again: true);
            // Its timer has not come round yet; the number rests as if it had.
            ends.Expire(open, at);
        }
        if (suspensions.Has(volunteer.Id)) return new NumberRefused(WhyNot.Suspended, Until: null);
        var last = leases.Last(volunteer.Id);
        return Refusal(volunteer, last?.Nth ?? 0, at) ?? Give(volunteer.Id, (last?.Nth ?? 0) + 1, at);
    }

    public Lease Shown(LeaseRow lease) =>
        new(lease.Id, vault.Number(lease.Token!), regions.Code(lease.Region), lease.GivenAt, lease.Until, lease.Agreed, lease.Nth);

    private Trigger? Refusal(Volunteer volunteer, int ever, DateTimeOffset at) => Budgets.Ask(rules.Budgets, Record(volunteer, ever, at), at) switch
    {
        BudgetAnswer.QuizFirst => new QuizComesFirst(),
        BudgetAnswer.Until { Limit: BudgetLimit.PerHour } until => new NumberRefused(WhyNot.HourlyBudget, until.At),
        BudgetAnswer.Until until => new NumberRefused(WhyNot.DailyBudget, until.At),
        BudgetAnswer.SlowDown slow => new NumberRefused(WhyNot.SlowDown, slow.At),
        _ => null,
    };

    private CallingRecord Record(Volunteer volunteer, int ever, DateTimeOffset at)
    {
        var (today, reveals, skips) = (new List<DateTimeOffset>(), new List<TimeSpan>(), 0);
        foreach (var (given, reported, outcome) in leases.Latest(volunteer.Id))
        {
            var recent = given > at - TimeSpan.FromDays(1);
            if (!recent && reveals.Count >= Brakes.Sample) break;
            if (recent) today.Add(given);
            if (recent && outcome is { } known && !known.WasCalled()) skips++;
            if (reported is { } then && reveals.Count < Brakes.Sample) reveals.Add(then - given);
        }
        reveals.Reverse();
        return new CallingRecord
        {
            HandOuts = today,
            HandOutsEver = ever,
            Outcomes = leases.Called(volunteer.Id, OutcomesThatCount),
            RulesAccepted = volunteer.PromisedAt is not null,
            QuizPassed = volunteer.QuizPassedAt is not null,
            RevealToReport = reveals,
            Skips = skips,
        };
    }

    private Trigger Give(VolunteerId volunteer, int nth, DateTimeOffset at)
    {
        var id = leases.Next;
        if (picker.Pick(volunteer, id, at) is not { } number)
        {
            var (why, until) = picker.Explain(at);
            return new NumberRefused(why == WhyNothing.Closed ? WhyNot.NothingOpen : WhyNot.NothingLeft, until);
        }
        var region = regions.Find(number.Region)!;
        var lease = new LeaseRow(id, volunteer, number.Token, number.Region, at, at + rules.Lease, nth)
        {
            Agreed = number.State.Status == NumberStatus.Kept && number.State.KeptFor == volunteer.Value ? number.Agreed : null,
            LocalHour = region.MainZone.LocalTime(at).Hour,
        };
        leases.Add(lease);
        numbers.Save(number with { HeldBy = id });
        return new NumberHandedOut(Shown(lease), Again: false);
    }
}
