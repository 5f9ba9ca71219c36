using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Silence;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Answers what organizers ask of the bank. Whether they may is decided before it comes here.</summary>
public sealed class BankDesk(BankRegions regions, OpenRegions open, Stock stock, Honeytokens honeytokens) : Ledger
{
    /// <summary>So many days with today make the mean of hand-outs a day.</summary>
    private const int Days = 7;

    /// <summary>Somebody may have said no, and it was taken back for them: no rule makes it shorter.</summary>
    private static readonly TimeSpan s_restAfterReopening = TimeSpan.FromDays(365);

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<LookAtBank>((kept, _, deed) => new BankSeen(Look(kept, deed.At))),
        Answerer.To<CloseNumber>(Close),
        Answerer.To<ReopenNumber>(Reopen),
        Answerer.To<LookAtSources>((kept, _, _) => new SourcesSeen([.. kept.All(Segments.Table, descending: true).Select(segment => Source(kept, segment)).OfType<NumberSource>()])),
        Answerer.To<WithdrawSource>(Withdraw),
        Answerer.To<PlantHoneytoken>(Plant),
        Answerer.To<UnplantHoneytoken>(Unplant),
        Answerer.To<TraceHoneytoken>(Trace),
    ];

    /// <summary>Closes some numbers: one line of the audit log for all of them.</summary>
    public static (int Closed, int Before, int InHand) Close(ITransaction kept, IEnumerable<PhoneNumber> some, Deed deed)
    {
        var closed = Closings.Close(kept, some, reason: null, deed.At);
        var fresh = closed.FindAll(number => !number.WasClosed);
        if (fresh.Count > 0) AuditLog.Add(kept, deed, Act.NumbersClosed, fresh.Count);
        return (fresh.Count, closed.Count - fresh.Count, fresh.Count(number => number.WasInHand));
    }

    /// <summary>Plants some honeytokens: one line of the audit log for all of them.</summary>
    /// <returns>How many are new.</returns>
    public int Plant(ITransaction kept, IEnumerable<(PhoneNumber Number, RegionCode Region)> some, Deed deed)
    {
        var planted = some.Count(one => honeytokens.Plant(kept, one.Number, one.Region, deed.At));
        if (planted > 0) AuditLog.Add(kept, deed, Act.HoneytokensPlanted, planted);
        return planted;
    }

    private BankStatus Look(ITransaction kept, DateTimeOffset at) =>
        new([.. stock.Count(kept, at).Select(region => Region(kept, region, at))], Stock.Untouched(kept), HandOutsADay(kept, at), at)
        {
            Silence = SilenceRequests.Count(kept, at),
            NextRelease = stock.NextRelease(kept, at),
            ReleasedInAWeek = Stock.Released(kept, Counts.Day(at) + 1, Counts.Day(at) + Days),
        };

    private RegionStatus Region(ITransaction kept, RegionStock counted, DateTimeOffset at)
    {
        var id = regions.Id(kept, counted.Region)!.Value;
        var isOpen = open.IsOpen(kept, id, at);
        return new RegionStatus(counted, isOpen, isOpen && open.IsPrime(kept, id, at), isOpen ? null : open.NextOpening(kept, id, at)) { IsStopped = open.IsStopped(kept, id) };
    }

    /// <summary>The last seven days with today, as far as it has got; before the first hand-out there was nothing to count.</summary>
    private static double HandOutsADay(ITransaction kept, DateTimeOffset at)
    {
        if (KeptLeases.HandedOut.All(kept).FirstOrDefault() is not { First: var first }) return 0;
        var today = Counts.Day(at);
        var handedOut = KeptLeases.HandedOut.Between(kept, today - Days + 1, today).Sum(day => day.N);
        // The first hours of the first day would promise too much: a day is the least.
        var passed = Math.Min(Days - 1, today - first) + at.UtcDateTime.TimeOfDay.TotalDays;
        return handedOut / Math.Max(1, passed);
    }

    private static NumberClosed Close(ITransaction kept, CloseNumber ask, Deed deed)
    {
        var closed = Closings.Close(kept, [ask.Number], reason: null, deed.At)[0];
        AuditLog.Add(kept, deed, Act.NumberClosed, ask.Number);
        return new NumberClosed(closed.Number, closed.WasClosed, closed.WasInHand);
    }

    /// <summary>A number whose turn has not come is again what it was; any other one has been called, and rests.</summary>
    private static Trigger Reopen(ITransaction kept, ReopenNumber ask, Deed deed)
    {
        if (!DoNotCallRegister.Remove(kept, ask.Number)) return new NumberNotClosed(ask.Number);
        var token = kept.Marks.Token(ask.Number);
        if (kept.Find(TouchedNumbers.Table, token) is { State.Status: NumberStatus.DoNotCall } touched) Reopen(kept, touched, deed.At);
        AuditLog.Add(kept, deed, Act.NumberReopened, ask.Number, ask.Reason);
        return new NumberReopened(ask.Number);
    }

    private static void Reopen(ITransaction kept, TouchedNumber touched, DateTimeOffset at)
    {
        var isOurs = Honeytokens.IsPlanted(kept, touched.Token);
        if (!isOurs && touched.Ahead is not null) kept.Remove(TouchedNumbers.Table, touched.Token);
        else TouchedNumbers.Save(kept, touched with
        {
            State = isOurs ? new NumberState { Status = NumberStatus.Retired } : new NumberState { Status = NumberStatus.Resting, Until = at + s_restAfterReopening },
        });
    }

    /// <summary>A source is what one import brought, which is a segment. Null while it is not in the bank.</summary>
    private static NumberSource? Source(ITransaction kept, Segment segment) => segment is { Stage: SegmentStage.Whole, Count: > 0 }
        ? new NumberSource(segment.Id, segment.Source, segment.CreatedAt, segment.Count, Stock.Untouched(kept, segment.Id))
        : null;

    private static Trigger Withdraw(ITransaction kept, WithdrawSource ask, Deed deed)
    {
        if (kept.Find(Segments.Table, ask.Id) is not { } segment || Source(kept, segment) is not { } source) return new SourceUnknown(ask.Id);
        Withdrawals.Begin(kept, ask.Id);
        AuditLog.Add(kept, deed, Act.SourceWithdrawn, source.Name, ask.Reason);
        return new SourceWithdrawn(source);
    }

    private HoneytokenPlanted Plant(ITransaction kept, PlantHoneytoken ask, Deed deed)
    {
        var isNew = honeytokens.Plant(kept, ask.Number, ask.Region, deed.At);
        if (isNew) AuditLog.Add(kept, deed, Act.HoneytokenPlanted, ask.Number);
        return new HoneytokenPlanted(ask.Number, isNew);
    }

    private static HoneytokenUnplanted Unplant(ITransaction kept, UnplantHoneytoken ask, Deed deed)
    {
        var wasPlanted = Honeytokens.Unplant(kept, ask.Number);
        if (wasPlanted) AuditLog.Add(kept, deed, Act.HoneytokenUnplanted, ask.Number);
        return new HoneytokenUnplanted(ask.Number, wasPlanted);
    }

    private static HoneytokenTraced Trace(ITransaction kept, TraceHoneytoken ask, Deed deed)
    {
        if (Honeytokens.Find(kept, ask.Number) is not { } token) return new HoneytokenTraced(ask.Number, IsPlanted: false, null, null);
        AuditLog.Add(kept, deed, Act.HoneytokenTraced, ask.Number);
        return new HoneytokenTraced(ask.Number, IsPlanted: true, token.Volunteer, token.ShownAt);
    }
}
