using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Bank;

/// <summary>Chooses the next number for a volunteer. Every choice comes from a keyed function of the lease's id: nobody can predict it, and it can be replayed.</summary>
public sealed class Picker
{
    /// <summary>Numbers passed over for one hand-out (do-not-call ones): some 0.2 s of the writer. They count as taken.</summary>
    private const int MostPassedOver = 10_000;

    /// <summary>While there are fresh numbers it is enough to look for a rested one in a few regions.</summary>
    private const int RegionsOfRestedTurn = 6;

    private const ulong ForExploring = 0;
    private const ulong ForRested = 1;
    private const ulong ForOrder = 2;

    private readonly NumberRules _rules;
    private readonly BankRegions _regions;
    private readonly OpenRegions _open;
    private readonly Honeytokens _honeytokens;
    private readonly Func<PhoneNumber, bool> _isCalled;
    private readonly Offers _offers;

    /// <param name="isCalled">Whether the present numbering plan calls a number: one that came in under an older plan is not handed out any more.</param>
    public Picker(NumberRules rules, BankRegions regions, OpenRegions open, Honeytokens honeytokens, Func<PhoneNumber, bool> isCalled)
    {
        (_rules, _regions, _open, _honeytokens, _isCalled) = (rules, regions, open, honeytokens, isCalled);
        _offers = new Offers(open, regions);
    }

    /// <param name="mayBePromised">Whether a call may be agreed with somebody for this volunteer: else none is looked for.</param>
    /// <param name="wished">Regions whose fresh numbers come before all others, while they are open.</param>
    /// <returns>A fresh number is kept as held by the lease already; any other one is as it was. Null when there is none.</returns>
    public TouchedNumber? Pick(ITransaction kept, VolunteerId volunteer, bool mayBePromised, IReadOnlyList<RegionCode>? wished, LeaseId next, DateTimeOffset at)
    {
        var restedTurn = Percent(kept, next, ForRested) < _rules.RestedPercent;
        return (mayBePromised ? Agreed(kept, volunteer, at) : null)
            ?? _honeytokens.Pick(kept, volunteer, next, at)
            ?? (wished is not null ? Fresh(kept, wished, next, at) : null)
            ?? (restedTurn ? Rested(kept, volunteer, next, at, RegionsOfRestedTurn) : null)
            ?? Fresh(kept, wished: null, next, at)
            ?? Rested(kept, volunteer, next, at, int.MaxValue);
    }

    /// <summary>Why <see cref="Pick"/> found nothing, and when it may.</summary>
    public (WhyNothing Why, DateTimeOffset? Until) Explain(ITransaction kept, DateTimeOffset at)
    {
        var opening = OpenPiles.Of(kept).Regions.Where(region => region.Left > 0).Min(region => _open.NextOpening(kept, region.Region, at));
        return opening is not null ? (WhyNothing.Closed, opening) : ExplainRested(kept, at);
    }

    /// <summary>The lever for which <see cref="Pick"/> passed over numbers that could be called now; any that did, when nothing else will open.</summary>
    public Lever? Stopped(ITransaction kept, DateTimeOffset at, bool whenever) => _regions.All(kept)
        .Where(region => _open.IsStopped(kept, region) && (whenever || (_regions.Find(kept, region) is { } place && _rules.Hours.IsOpen(place, at))))
        .Where(region => OpenPiles.Of(kept).Find(region) is { Left: > 0 } || RestingNumbers.FirstFree(kept, region) <= at)
        .Select(region => _open.Stopped(kept, region))
        .FirstOrDefault();

    private (WhyNothing Why, DateTimeOffset? Until) ExplainRested(ITransaction kept, DateTimeOffset at)
    {
        var free = _regions.All(kept).Select(region => (Region: region, At: RestingNumbers.FirstFree(kept, region))).Where(first => first.At is not null).ToList();
        // What is free in an open region was refused for another reason (the other part of the day, a skip): look again in an hour.
        var until = free.Min(first => first.At <= at && _open.IsOpen(kept, first.Region, at) ? at.AddHours(1) : Opening(kept, first.Region, first.At!.Value, at));
        return (free.Exists(first => first.At <= at) ? WhyNothing.Closed : WhyNothing.Empty, until);
    }

    private DateTimeOffset? Opening(ITransaction kept, int region, DateTimeOffset free, DateTimeOffset at) =>
        !_open.IsStopped(kept, region) && _regions.Find(kept, region) is { } place ? _rules.Hours.NextOpening(place, free > at ? free : at) : null;

    /// <summary>A promise given: it goes before everything, and only the hours that bind everybody bound it.</summary>
    private TouchedNumber? Agreed(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        var due = kept.Range(TouchedNumbers.Kept, KeyRange.Between(volunteer.Value, long.MinValue, (at + _rules.CallLaterAhead).UtcTicks))
            .Where(number => number is { State.Status: NumberStatus.Kept, HeldBy: null, Flag: null } && number.State.Until > at);
        foreach (var number in due.ToList())
            if (!_open.IsStopped(kept, number.Region) && _regions.Find(kept, number.Region) is { } region && _rules.HardHours.IsOpen(region, at) && !Refused(kept, number)) return number;
        return null;
    }

    /// <summary>The next numbers of piles until one may be called.</summary>
    private TouchedNumber? Fresh(ITransaction kept, IReadOnlyList<RegionCode>? wished, LeaseId next, DateTimeOffset at)
    {
        var exploring = Percent(kept, next, ForExploring) < _rules.ExploringPercent;
        for (ulong draw = 0; draw < MostPassedOver; draw++)
            if (_offers.Choose(kept, at, wished, exploring, kept.Marks.Order.Of((ulong)next.Value, ForOrder + draw)) is not { } pile) return null;
            else if (Take(kept, pile, next) is { } number) return number;
        return null;
    }

    private TouchedNumber? Take(ITransaction kept, OpenPile pile, LeaseId next)
    {
        var number = pile.Take(kept);
        var token = kept.Marks.Token(number);
        // The register has grown since the import, or the plan calls fewer: the number is remembered, in case it is reopened.
        var state = Verdict(kept, number) is { } status ? new NumberState { Status = status } : NumberState.Fresh;
        if (kept.Find(TouchedNumbers.Table, token) is { } touched)
        {
            // Its turn came: the pile counts it no more.
            if (touched.Ahead is not null) kept.Put(TouchedNumbers.Table, touched with { Ahead = null });
            return null;
        }
        var saved = TouchedNumbers.Save(kept, new TouchedNumber(token, pile.Region, state, null, state == NumberState.Fresh ? next : null, 0) { IsBarredForSome = false });
        return saved.HeldBy is null ? null : saved;
    }

    private static int Percent(ITransaction kept, LeaseId next, ulong purpose) => (int)(kept.Marks.Order.Of((ulong)next.Value, purpose) % 100);

    private TouchedNumber? Rested(ITransaction kept, VolunteerId volunteer, LeaseId next, DateTimeOffset at, int most)
    {
        var openNow = _regions.All(kept).Where(region => _open.IsOpen(kept, region, at));
        foreach (var id in openNow.OrderBy(region => kept.Marks.Order.Of((ulong)next.Value, (ulong)region << 8)).Take(most).ToList())
        {
            // The second attempt comes in the other part of the day.
            var other = PoliteHours.DaypartOf(_regions.Find(kept, id)!, at) == Daypart.Day ? Daypart.Evening : Daypart.Day;
            while ((FirstRested(kept, id, other, volunteer, at) ?? FirstRested(kept, id, null, volunteer, at)) is { } number)
                if (!Refused(kept, number)) return number;
        }
        return null;
    }

    /// <summary>The number of the region that has been free for longest and may go to this volunteer.</summary>
    private static TouchedNumber? FirstRested(ITransaction kept, int region, Daypart? avoiding, VolunteerId volunteer, DateTimeOffset at) =>
        RestingNumbers.Free(kept, region, avoiding, at).FirstOrDefault(number => number.State.DoubtedBy != volunteer.Value && !BarredNumbers.IsBarred(kept, number, volunteer));

    /// <summary>Closed since the last call: the number leaves the pool.</summary>
    private bool Refused(ITransaction kept, TouchedNumber number)
    {
        if (Verdict(kept, kept.Marks.Number(number.Token)) is not { } status) return false;
        TouchedNumbers.Save(kept, number with { State = new NumberState { Status = status }, Agreed = null });
        return true;
    }

    /// <summary>Null for a number that may be called.</summary>
    private NumberStatus? Verdict(ITransaction kept, PhoneNumber number) =>
        DoNotCallRegister.Contains(kept, number) ? NumberStatus.DoNotCall : _isCalled(number) ? null : NumberStatus.Retired;
}

/// <summary>Why there is no number.</summary>
public enum WhyNothing
{
    Closed,
    Empty,
}
