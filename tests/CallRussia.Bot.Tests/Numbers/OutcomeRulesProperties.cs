using CallRussia.Bot.Core.Numbers;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CallRussia.Bot.Core.Numbers.Outcome;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>What holds for every life of a number, however many volunteers call it and whatever they report.</summary>
public class OutcomeRulesProperties
{
    private static readonly DateTimeOffset Start = Given.Moscow("2026-01-05 12:00");

    private static readonly Gen<Call> AnyCall =
        from outcome in Gen.Elements([.. Outcomes.All, .. Enumerable.Repeat(Outcome.NoAnswer, 10), Outcome.CallLater, Outcome.CallLater])
        from volunteer in Gen.Choose(1, 4)
        from days in Gen.Choose(0, 60)
        from daypart in Gen.Elements(Daypart.Day, Daypart.Evening)
        select new Call(outcome, volunteer, days, daypart);

    private static readonly Arbitrary<Call[]> Life = AnyCall.ArrayOf().ToArbitrary();

    [Fact]
    public void Nobody_who_said_no_is_called_again() => Check(calls =>
    {
        var said = false;
        foreach (var handed in Played(calls))
        {
            if (said)
            {
                return false;
            }

            said = handed.Call.Outcome
                is Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger or Outcome.Declined;
        }

        return true;
    });

    [Fact]
    public void Within_half_a_year_a_number_rings_in_vain_twice_at_most() => Check(calls =>
    {
        var unanswered = Played(calls)
            .Where(handed => handed.Call.Outcome is Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail)
            .Select(handed => handed.At)
            .ToList();
        return unanswered.Skip(2).Zip(unanswered, (third, first) => third - first).All(span => span >= TimeSpan.FromDays(OutcomeRules.Usual[OutcomeRule.LastAttempt]));
    });

    [Fact]
    public void Do_not_call_absorbs_everything() => Check(calls =>
    {
        var state = new NumberState { Status = NumberStatus.DoNotCall };
        foreach (var call in calls)
        {
            var attempt = new Attempt(call.Volunteer, Start, call.Daypart);
            state = OutcomeRules.Usual.Apply(state, call.Outcome, attempt);
            state = OutcomeRules.Usual.ApplyLate(NumberState.Fresh, Start, state, call.Outcome, attempt);
            state = OutcomeRules.Usual.Expire(state, Start);
        }

        return state.Status == NumberStatus.DoNotCall;
    });

    [Fact]
    public void Further_reports_of_one_call_never_loosen() => Check(calls =>
    {
        var attempt = new Attempt(1, Start, Daypart.Day);
        var stands = Outcome.Skipped;
        var state = OutcomeRules.Usual.Apply(NumberState.Fresh, stands, attempt);
        foreach (var call in calls)
        {
            var reported = OutcomeRules.Usual.Correct(NumberState.Fresh, stands, state, call.Outcome, attempt);
            var refines = OutcomeRules.Refines(stands, call.Outcome);
            var loosened = OutcomeRules.Tightens(reported.Outcome, stands)
                || reported.After.Until < state.Until
                || (state.Status >= NumberStatus.Retired && reported.After.Status < state.Status);
            if (loosened && !refines)
            {
                return false;
            }

            (stands, state) = (reported.Outcome, reported.After);
        }

        return true;
    });

    [Fact]
    public void The_same_person_is_put_off_twice_at_most_between_rests() => Check(calls =>
        Played(calls).All(handed => handed.After.CallLaters <= OutcomeRules.Usual[OutcomeRule.CallLaters] && handed.After.Attempts < OutcomeRules.Usual[OutcomeRule.Attempts]));

    private static void Check(Func<Call[], bool> holds) =>
        Prop.ForAll(Life, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>Plays the calls that the state allows, as a bank would.</summary>
    private static IEnumerable<(Call Call, NumberState After, DateTimeOffset At)> Played(Call[] calls)
    {
        var (state, at) = (NumberState.Fresh, Start);
        foreach (var call in calls)
        {
            at = at.AddDays(call.Days);
            if (state.IsFreeFor(call.Volunteer, at, call.Daypart))
            {
                state = OutcomeRules.Usual.Apply(state, call.Outcome, new Attempt(call.Volunteer, at, call.Daypart));
                yield return (call, state, at);
            }
        }
    }

    /// <summary>What came out, who called, how many days after the one before, in which part of the day.</summary>
    private sealed record Call(Outcome Outcome, long Volunteer, int Days, Daypart Daypart);
}
