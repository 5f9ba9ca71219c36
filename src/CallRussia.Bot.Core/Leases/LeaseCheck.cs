using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>Reads every lease, caller and number once and says what can't be.</summary>
public static class LeaseCheck
{
    public static IEnumerable<string> Run(ITransaction kept)
    {
        var seen = new Seen();
        return CheckLeases(kept, seen).Concat(CheckCallers(kept, seen)).Concat(CheckNumbers(kept, seen)).Concat(CheckFlags(kept)).Concat(CheckCounts(kept, seen))
            .GroupBy(wrong => wrong).Select(wrong => $"{wrong.Count()} times: {wrong.Key}.");
    }

    private static IEnumerable<string> CheckLeases(ITransaction kept, Seen seen)
    {
        foreach (var lease in kept.All(KeptLeases.Table))
        {
            if (lease.Outcome is { } outcome) seen.Reported[outcome] = seen.Reported.GetValueOrDefault(outcome) + 1;
            if (lease is { Outcome: not null, IsOpen: true }) yield return "leases are reported but not ended";
            if (lease.IsOpen)
            {
                seen.Open.Add(lease.Id, lease);
                if (lease.Token is not { } token || kept.Find(TouchedNumbers.Table, token)?.HeldBy != lease.Id) yield return "open leases hold no number";
            }
            if (lease.Volunteer is not { } volunteer)
            {
                if (lease.Previous is not null) yield return "leases of nobody lead to others";
                continue;
            }
            var before = seen.Callers.GetValueOrDefault(volunteer);
            if (lease.Previous != before.Latest) yield return "volunteers' leases do not lead to each other";
            if (lease.IsOpen && before.Held is not null) yield return "volunteers hold two numbers";
            seen.Callers[volunteer] = (lease.Id, lease.IsOpen ? lease.Id : before.Held, before.Called + (lease.Outcome is { } said && said.WasCalled() ? 1 : 0));
        }
        for (var twice = seen.Open.Values.Select(lease => lease.Token).OfType<byte[]>().GroupBy(Convert.ToHexString).Count(held => held.Count() > 1); twice > 0; twice--)
            yield return "numbers are held twice";
    }

    private static IEnumerable<string> CheckCallers(ITransaction kept, Seen seen)
    {
        foreach (var caller in kept.All(Callers.Table))
        {
            seen.Callers.Remove(caller.Volunteer, out var leases);
            if (caller.Held != leases.Held) yield return "volunteers and leases name different numbers in hand";
            if (caller.Latest != leases.Latest) yield return "volunteers' leases do not lead to each other";
            if (caller.Called != leases.Called) yield return "volunteers' counts of calls and their reported leases differ";
            if (kept.Find(Chats.Volunteers, caller.Volunteer) is { } person && person.HasCalled != caller.Called > 0) yield return "people are counted as callers and have not called, or the other way round";
            if (caller.Held is not null && Suspensions.Has(kept, caller.Volunteer)) yield return "suspended volunteers hold a number";
        }
        foreach (var _ in seen.Callers) yield return "leases belong to volunteers who are no callers";
    }

    private static IEnumerable<string> CheckNumbers(ITransaction kept, Seen seen) =>
        from number in kept.All(TouchedNumbers.Table)
        where number.HeldBy is { } held && !(seen.Open.GetValueOrDefault(held)?.Token is { } token && token.AsSpan().SequenceEqual(number.Token))
        select "numbers are held by a lease that is not open";

    private static IEnumerable<string> CheckFlags(ITransaction kept)
    {
        foreach (var flag in kept.All(Flags.Table))
            if (kept.Find(TouchedNumbers.Table, flag.Token)?.Flag != flag.Id) yield return "flags are on no number";
        foreach (var number in kept.All(TouchedNumbers.Table))
            if (number.Flag is { } id && !kept.Has(Flags.Table, id)) yield return "numbers rest for a flag that is not there";
    }

    private static IEnumerable<string> CheckCounts(ITransaction kept, Seen seen)
    {
        foreach (var counted in CallCounts.Tally.All(kept)) seen.Reported[(Outcome)counted.Second] = seen.Reported.GetValueOrDefault((Outcome)counted.Second) - counted.N;
        if (seen.Reported.Values.Any(left => left != 0)) yield return "reported calls and counts per day differ";
        if (CallCounts.CallsSince(kept, DateTimeOffset.MinValue) != CallCounts.Calls(kept)) yield return "calls of all days and of each day differ";
        foreach (var answered in AnswerHours.Answered.All(kept))
            if (answered.N < 0 || answered.N > AnswerHours.Calls.Find(kept, answered.First, answered.Second)) yield return "hours have more answered calls than calls";
    }

    /// <summary>What the leases say, to be compared with what else is kept.</summary>
    private sealed class Seen
    {
        public Dictionary<LeaseId, KeptLease> Open { get; } = [];

        public Dictionary<VolunteerId, (LeaseId? Latest, LeaseId? Held, int Called)> Callers { get; } = [];

        public Dictionary<Outcome, long> Reported { get; } = [];
    }
}
