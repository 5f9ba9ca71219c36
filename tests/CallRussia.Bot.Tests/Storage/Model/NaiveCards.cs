using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>What a card of the naive bank's index says about a number, in its own words.</summary>
internal enum Fate
{
    Free,
    Promised,
    Resting,
    Doubted,
    Done,
    Never,
}

/// <summary>What is written on the card of one number.</summary>
internal sealed record Card
{
    public Fate Fate { get; init; }

    public DateTimeOffset? Until { get; init; }

    public int Tries { get; init; }

    /// <summary>The part of the day in which nobody answered.</summary>
    public Daypart? Shun { get; init; }

    public long? PromisedTo { get; init; }

    public DateTimeOffset? CallAt { get; init; }

    public int Promises { get; init; }

    public long? Doubter { get; init; }

    public bool IsFinal => Fate is Fate.Done or Fate.Never;

    /// <summary>The rest and the doubt stay, whose they were does not.</summary>
    public Card Without(long volunteer)
    {
        var card = PromisedTo == volunteer ? this with { PromisedTo = null, CallAt = null } : this;
        return Doubter == volunteer ? card with { Doubter = -1 } : card;
    }

    public bool IsFreeAt(DateTimeOffset at) => !IsFinal && (Fate == Fate.Free || Until <= at);
}

internal sealed class NaiveNumber(PhoneNumber number, NaiveRegion region)
{
    public PhoneNumber Number { get; } = number;
    public NaiveRegion Region { get; } = region;
    public Card Card { get; set; } = new();
    public bool WasGiven { get; set; }
    public LeaseId? HeldBy { get; set; }
    public LeaseId? AgreedOn { get; set; }

    /// <summary>Who said "I did not call" about it.</summary>
    public HashSet<long> SkippedBy { get; } = [];

    /// <summary>Every call of it, in the order of hand-outs.</summary>
    public List<NaiveLease> Calls { get; } = [];

    /// <summary>Counts what happened to it, so that a report sees whether something came after it.</summary>
    public int Happened { get; set; }
}

internal sealed class NaiveLease(LeaseId id, NaiveNumber number, long volunteer, DateTimeOffset givenAt)
{
    public LeaseId Id { get; } = id;
    public NaiveNumber Number { get; } = number;
    public DateTimeOffset GivenAt { get; } = givenAt;

    /// <summary>Null when he asked to be forgotten.</summary>
    public long? Volunteer { get; set; } = volunteer;

    /// <summary>False when the link to the number was forgotten after the retention time.</summary>
    public bool IsLinked { get; set; } = true;
    public DateTimeOffset Until { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public Outcome? Outcome { get; set; }
    public DateTimeOffset? CallAt { get; set; }
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>When the outcome that stands was said.</summary>
    public DateTimeOffset? SaidAt { get; set; }
    public DateTimeOffset? UndoUntil { get; set; }
    public Card? Before { get; set; }
    public LeaseId? AgreedBefore { get; set; }
    public int Happened { get; set; }
    public bool SaidNeverFirst { get; set; }

    /// <summary>Said after others had the number, which was to have at least as much peace already: it changed nothing.</summary>
    public bool CameTooLate { get; set; }

    public LeaseId? Agreed { get; init; }
    public int Nth { get; init; }

    public bool IsOpen => EndedAt is null;

    public bool WasCalled => Outcome is { } outcome && NaiveRules.WasCalled(outcome);
}
