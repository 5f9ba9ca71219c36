using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>People who have met the bot, and an organizer who writes to them all.</summary>
internal static class BroadcastShift
{
    public const string Words = "Good news for everybody";

    public static readonly VolunteerId Organizer = new(990_000);

    public static BroadcastDraft Draft(SendTime? when = null) => SomeNews.In(Language.English) with
    {
        Messages = BroadcastDraft.Empty.Messages.Add(Language.English, new News(Words)),
        When = when ?? new SendTime.Now(),
    };

    /// <summary>Written into the store as if they had answered the first questions; at the server they have pressed Start, and nobody hears of it.</summary>
    public static async Task<List<SandboxPerson>> Crowd(this SandboxServer telegram, Store store, int people, DateTimeOffset now)
    {
        var crowd = Enumerable.Range(0, people).Select(i => telegram.AddPerson($"P{i}", "en", 800_000 + i)).ToList();
        await Task.WhenAll(crowd.Select(person => store.Take(
            new Incoming($"met{person.Id}", new VolunteerId(person.Id), new CameBack(), now),
            turn => turn.Save(new Conversation(new Volunteer(new VolunteerId(person.Id), Language.English, now.AddDays(-1)) { Standing = Standing.Supporter }, new Supporting(), 0)),
            CancellationToken.None)));
        foreach (var person in crowd) person.Start();
        return crowd;
    }

    public static async Task<BroadcastId> Order(this Store store, BroadcastDraft draft)
    {
        var id = ((BroadcastSeen)await store.Answer(new KeepDraft(null, draft), Organizer, default)).Broadcast.Id;
        Assert.IsType<BroadcastSeen>(await store.Answer(new OrderBroadcast(id), Organizer, default));
        return id;
    }

    public static async Task<Broadcast> Look(this Store store, BroadcastId id) => ((BroadcastSeen)await store.Answer(new LookAtBroadcast(id), Organizer, default)).Broadcast;

    public static Task Steer(this Store store, BroadcastId id, Steering steering) => store.Answer(new SteerBroadcast(id, steering), Organizer, default);

    public static int Got(this SandboxPerson person) => person.Messages.Count(message => message.FromBot && message.Text == Words);

    /// <summary>Lets the bot's clock run in small steps until it stands so.</summary>
    public static async Task<Broadcast> Until(this RunningBot bot, BroadcastId id, Func<Broadcast, bool> stands)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var ticks = 0; ticks < 4_000 && await tick.WaitForNextTickAsync(); ticks++)
        {
            if (ticks % 10 == 0 && await bot.Store().Look(id) is var now && stands(now)) return now;
            bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        throw new TimeoutException($"{await bot.Store().Look(id)}\n{string.Join('\n', bot.Log.Lines.TakeLast(20))}");
    }
}
