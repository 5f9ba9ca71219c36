using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>What an operator should look at though it stops nothing: `check` and the log of each start say it.</summary>
public static class Cautions
{
    /// <summary>The government's decree on the days off of the next year is out by then.</summary>
    private const int November = 11;

    public static IEnumerable<string> Of(Settings settings, BotWorld world, DateTimeOffset now) =>
        Holidays(world, now).Concat(Zones(world, now)).Concat(Files(settings.StoragePath));

    private static IEnumerable<string> Holidays(BotWorld world, DateTimeOffset now)
    {
        var year = now.Month >= November ? now.Year + 1 : now.Year;
        if (!world.Holidays.HasDecreeOf(year))
            yield return $"data/holidays.csv has no moved days off for {year}: add them from the government's decree, else people are called on them as on working days.";
    }

    private static IEnumerable<string> Zones(BotWorld world, DateTimeOffset now)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Core.People.VolunteerClock.HomeZone, out _))
        {
            yield return "There is no time zone data on this machine: volunteers read times in UTC. Install tzdata (and leave DOTNET_SYSTEM_TIMEZONE_INVARIANT unset).";
            yield break;
        }
        foreach (var zone in world.Plan.Regions.All.SelectMany(region => region.Zones).DistinctBy(zone => zone.Name))
            if (zone.LocalTime(now).Offset is var here && here != zone.Offset)
                yield return $"The clock of {zone.Name} is at UTC{here.TotalHours:+0.##;-0.##;+0} by this machine and at UTC{zone.Offset.TotalHours:+0.##;-0.##;+0} by data/regions.csv: the machine's counts. If Russia changed its clocks, renew both; if not, update tzdata.";
    }

    private static IEnumerable<string> Files(string storePath)
    {
        if (StorePlace.ReadableByOthers(storePath) is { Count: > 0 } open)
            yield return $"Others than their owner may read these files: chmod 600 {string.Join(' ', open)}";
    }
}
