using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Agrees on a time for a later call: chosen by buttons, or typed.</summary>
public abstract record Agreeing(Reported From) : Ready;

public sealed record ChoosingDay(Reported From) : Agreeing(From);

/// <param name="Day">A date where the person called lives.</param>
public sealed record ChoosingHour(Reported From, DateOnly Day) : Agreeing(From);

/// <summary>A time was typed: what was understood is shown on both clocks and asked about.</summary>
/// <param name="Offered">What is possible of it, or near it; empty where nothing is.</param>
/// <param name="Day">The day that was chosen before.</param>
public sealed record HearingTime(Reported From, Hearing As, ImmutableArray<DateTimeOffset> Offered, DateOnly? Day = null) : Agreeing(From)
{
    public bool Equals(HearingTime? other) => base.Equals(other) && As == other.As && Day == other.Day && Offered.SequenceEqual(other.Offered);

    public override int GetHashCode() => HashCode.Combine(From, As, Day, Offered.Length);
}

/// <summary>How a typed time was taken. The values are stored.</summary>
public enum Hearing
{
    Understood = 0,

    /// <summary>Too early or too late in the day there.</summary>
    NotPolite = 1,

    /// <summary>Longer than the number is kept.</summary>
    TooFar = 2,
    Over = 3,
    Unclear = 4,
}

/// <summary>"Call later at …".</summary>
internal sealed record CallLater(RegionCatalogue Regions, PoliteHours Hours)
{
    private CallLaterTimes Times => new(Regions, Hours);

    private CallLaterScreens Screens => new(Regions, Times);

    public void Declare(Dialogue dialogue)
    {
        dialogue.In<Reported>()
            .PermitIf<CallLaterAsked, ChoosingDay>((reported, later, _) => reported.Lease.Id == later.Lease && reported.Tap == FirstTap.Talked, "we talked", (reported, _, _) =>
                new ChoosingDay(reported));

        dialogue.In<ChoosingDay>().Shows((day, scene) => Screens.Day(day, scene));
        dialogue.In<ChoosingHour>().Shows((hour, scene) => Screens.Hour(hour, scene));
        dialogue.In<HearingTime>().Shows((heard, scene) => Screens.Heard(heard, scene));

        dialogue.In<Agreeing>()
            .PermitIf<DayChosen, ChoosingHour>((_, chosen, _) => chosen.Day is >= 0 and < CallLaterTimes.DaysAhead, "within a week", (at, chosen, scene) =>
                new ChoosingHour(at.From, Times.Today(at.From.Lease, scene).AddDays(chosen.Day)))
            .PermitIf<Typed, ChoosingHour>((at, typed, scene) => Times.OnlyDay(at, typed, scene) is not null, "a day", (at, typed, scene) =>
                new ChoosingHour(at.From, Times.OnlyDay(at, typed, scene)!.Value))
            .PermitIf<Typed, HearingTime>((at, typed, scene) => Times.OnlyDay(at, typed, scene) is null, "more than a day", (at, typed, scene) => Times.Hear(at, typed, scene))
            .StayIf<HourChosen>((at, chosen, scene) => Times.IsPossible(at.From.Lease, chosen.At, scene), "possible", (at, chosen, _) =>
                [new RecordOutcome(at.From.Lease.Id, Outcome.CallLater, chosen.At)])
            .PermitIf<OutcomeRecorded, Reported>((_, recorded, _) => recorded.CallAt is not null, "agreed", (at, recorded, scene) => Agree(at.From, recorded, scene))
            .Permit<OutcomeRefused, Reported>((at, _, _) => Go.To(at.From, new Effect.Toast(CallingTexts.NoMoreCallLaters)))
            .Permit<CallLaterAsked, ChoosingDay>((at, _, _) => new ChoosingDay(at.From))
            .Permit<Cancelled, Reported>((at, _, _) => at.From);
    }

    /// <summary>Reminders a day and ten minutes before; the earlier one only when it is still ahead.</summary>
    private Decision<Reported> Agree(Reported before, OutcomeRecorded recorded, Scene scene)
    {
        var (lease, at) = (before.Lease, recorded.CallAt!.Value);
        var offset = (int)Regions[lease.Region].MainZone.LocalTime(at).Offset.TotalMinutes;
        Effect Remind(string key, TimeSpan ahead, bool dayBefore) => new Effect.Schedule(key, at - ahead, new CallLaterDue(lease.Id, at, offset, dayBefore));

        var reported = before with { Outcome = recorded.Outcome, Refined = true, UndoUntil = recorded.UndoUntil, CallAt = at, EndsShift = recorded.EndsShift };
        var decision = Go.To(reported, Remind(TimerKeys.CallLaterSoon(lease.Id), TimeSpan.FromMinutes(10), dayBefore: false));
        return at.AddDays(-1) > scene.At.AddHours(1)
            ? decision.With(Remind(TimerKeys.CallLaterDayBefore(lease.Id), TimeSpan.FromDays(1), dayBefore: true))
            : decision;
    }
}
