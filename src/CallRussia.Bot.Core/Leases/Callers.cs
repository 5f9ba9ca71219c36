using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Inviting;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>The callers, by volunteer.</summary>
public static class Callers
{
    public static readonly Table<VolunteerId, Caller> Table = new("caller", caller => caller.Volunteer, id => Key.Of(id.Value), Write, Read)
    {
        OwnedBy = new Owner<Caller>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer))
        {
            // Those before /forget too.
            Section = "CountedForLimits",
            Tell = static (kept, volunteer) => (kept.Find(Table!, volunteer)?.Recent ?? ForgottenCallers.Of(kept, volunteer)).Select(handOut => handOut.At).ToList(),
        },
        Followed = static (kept, before, after) =>
        {
            Nudges.Follow(kept, before, after);
            if (before?.Called > 0 == after?.Called > 0) return;
            Chats.MarkCalled(kept, (before ?? after)!.Volunteer, after?.Called > 0);
            // By an undo it becomes the first one again, and stays counted once.
            if (after?.Called > 0) Invitations.Called(kept, after.Volunteer);
        },
    };

    /// <summary>Who asked to be forgotten less than a day ago is known by the times of their hand-outs, and nothing else.</summary>
    public static Caller Find(ITransaction kept, VolunteerId volunteer, DateTimeOffset at) =>
        kept.Find(Table, volunteer) ?? ForgottenCallers.Find(kept, volunteer, at) ?? new Caller(volunteer, 0, 0, []);

    /// <summary>What a hand-out, or a report with all that follows from it, is going to look for.</summary>
    public static void Expect(ITransaction kept, VolunteerId volunteer)
    {
        kept.Expect(Table, volunteer);
        kept.Expect(Nudges.Table, volunteer);
        kept.Expect(SharedHours.Members, volunteer);
        kept.Expect(Invitations.Newcomers, volunteer);
    }

    /// <summary>What a report then looks for, once the caller is known.</summary>
    public static void ExpectLease(ITransaction kept, VolunteerId volunteer)
    {
        if (kept.Find(Table, volunteer)?.Held is { } held) kept.Expect(KeptLeases.Table, held);
    }

    /// <summary>And once the lease is: its number, and the one before it, from which a shift and a milestone are told.</summary>
    public static void ExpectNumber(ITransaction kept, VolunteerId volunteer)
    {
        if (Open(kept, volunteer) is not { } lease) return;
        if (lease.Token is { } token) kept.Expect(TouchedNumbers.Table, token);
        if (lease.Previous is { } previous) kept.Expect(KeptLeases.Table, previous);
    }

    /// <summary>The lease whose number a volunteer has in hand, though its time may be up.</summary>
    public static KeptLease? Open(ITransaction kept, VolunteerId volunteer) => kept.Find(Table, volunteer)?.Held is { } held ? KeptLeases.Find(kept, held) : null;

    /// <summary>Never from one lease to another: a volunteer has one number at most.</summary>
    public static void Save(ITransaction kept, Caller caller)
    {
        if (kept.Find(Table, caller.Volunteer)?.Held is { } held && caller.Held is { } now && held != now) throw new InvalidOperationException("A volunteer would have two numbers.");
        kept.Put(Table, caller);
    }

    /// <summary>A lease is over without a report.</summary>
    public static void Ended(ITransaction kept, KeptLease lease)
    {
        if (lease.Volunteer is { } volunteer && kept.Find(Table, volunteer) is { } caller && caller.Held == lease.Id) kept.Put(Table, caller with { Held = null });
    }

    /// <summary>A report came, was corrected or taken back.</summary>
    /// <param name="promisedUntil">The number is kept so long for the caller; null when it is not.</param>
    public static void Report(ITransaction kept, KeptLease before, KeptLease now, DateTimeOffset? promisedUntil, DateTimeOffset at)
    {
        if (now.Volunteer is not { } volunteer) return;
        var caller = Find(kept, volunteer, at).With(before, now);
        Save(kept, promisedUntil > (caller.PromisedUntil ?? DateTimeOffset.MinValue) ? caller with { PromisedUntil = promisedUntil } : caller);
    }

    public static void WriteRecent(RecordWriter to, RecentHandOut handOut) => to.Time(handOut.At).Long(handOut.ReportedAfter?.Ticks).Bool(handOut.Skipped);

    public static RecentHandOut ReadRecent(ref RecordReader from) => new(from.Time(), from.LongOrNull() is { } after ? TimeSpan.FromTicks(after) : null, from.Bool());

    private static void Write(RecordWriter to, Caller caller) => to
        .Long(caller.Volunteer.Value).Long(caller.Ever).Long(caller.Called).Long(caller.Held?.Value).Long(caller.Latest?.Value).Time(caller.LastCall).Time(caller.PromisedUntil)
        .Many(caller.Recent, WriteRecent);

    private static Caller Read(ref RecordReader from)
    {
        var (volunteer, ever, called) = (new VolunteerId(from.Long()), from.Int(), from.Int());
        var (held, latest, last, promised) = (from.LeaseOrNull(), from.LeaseOrNull(), from.TimeOrNull(), from.TimeOrNull());
        return new Caller(volunteer, ever, called, from.Many(ReadRecent))
        {
            Held = held,
            Latest = latest,
            LastCall = last,
            PromisedUntil = promised,
        };
    }
}
