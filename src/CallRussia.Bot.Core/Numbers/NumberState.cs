namespace CallRussia.Bot.Core.Numbers;

/// <summary>What may be done with a number. The values are stored.</summary>
public enum NumberStatus
{
    /// <summary>May be handed out.</summary>
    Free = 0,

    /// <summary>A call was agreed: kept for one volunteer until <see cref="NumberState.Until"/>, free for all after it.</summary>
    Kept = 1,

    /// <summary>Left in peace until <see cref="NumberState.Until"/>, free after it.</summary>
    Resting = 2,

    /// <summary>Said not to exist by one volunteer; another may check it after <see cref="NumberState.Until"/>.</summary>
    Quarantined = 3,

    /// <summary>Done: not handed out again.</summary>
    Retired = 4,

    /// <summary>Never again by anyone: belongs in the do-not-call register, survives erasure and every re-import.</summary>
    DoNotCall = 5,
}

/// <summary>
/// What is remembered about a number between calls, and nothing about what the person said. Time alone frees a number: nobody has to move
/// it out of a rest.
/// </summary>
public sealed record NumberState
{
    public static NumberState Fresh { get; } = new();

    public NumberStatus Status { get; init; }

    /// <summary>End of a rest, a keeping or a quarantine; null for the other statuses.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Unanswered attempts of the present round, fewer than <see cref="OutcomeRule.Attempts"/> allow.</summary>
    public int Attempts { get; init; }

    /// <summary>The part of the day of an unanswered attempt: the next one avoids it.</summary>
    public Daypart? Avoid { get; init; }

    /// <summary>The volunteer for whom the number is kept.</summary>
    public long? KeptFor { get; init; }

    /// <summary>The time agreed with the person called.</summary>
    public DateTimeOffset? CallAt { get; init; }

    /// <summary>How often this person has been asked to wait for another call.</summary>
    public int CallLaters { get; init; }

    /// <summary>Who said that the number doesn't exist: someone else has to confirm it.</summary>
    public long? DoubtedBy { get; init; }

    /// <summary>
    /// Whether the number may be handed out to this volunteer now. Hours, other leases and "never to the same volunteer" after a skip
    /// (<see cref="OutcomeRules.BarsVolunteer"/>) are kept elsewhere.
    /// </summary>
    public bool IsFreeFor(long volunteer, DateTimeOffset at, Daypart daypart) => Status switch
    {
        NumberStatus.Free => Avoid != daypart,
        NumberStatus.Kept => at >= Until || KeptFor == volunteer,
        NumberStatus.Resting => at >= Until && Avoid != daypart,
        NumberStatus.Quarantined => at >= Until && DoubtedBy != volunteer,
        _ => false,
    };
}
