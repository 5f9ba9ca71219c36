using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts.Times;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>A minute for oneself, breaks, reminders, words between the first calls, questions about oneself, and the risk of some places.</summary>
internal static class WellbeingSamples
{
    /// <summary>Tuesdays and Thursdays at 18:30.</summary>
    public static readonly WeeklyHour Hour = new(1 << (int)DayOfWeek.Tuesday | 1 << (int)DayOfWeek.Thursday, (18 * 60) + 30);

    public static IEnumerable<State> States =>
    [
        .. Enumerable.Range(0, 3).Select(step => new Breathing(Some.Reported(), step)), new Breathing(new OnCall(Some.Lease()), Breath.Last),
        new ChoosingBreak(Some.Reported()), new ChoosingBreak(new OnCall(Some.Lease())),
        new AtReminders(new Home()), .. Sets.Select(set => new AtReminders(new Home(), set)), new AtReminders(new OnCall(Some.Lease()), Hour, HoursHeard.Unclear),
        new AtReminders(new Home(), Heard: HoursHeard.Understood, Offered: [Hour, Hour with { Minute = 390 }]), new AtReminders(new Home(), Heard: HoursHeard.Understood, Offered: [Hour with { Minute = 390 }]),
        new AtReminders(new Home(), Hour, HoursHeard.Closed, [Hour]), new AtReminders(new Home(), Hour, HoursHeard.Closed, []),
        .. Enumerable.Range(0, 3).Select(nth => new AnsweringQuestion(new Home(), nth)),
        new ToldRisk(),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new BreatheAsked(), new BreathDue(1), new BreathDue(2), new BreathDue(Breath.Last + 1), new BreakAsked(), .. Enum.GetValues<BreakLength>().Select(length => new BreakChosen(length)),
        new BreakOver(), new SignsAsked(),
        new ReminderAsked(), ReminderChosen.Never, new ReminderChosen(Hour.Days, Hour.Minute), new ReminderChosen(Hour.Days, 23 * 60), new Typed("по вторникам в 18:30"), new Typed("по вторникам в 23:30"), new NotToday(), new ReminderDue(Hour.Days, Hour.Minute),
        new ReminderSeen(null), new ReminderSeen(Hour), new ReminderCame(Hour, Rings: true, Some.Now.AddDays(2)), new ReminderCame(Hour, Rings: false, Next: null),
        new ReturnAwaited(), new NudgeDecided(), new NudgeDecided { Again = Some.Now.AddHours(9) }, .. Enum.GetValues<LastCallKind>().Select(kind => new NudgeDecided { Kind = kind }), new NudgesUnwanted(), new NudgesDeclined(),
        new QuestionsWanted(), new FeelingChosen(0, 1), new FeelingChosen(1, 3), new FeelingChosen(2, 0), new FeelingCounted(),
        new FeelingsWanted(), new FeelingsSeen([]), new FeelingsSeen([new MonthOfFeelings(Months.Of(Some.Now) - 1, [[10, 20, 5, 1], [1, 2, 30, 4], null]), new MonthOfFeelings(Months.Of(Some.Now) - 2, [null, null, [20, 0, 0, 0]])]),
        new RiskComesFirst(), new RiskAnswered(Calls: true), new RiskAnswered(Calls: false), new LivesElsewhere(),
    ];

    public static Volunteer OnBreak => Some.Volunteer with { BreakUntil = Some.Now.AddDays(2) };

    public static Volunteer Asked => Some.Volunteer with { AskedIn = Months.Of(Some.Now) };

    /// <summary>Helps without calls, from where calling is dangerous.</summary>
    public static Volunteer WithoutCalls => Some.Volunteer with { Country = "BY", Zone = "Europe/Minsk", Standing = Standing.Supporter };

    private static IEnumerable<WeeklyHour> Sets => [Hour, .. new[] { WeeklyHour.EveryDay, WeeklyHour.Workdays, WeeklyHour.Weekends, WeeklyHour.EveryDay - 1, WeeklyHour.EveryDay - 2 }.Concat(Enum.GetValues<DayOfWeek>().Select(day => 1 << (int)day)).Select(days => Hour with { Days = days })];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtReminder => new ReminderSeen(Hour),
        CallReminder call => new ReminderCame(call.Hour, Rings: true, Some.Now.AddDays(2)),
        DecideNudge => new NudgeDecided { Kind = LastCallKind.Well },
        DeclineNudges => new NudgesDeclined(),
        CountFeeling => new FeelingCounted(),
        LookAtFeelings => new FeelingsSeen([]),
        TellRisk => new RiskComesFirst(),
        _ => null,
    };
}
