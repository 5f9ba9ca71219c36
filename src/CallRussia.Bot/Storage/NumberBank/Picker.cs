using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Organizing;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Chooses the next number for a volunteer. Every choice comes from a keyed function of the lease's id: nobody can predict it, and it can be replayed.</summary>
internal sealed class Picker(
    NumberRules rules, Lanes lanes, Offers offers, Blocks blocks, NumberRows numbers, DoNotCallRegister doNotCall, BankRegions regions, OpenRegions open, Honeytokens honeytokens,
    Vault vault, Func<PhoneNumber, bool> isCalled)
{
    /// <summary>Numbers passed over for one hand-out (do-not-call ones): some 0.2 s of the writer. The cursor stays where it got to.</summary>
    private const int MostPassedOver = 10_000;

    /// <summary>While there are fresh numbers it is enough to look for a rested one in a few regions.</summary>
    private const int RegionsOfRestedTurn = 6;

    private const ulong ForExploring = 0;
    private const ulong ForRested = 1;
    private const ulong ForOrder = 2;

    /// <returns>A fresh number is kept as held by the lease already; any other one is as it was.</returns>
    public NumberRow? Pick(VolunteerId volunteer, LeaseId next, DateTimeOffset at)
    {
        var restedTurn = Percent(next, ForRested) < rules.RestedPercent;
        return Agreed(volunteer, at)
            ?? honeytokens.Pick(volunteer, next, at, open, isCalled)
            ?? (restedTurn ? Rested(volunteer, next, at, RegionsOfRestedTurn) : null)
            ?? Fresh(next, at)
            ?? Rested(volunteer, next, at, int.MaxValue);
    }

    /// <summary>Why <see cref="Pick"/> found nothing, and when it may.</summary>
    public (WhyNothing Why, DateTimeOffset? Until) Explain(DateTimeOffset at)
    {
        var opening = lanes.Regions.Where(region => region.Left > 0).Min(region => open.NextOpening(region.Region, at));
        return opening is not null ? (WhyNothing.Closed, opening) : ExplainRested(at);
    }

    /// <summary>The lever for which <see cref="Pick"/> passed over numbers that could be called now; any that did, when nothing else will open.</summary>
    public Lever? Stopped(DateTimeOffset at, bool whenever) => regions.All()
        .Where(region => open.IsStopped(region) && (whenever || (regions.Find(region) is { } place && rules.Hours.IsOpen(place, at))))
        .Where(region => lanes.Regions.Any(lane => lane.Region == region && lane.Left > 0) || numbers.FirstFree(region) <= at)
        .Select(open.Stopped)
        .FirstOrDefault();

    private (WhyNothing Why, DateTimeOffset? Until) ExplainRested(DateTimeOffset at)
    {
        var free = regions.All().Select(region => (Region: region, At: numbers.FirstFree(region))).Where(first => first.At is not null).ToList();
        // What is free in an open region was refused for another reason (the other part of the day, a skip): look again in an hour.
        var until = free.Min(first => first.At <= at && open.IsOpen(first.Region, at) ? at.AddHours(1) : Opening(first.Region, first.At!.Value, at));
        return (free.Exists(first => first.At <= at) ? WhyNothing.Closed : WhyNothing.Empty, until);
    }

    private DateTimeOffset? Opening(int region, DateTimeOffset free, DateTimeOffset at) =>
        !open.IsStopped(region) && regions.Find(region) is { } place ? rules.Hours.NextOpening(place, free > at ? free : at) : null;

    /// <summary>A promise given: it goes before everything, and only the hours that bind everybody bound it.</summary>
    private NumberRow? Agreed(VolunteerId volunteer, DateTimeOffset at)
    {
        foreach (var number in numbers.Agreed(volunteer, at, at + rules.CallLaterAhead).ToList())
            if (!open.IsStopped(number.Region) && regions.Find(number.Region) is { } region && rules.HardHours.IsOpen(region, at) && !Refused(number)) return number;
        return null;
    }

    /// <summary>The next numbers of lanes until one may be called.</summary>
    private NumberRow? Fresh(LeaseId next, DateTimeOffset at)
    {
        var exploring = Percent(next, ForExploring) < rules.ExploringPercent;
        for (ulong draw = 0; draw < MostPassedOver; draw++)
            if (offers.Choose(at, exploring, vault.Order.Of((ulong)next.Value, ForOrder + draw)) is not { } lane) return null;
            else if (Take(lane, next) is { } number) return number;
        return null;
    }

    private NumberRow? Take(Lane lane, LeaseId next)
    {
        var number = blocks.At(lane.Segment, lane.Region, lane.Take());
        lanes.Keep(lane);
        var token = vault.Token(number);
        if (!Closed(number, token, lane.Region) && numbers.Add(token, lane.Region, next) is { } fresh) return fresh;
        numbers.Pass(token);
        return null;
    }

    private int Percent(LeaseId next, ulong purpose) => (int)(vault.Order.Of((ulong)next.Value, purpose) % 100);

    private NumberRow? Rested(VolunteerId volunteer, LeaseId next, DateTimeOffset at, int most)
    {
        var openNow = regions.All().Where(region => open.IsOpen(region, at));
        foreach (var id in openNow.OrderBy(region => vault.Order.Of((ulong)next.Value, (ulong)region << 8)).Take(most))
        {
            // The second attempt comes in the other part of the day.
            var other = PoliteHours.DaypartOf(regions.Find(id)!, at) == Daypart.Day ? Daypart.Evening : Daypart.Day;
            while ((numbers.Rested(id, other, volunteer, at) ?? numbers.Rested(id, null, volunteer, at)) is { } number)
                if (!Refused(number)) return number;
        }
        return null;
    }

    /// <summary>The register has grown since the import, or the plan calls fewer: the number is remembered, in case it is reopened.</summary>
    private bool Closed(PhoneNumber number, byte[] token, int region)
    {
        if (Verdict(number) is not { } status) return false;
        if (numbers.Find(token) is null) numbers.Save(new NumberRow(token, region, new NumberState { Status = status }, null, null, 0));
        return true;
    }

    /// <summary>The same since the last call: the number leaves the pool.</summary>
    private bool Refused(NumberRow number)
    {
        if (Verdict(vault.Number(number.Token)) is not { } status) return false;
        numbers.Save(number with { State = new NumberState { Status = status }, Agreed = null });
        return true;
    }

    /// <summary>Null for a number that may be called.</summary>
    private NumberStatus? Verdict(PhoneNumber number) =>
        doNotCall.Contains(number) ? NumberStatus.DoNotCall : isCalled(number) ? null : NumberStatus.Retired;
}

internal enum WhyNothing
{
    Closed,
    Empty,
}
