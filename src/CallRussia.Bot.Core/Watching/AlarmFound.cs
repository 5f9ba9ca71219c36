namespace CallRussia.Bot.Core.Watching;

/// <summary>Something is wrong just now.</summary>
public sealed record AlarmFound(AlarmKind Kind, string Subject = "", string Detail = "")
{
    public bool Is(Alarm alarm) => alarm.Kind == Kind && alarm.Subject == Subject;
}

public sealed record AlarmChanges(IReadOnlyList<Alarm> Raised, IReadOnlyList<Alarm> Over);
