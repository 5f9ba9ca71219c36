using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers which of a volunteer's own calls a number that rang may belong to. Of what others were handed it says nothing.</summary>
internal sealed class RingBackRules(BankRegions regions)
{
    /// <summary>As many as fit a screen: four digits are shared by one number in ten thousand.</summary>
    private const int MostShown = 8;

    public Trigger Answer(ITransaction kept, FindWhoRang ask, Deed deed)
    {
        if (RingBackGuesses.Take(kept, deed.Who, deed.At) is { } until) return new TooManyGuesses(until);
        var fitting = Remembered(kept, deed.Who).Where(lease => ask.Fits(kept.Marks.Number(lease.Token!))).DistinctBy(lease => Convert.ToHexString(lease.Token!));
        return Seen(kept, fitting.Take(MostShown));
    }

    public Trigger Answer(ITransaction kept, LookAtRingBack ask, Deed deed) =>
        Seen(kept, KeptLeases.Find(kept, ask.Lease) is { Token: not null } lease && lease.Volunteer == deed.Who ? [lease] : []);

    /// <summary>Somebody's hand-outs end one after another: before the first one whose number is forgotten no other is remembered.</summary>
    private static IEnumerable<KeptLease> Remembered(ITransaction kept, VolunteerId volunteer) => KeptLeases.Of(kept, volunteer).TakeWhile(lease => lease.Token is not null);

    private WhoRangSeen Seen(ITransaction kept, IEnumerable<KeptLease> leases) =>
        new([.. leases.Select(lease => new RingBack(lease.Id, regions.Code(kept, lease.Region), lease.GivenAt, lease.Outcome, lease.IsOpen))]);
}
