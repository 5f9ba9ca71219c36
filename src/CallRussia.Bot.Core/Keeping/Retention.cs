namespace CallRussia.Bot.Core.Keeping;

/// <summary>How long things are kept after they have served: every period that is a promise to people stands here.</summary>
public sealed record Retention
{
    /// <summary>Which volunteer held which number: long enough for late reports (24 hours) and agreed calls (7 days).</summary>
    public TimeSpan LeaseLinks { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Who got which broadcast, after its end; its counts stay.</summary>
    public TimeSpan Deliveries { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Updates set aside for a person to look at: they hold words of people.</summary>
    public TimeSpan SetAside { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Brakes that an organizer should look at: who was not looked at by then has long gone on calling, or has not.</summary>
    public TimeSpan Looks { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Reports of a problem with their words, after they were closed.</summary>
    public TimeSpan Problems { get; init; } = TimeSpan.FromDays(90);

    /// <summary>With whom somebody talked through the bot, after the talk is over: so long it can be reported.</summary>
    public TimeSpan PastTalks { get; init; } = TimeSpan.FromDays(7);

    /// <summary>That somebody looks for a buddy: who was not found in that time may ask anew.</summary>
    public TimeSpan BuddyWishes { get; init; } = TimeSpan.FromDays(30);

    /// <summary>By which link somebody came who has not called: whoever has not begun by then came for something else.</summary>
    public TimeSpan Invited { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Alarms that are over can be looked up for so long.</summary>
    public TimeSpan Alarms { get; init; } = TimeSpan.FromDays(90);

    /// <summary>That an objection was counted for a lease, after the lease is over.</summary>
    public TimeSpan ObjectionsCounted { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Lessons that were returned or refused: so long their authors can look up why.</summary>
    public TimeSpan ClosedLessons { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Events that are over, with who came.</summary>
    public TimeSpan PastEvents { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Who took part in an hour of calling together, after its end: until the last call in it can't be undone any more.</summary>
    public TimeSpan HourMembers { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What a host wrote to a group: older than that it is no news.</summary>
    public TimeSpan GroupNews { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What somebody offered to do without calling: after half a year they may have other plans.</summary>
    public TimeSpan WorkOffers { get; init; } = TimeSpan.FromDays(180);

    /// <summary>What changed in the guide: half a year ago is not new.</summary>
    public TimeSpan GuideChanges { get; init; } = TimeSpan.FromDays(180);
}
