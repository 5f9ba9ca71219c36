using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>A time for a broadcast, typed on the organizer's clock; shown back and asked about before it counts.</summary>
internal static class TypedSendTime
{
    public static Decision<Timing> Hear(Timing at, Typed typed, Scene scene) => TypedTime.Find(typed.Words, scene.At, scene.Zone(), at.Day) switch
    {
        Heard.OnlyDay { Day: var day } when IsNear(day, scene) => at with { Local = at.Local ?? false, Day = day, Heard = null },
        Heard.Moments { Candidates: var heard } => at with { Heard = [.. heard.Where(moment => IsNear(DateOnly.FromDateTime(scene.Local(moment)), scene))] },
        _ => at with { Heard = [] },
    };

    /// <summary>Null where it was not understood, or is over by now.</summary>
    public static SendTime? Of(Timing at, int nth, Scene scene)
    {
        if (at.Heard is not { } heard || nth < 0 || nth >= heard.Count) return null;
        var local = scene.Local(heard[nth]);
        if (at.Local == true) return new SendTime.LocalHour(DateOnly.FromDateTime(local), local.Hour, local.Minute);
        return heard[nth] > scene.At ? new SendTime.At(heard[nth]) : null;
    }

    private static bool IsNear(DateOnly day, Scene scene) => day >= AddressRows.Today(scene) && day <= AddressRows.Today(scene).AddDays(AddressRows.DaysAhead);
}
