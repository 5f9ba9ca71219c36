using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>
/// Looks for trouble that organizers should know of and tells them in the chat, once when it begins and once when it is over. The store keeps what they were told, so a restart says nothing twice.
/// </summary>
public sealed class Watchman(IStore store, Serving serving, Probes probes, CampaignFacts campaign, Lanes lanes, TimeProvider clock, ILogger<Watchman> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the alarms", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        // What one of several meets alone stands in its log and its figures.
        await serving.Leads(stoppingToken);
        using var tick = new PeriodicTimer(Every, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
    }

    internal async Task Look(CancellationToken stoppingToken)
    {
        var found = await probes.Find(stoppingToken);
        // Nearly always nothing changes: that takes no commit.
        if (await store.Read(kept => Alarms.Are(kept, serving.Bot, found), stoppingToken)) return;
        // Read first: once the store has an alarm nobody is told of it again, so nothing may throw between that and the telling.
        var team = await Team(stoppingToken);
        var mutes = await store.Read(kept => Alarms.Muted(kept, clock.GetUtcNow()), stoppingToken);
        var changes = await store.Write(kept => Alarms.Set(kept, serving.Bot, found, clock.GetUtcNow()), stoppingToken);
        foreach (var alarm in changes.Raised) await Tell(alarm, $"a{alarm.Id}", new AlarmRaised(alarm));
        foreach (var alarm in changes.Over) await Tell(alarm, $"e{alarm.Id}", new AlarmOver(alarm));

        async Task Tell(Alarm alarm, string id, Trigger trigger)
        {
            foreach (var member in team.Where(member => Concerns(alarm.Kind, member.Role) && !mutes.Contains((member.Volunteer, alarm.Kind))))
                await lanes.Post(new Incoming($"{id}.{member.Volunteer}", member.Volunteer, trigger, clock.GetUtcNow()), stoppingToken);
        }
    }

    private async Task<List<TeamMember>> Team(CancellationToken stoppingToken)
    {
        var team = await store.Read(Chats.Members, stoppingToken);
        var owners = campaign.Now.Owners.Select(id => new TeamMember(new VolunteerId(id), Role.Owner, Away: false));
        return [.. owners.Concat(team).DistinctBy(member => member.Volunteer)];
    }

    /// <summary>Organizers hear of every alarm, editors of broken content alone.</summary>
    private static bool Concerns(AlarmKind kind, Role role) => role >= Role.Organizer || (role == Role.Editor && kind == AlarmKind.ContentBroken);
}
