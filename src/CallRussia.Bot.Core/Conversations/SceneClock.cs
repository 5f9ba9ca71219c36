using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Times as the volunteer of a scene reads them, by <see cref="VolunteerClock"/>.</summary>
public static class SceneClock
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    public static DateTime Local(this Scene scene, DateTimeOffset at) => LocalClock.Local(scene.Zone(), at);

    /// <summary>When it is <paramref name="hour"/> o'clock of that day on the volunteer's clock.</summary>
    public static DateTimeOffset Moment(this Scene scene, DateOnly day, int hour) => VolunteerClock.Moment(scene.Volunteer.Zone, day.ToDateTime(new TimeOnly(hour, 0)));

    /// <summary>Whether the volunteer's clock is known; where it is a guess, no time of it is told, but how long it is until then.</summary>
    public static bool IsClockKnown(this Scene scene) => scene.Volunteer is { Zone: not null, IsZoneGuess: false };

    public static TimeZoneInfo Zone(this Scene scene) => VolunteerClock.Zone(scene.Volunteer.Zone);

    /// <summary>"tomorrow at 10:00 by your clock", or "in 43 minutes" where that clock is a guess.</summary>
    public static Text When(this Scene scene, DateTimeOffset at) => scene.IsClockKnown()
        ? new Text("time.by-your-clock").With("moment", scene.DayTime(at))
        : new Text("time.from-now").With("left", new TextArg.Duration(at - scene.At));

    /// <summary>How long somebody or something has waited: a minute at least, for "less than a minute" would look like no wait.</summary>
    public static TextArg.Duration Waited(this Scene scene, DateTimeOffset since) => new(scene.At - since is var waited && waited > s_minute ? waited : s_minute);

    /// <summary>"tomorrow at 10:00" on the volunteer's clock.</summary>
    public static TextArg.DayTime DayTime(this Scene scene, DateTimeOffset at) => new(scene.Local(at), scene.Local(scene.At));

    /// <summary>The same moment after "until".</summary>
    public static TextArg.Deadline Deadline(this Scene scene, DateTimeOffset at) => new(scene.Local(at), scene.Local(scene.At));

    /// <summary>Whether the volunteer takes a break from calling just now.</summary>
    public static bool IsOnBreak(this Scene scene) => scene.Volunteer.BreakUntil > scene.At;

    /// <summary>Whether the volunteer was asked this month how they are.</summary>
    public static bool IsAsked(this Scene scene) => scene.Volunteer.AskedIn == Months.Of(scene.At);

    /// <summary>Whether somebody is asleep then, by the volunteer's clock as far as it is known.</summary>
    public static bool IsNight(this Scene scene, DateTimeOffset at) => scene.NotAtNight(at) != at;

    /// <summary>That moment, or the morning after it.</summary>
    public static DateTimeOffset NotAtNight(this Scene scene, DateTimeOffset at) =>
        VolunteerClock.NotAtNight(scene.Volunteer.Zone ?? VolunteerClock.HomeZone, at).ToUniversalTime();
}
