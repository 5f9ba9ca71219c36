using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using static CallRussia.Bot.Core.Reporting.ReportWords;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Where the daily digest is chosen.</summary>
public sealed record DigestAsked : Trigger, IForOrganizers;

/// <param name="Hour">On the organizer's clock; <see cref="Digest.Never"/> ends it.</param>
public sealed record DigestChosen(int Hour) : Trigger, IForOrganizers;

/// <summary>Its hour has come. No mark: whoever is no organizer any more gets nothing, and is not told of it.</summary>
public sealed record DigestDue(int Hour) : TimeCame;

/// <summary>When the digest comes next. Answered by <see cref="DigestSeen"/>.</summary>
public sealed record LookAtDigest : Ask
{
    /// <summary>The timer's key: the timer is all that is kept of the choice.</summary>
    public const string Timer = "digest";
}

/// <param name="Next">Null when none was chosen.</param>
public sealed record DigestSeen(DateTimeOffset? Next) : Answer;

/// <summary>Yesterday beside the same weekdays before, each day at the hour that an organizer chose. Nobody gets it unasked.</summary>
internal static class Digest
{
    public const int Never = -1;

    private const int WeeksBeside = 4;

    private static readonly int[] s_hours = [7, 8, 9, 10, 18, 20, 21, 22];

    public static Effect[] Choose(DigestChosen chosen, Scene scene)
    {
        if (chosen.Hour is not (>= 0 and < 24)) return [new Effect.Unschedule(LookAtDigest.Timer), new Effect.Overlay(Chooser(null, scene))];
        var next = Next(chosen.Hour, scene);
        return [new Effect.Schedule(LookAtDigest.Timer, next, new DigestDue(chosen.Hour)), new Effect.Overlay(Chooser(next, scene))];
    }

    public static Effect[] Come(DigestDue due, Scene scene) => scene.Role < Role.Organizer
        ? []
        : [new Effect.Schedule(LookAtDigest.Timer, Next(due.Hour, scene), due), new CountCalls(new ReportView(ReportPage.Digest, Period.Yesterday))];

    public static Screen Chooser(DateTimeOffset? next, Scene scene)
    {
        var screen = Screen.Of(T("digest.choose"), next is { } at ? T("digest.next").With("at", scene.DayTime(at)) : T("digest.none"));
        foreach (var row in s_hours.Chunk(4))
            screen = screen.Row([.. row.Select(hour => (Button)new Button.Press(T("hour.button").With("hour", $"{hour}"), new DigestChosen(hour)))]);
        if (next is not null) screen = screen.Row(new Button.Press(T("digest.never.button"), new DigestChosen(Never)));
        return screen.Row(new Button.Press(T("page.Overview.button"), new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0)));
    }

    public static Screen Say(CallReport report)
    {
        var screen = Screen.Of(T("digest.head").With("day", new TextArg.Date(report.Last)));
        screen = report.IsTold ? screen.And(CallTexts.Steps(report.Total)).And(Beside(report)) : screen.And(T("digest.quiet"));
        if (report.Alarms.Count > 0) screen = screen.And(T("alarms").With("lines", new TextArg.Lines(report.Alarms.Select(CallTexts.Alarm))));
        return screen.Row(new Button.Press(T("digest.report.button"), new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0), Lasting: true));
    }

    /// <summary>The median of the same weekday in the weeks before, as far as they are told.</summary>
    private static Text Beside(CallReport report)
    {
        var before = report.ByDay.Where(day => day.Day < report.Last && day.Day.DayOfWeek == report.Last.DayOfWeek && day.Steps is { Handed: > 0 })
            .TakeLast(WeeksBeside).Select(day => day.Steps!.Value).ToList();
        if (before.Count < 2) return T("digest.no-usual");
        long Median(Func<Steps, long> of) => before.Select(of).Order().ElementAt(before.Count / 2);
        return T("digest.usual").With("weekday", new TextArg.Weekday(report.Last.DayOfWeek)).With("dialled", N(Median(day => day.Dialled))).With("talked", N(Median(day => day.Talked)));
    }

    /// <summary>The next time that it is this hour on the organizer's clock; where the clocks are put forward over it, an hour later.</summary>
    private static DateTimeOffset Next(int hour, Scene scene)
    {
        var whole = new DateTimeOffset(scene.At.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        // Clocks differ from UTC by quarters of an hour in some places.
        return Enumerable.Range(1, 4 * 49).Select(quarter => whole.AddMinutes(15 * quarter))
            .First(at => at > scene.At && ((scene.Local(at) is var local && local.Hour == hour && local.Minute == 0) || at > scene.At.AddHours(48)));
    }
}
