using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;
using static CallRussia.Bot.Core.Reporting.ReportTexts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Where the daily digest is chosen.</summary>
public sealed record DigestAsked : Trigger, IForOrganizers;

/// <param name="Hour">On the organizer's clock; <see cref="Digest.Never"/> ends it.</param>
public sealed record DigestChosen(int Hour, int Minute) : Trigger, IForOrganizers;

/// <summary>Its hour has come. No mark: whoever is no organizer any more gets nothing, and is not told of it.</summary>
public sealed record DigestDue(int Hour, int Minute = 0) : TimeCame;

/// <summary>Chooses or types the time of the digest.</summary>
/// <param name="Next">When it comes as it is set now.</param>
/// <param name="Heard">Times of day that were understood of typed words; empty where there was none in them.</param>
public sealed record AtDigest(State Return, DateTimeOffset? Next = null, IReadOnlyList<TimeOnly>? Heard = null) : Aside(Return), IForOrganizers, IPage
{
    public bool Equals(AtDigest? other) => base.Equals(other) && Next == other.Next && Heard is null == other.Heard is null && (Heard ?? []).SequenceEqual(other.Heard ?? []);

    public override int GetHashCode() => HashCode.Combine(Return, Next, Heard?.Count);
}

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

    private static readonly Button.Press ToChooser = new(new Text("common.back.button"), new DigestAsked());

    private static readonly int[] s_hours = [7, 8, 9, 10, 18, 20, 21, 22];

    public static Decision<AtDigest> Choose(AtDigest at, DigestChosen chosen, Scene scene)
    {
        if (chosen is not { Hour: >= 0 and < 24, Minute: >= 0 and < 60 }) return Go.To(at with { Next = null, Heard = null }, new Effect.Unschedule(LookAtDigest.Timer));
        var next = Next(chosen.Hour, chosen.Minute, scene);
        return Go.To(at with { Next = next, Heard = null }, new Effect.Schedule(LookAtDigest.Timer, next, new DigestDue(chosen.Hour, chosen.Minute)));
    }

    /// <summary>A typed time of day; a day beside it means nothing here, where every day has one.</summary>
    public static AtDigest Hear(AtDigest at, Typed typed) => at with
    {
        Heard = SaidTime.Read(typed.Words) is { Day: null, In: null, IsMoscow: false, Weekdays.IsEmpty: true } said ? [.. said.Times().Select(time => new TimeOnly(time.Hours, time.Minutes))] : [],
    };

    public static Effect[] Come(DigestDue due, Scene scene) => scene.Role < Role.Organizer
        ? []
        : [new Effect.Schedule(LookAtDigest.Timer, Next(due.Hour, due.Minute, scene), due), new CountCalls(new ReportView(ReportPage.Digest, Period.Yesterday))];

    public static Screen Show(AtDigest at, Scene scene)
    {
        var next = at.Next is { } moment ? T("digest.next").With("at", scene.When(moment)) : T("digest.none");
        var screen = at.Heard switch
        {
            null => s_hours.Chunk(4).Aggregate(Screen.Of(T("digest.choose"), next, T("digest.type")), (all, row) =>
                all.Row([.. row.Select(hour => (Button)new Button.Press(T("hour.button").With("hour", $"{hour}"), new DigestChosen(hour, 0)))])),
            { Count: 0 } => Screen.Of(T("digest.unclear")).Row(ToChooser),
            { } heard => Screen.Of(T(heard.Any(time => DayParts.IsNight(time.ToTimeSpan())) ? "digest.heard-night" : "digest.heard"))
                .Row([.. heard.Select(time => (Button)new Button.Press(
                    T("digest.at.button").With("time", new TextArg.Clock(scene.Local(scene.At).Date + time.ToTimeSpan())), new DigestChosen(time.Hour, time.Minute)))])
                .Row(ToChooser),
        };
        if (at is { Next: not null, Heard: null }) screen = screen.Row(new Button.Press(T("digest.never.button"), new DigestChosen(Never, 0)));
        return screen.Row(new Button.Press(T("page.Overview.button"), new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0)));
    }

    public static Screen Say(CallReport report)
    {
        var screen = Screen.Of(T("digest.head").With("day", new TextArg.Date(report.Last)));
        screen = report.IsTold ? screen.And(CallTexts.Steps(report.Total)).And(Beside(report)) : screen.And(T("digest.quiet"));
        if (report.HighRates.Count > 0) screen = screen.And(T("alarms").With("lines", new TextArg.Lines(report.HighRates.Select(CallTexts.HighRate))));
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

    /// <summary>The next time that it is so late on the organizer's clock.</summary>
    private static DateTimeOffset Next(int hour, int minute, Scene scene)
    {
        var today = scene.Local(scene.At).Date;
        return Enumerable.Range(0, 3).Select(days => LocalClock.Moment(scene.Zone(), today.AddDays(days).AddHours(hour).AddMinutes(minute))).First(at => at > scene.At);
    }
}
