using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>What an hour of the volunteer's week is in Russia: whether anybody may be called then, and whether people are at home.</summary>
internal sealed class AnswerTimes(RegionCatalogue regions, PoliteHours hours)
{
    private const int Step = 15;
    private const int StepsADay = 24 * 60 / Step;

    private readonly List<Region> _regions = [.. regions.Callable.Where(region => !region.IsDemo)];

    /// <summary>On each of its days somebody may be called somewhere.</summary>
    public bool IsOpen(WeeklyHour hour, Scene scene) => Moments(hour, scene).All(at => _regions.Exists(region => hours.IsPolite(region, at)));

    /// <summary>On each of its days it is early evening somewhere: people are at home.</summary>
    public bool IsBest(WeeklyHour hour, Scene scene) => Moments(hour, scene).All(at => _regions.Exists(region => hours.IsPrime(region, at)));

    /// <summary>The last quarter of an hour before and the first one after at which somebody may be called, the nearer one first.</summary>
    public IReadOnlyList<WeeklyHour> Nearest(WeeklyHour hour, Scene scene)
    {
        var quarter = hour.Minute / Step * Step;
        WeeklyHour? Walk(int direction) => Enumerable.Range(1, StepsADay).Select(steps => quarter + (direction * steps * Step)).TakeWhile(minute => minute is >= 0 and < 24 * 60)
            .Select(minute => hour with { Minute = minute }).FirstOrDefault(near => IsOpen(near, scene));
        return [.. new[] { Walk(-1), Walk(1) }.OfType<WeeklyHour>().OrderBy(near => Math.Abs(near.Minute - hour.Minute))];
    }

    private static IEnumerable<DateTimeOffset> Moments(WeeklyHour hour, Scene scene) => hour.OnDays.Select(day => new WeeklyHour(1 << (int)day, hour.Minute).Next(scene.Zone(), scene.At));
}
