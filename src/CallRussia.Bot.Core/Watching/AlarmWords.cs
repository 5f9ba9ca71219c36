using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Watching;

/// <summary>Something that organizers should know of now. Stored by name: a name stays.</summary>
public enum AlarmKind
{
    /// <summary>Changed content can't be used; the last good one is. Editors hear of it too.</summary>
    ContentBroken,

    /// <summary>Another program polls with the same token.</summary>
    SecondInstance,

    /// <summary>Telegram asks to slow down again and again.</summary>
    Flooded,

    /// <summary>Turns failed for good: somebody pressed and got an apology.</summary>
    TurnsFail,

    /// <summary>Telegram refuses messages as malformed.</summary>
    MessagesRefused,

    /// <summary>Of many messages nobody knows whether they arrived: the way to Telegram is bad.</summary>
    MessagesUncertain,

    /// <summary>Answers come late.</summary>
    Slow,

    /// <summary>The disk of the store is nearly full.</summary>
    DiskLow,

    /// <summary>The untouched numbers last for less than a week.</summary>
    BankLow,

    /// <summary>More people than usual ask not to be called again.</summary>
    DoNotCallHigh,

    /// <summary>More calls than usual end in hostility.</summary>
    HostileHigh,

    /// <summary>Somebody waits too long for a mentor to talk to.</summary>
    WordWaits,

    /// <summary>Many more numbers than usual are closed by people who ask for silence: somebody may be emptying a directory.</summary>
    SilenceHigh,

    /// <summary>A flagged call waits for more than a day for somebody to look at it.</summary>
    FlagWaits,
}

/// <param name="Subject">What it is about, where there are several: a region's code; empty otherwise.</param>
/// <param name="Detail">Where and what, for a person; no words of volunteers. May be empty.</param>
public sealed record Alarm(long Id, AlarmKind Kind, string Subject, string Detail, DateTimeOffset Since);

/// <summary>It began: said once to everybody whom it concerns.</summary>
public sealed record AlarmRaised(Alarm Alarm) : Told, IForTeam;

/// <summary>It is over: said to those who were told.</summary>
public sealed record AlarmOver(Alarm Alarm) : Told, IForTeam;

/// <summary>No more of that kind for a while. A lasting button.</summary>
public sealed record MuteWanted(AlarmKind Kind) : Trigger, IForTeam;

/// <summary>Let all kinds be heard again.</summary>
public sealed record UnmuteWanted : Trigger, IForTeam;

/// <summary>Answered by <see cref="AlarmsRead"/>.</summary>
public sealed record ReadAlarms : Ask;

/// <summary>This person hears nothing of that kind until then. Answered by <see cref="AlarmsRead"/>.</summary>
public sealed record MuteAlarm(AlarmKind Kind, DateTimeOffset Until) : Ask;

/// <summary>This person hears everything again. Answered by <see cref="AlarmsRead"/>.</summary>
public sealed record UnmuteAlarms : Ask;

public sealed record AlarmsRead(IReadOnlyList<Alarm> Now, IReadOnlyList<MutedAlarm> Muted) : Answer;

public sealed record MutedAlarm(AlarmKind Kind, DateTimeOffset Until);
