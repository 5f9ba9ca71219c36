using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>A word at hours of one's own, said in one's own words. Nobody gets it unasked.</summary>
public sealed record ReminderFeature(RegionCatalogue Regions, PoliteHours Hours) : Feature("rm")
{
    /// <summary>As many as can be compared at a glance.</summary>
    private const int Most = 4;

    private readonly AnswerTimes _times = new(Regions, Hours);

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["hours"] = typeof(AtReminders) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(ReminderAsked),
        ["c"] = typeof(ReminderChosen),
        ["n"] = typeof(NotToday),
        ["d"] = typeof(ReminderDue),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<State>()
            .Stay<ReminderDue>((_, due, _) => [new CallReminder(new WeeklyHour(due.Days, due.Minute))])
            .Stay<ReminderCame>((_, came, _) => Come(came))
            .Stay<NotToday>((_, _, scene) => [new Effect.Toast(ReminderScreens.Rest), .. ReminderScreens.TakeOff(scene)]);

        dialogue.In<Settled>()
            .Permit<ReminderAsked, AtReminders>((state, _, _) => Go.To(new AtReminders(Aside.From(state)), new LookAtReminder()));

        dialogue.In<AtReminders>()
            .Shows((at, scene) => ReminderScreens.Show(at, _times, scene))
            .Permit<ReminderSeen, AtReminders>((at, seen, _) => at with { Set = seen.Hour })
            .Permit<Typed, AtReminders>((at, typed, scene) => Hear(at, typed, scene))
            .Permit<ReminderChosen, AtReminders>(Choose)
            .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return));
    }

    private AtReminders Hear(AtReminders at, Typed typed, Scene scene)
    {
        if (!scene.IsClockKnown()) return at;
        var heard = WeeklyHour.Read(typed.Words);
        if (heard.Count == 0) return at with { Heard = HoursHeard.Unclear, Offered = null };
        var open = heard.Where(hour => _times.IsOpen(hour, scene)).Take(Most).ToList();
        return open.Count > 0
            ? at with { Heard = HoursHeard.Understood, Offered = open }
            : at with { Heard = HoursHeard.Closed, Offered = _times.Nearest(heard[0], scene) };
    }

    private Decision<AtReminders> Choose(AtReminders at, ReminderChosen chosen, Scene scene)
    {
        var hour = new WeeklyHour(chosen.Days, chosen.Minute);
        if (!hour.IsPossible) return Go.To(new AtReminders(at.Return), new Effect.Unschedule(TimerKeys.Reminder), new Effect.Toast(ReminderScreens.Off));
        if (!scene.IsClockKnown() || !_times.IsOpen(hour, scene)) return at with { Heard = HoursHeard.Closed, Offered = _times.Nearest(hour, scene) };
        return Go.To(new AtReminders(at.Return, hour), Next(hour, hour.Next(scene.Zone(), scene.At)), new Effect.Toast(ReminderScreens.On));
    }

    private static Effect[] Come(ReminderCame came) =>
    [
        .. came.Next is { } next ? new Effect[] { Next(came.Hour, next) } : [],
        .. came.Rings ? new Effect[] { new Effect.Announce(ReminderScreens.Ring()) } : [],
    ];

    private static Effect.Schedule Next(WeeklyHour hour, DateTimeOffset at) => new(TimerKeys.Reminder, at, new ReminderDue(hour.Days, hour.Minute));
}
