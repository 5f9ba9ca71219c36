using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// A broadcast to some hundred people on its worst days: the process dies at every point of a commit and between request and answer, Telegram
/// refuses, loses answers and asks to wait, people block the bot and are forgotten, organizers pause and resume; the second one has an album, and is taken back
/// in the end. Seeded.
/// </summary>
internal sealed class BroadcastSimulation(int seed) : IAsyncDisposable
{
    private const int People = 120;
    private static readonly NewsMedia s_album = new(NewsMediaKind.Photo, "part 1") { Album = "a", Others = [new NewsMedia(NewsMediaKind.Video, "part 2"), new NewsMedia(NewsMediaKind.Photo, "part 3")] };
    private static readonly VolunteerId Author = new(900);
    private readonly SimClock _clock = new(StoreBench.Noon);
    private readonly StoreBench _bench = new((_, options) => Store.Open(options));
    private readonly HashSet<long> _forgotten = [];
    private readonly HashSet<string> _paused = [];
    private Random _random = null!;
    private SimTelegram _telegram = null!;
    private BroadcastLife _life = null!;
    private int _deaths;

    /// <returns>The broadcasts as they ended, and how often the process died.</returns>
    public async Task<(IReadOnlyList<Broadcast> Ended, int Deaths)> Run()
    {
        _random = new Random(seed);
        _telegram = new SimTelegram(_clock, _random)
        {
            Shown = message => Assert.False(_paused.Contains(message.Text), $"Seed {seed}: it was sent after it had been paused."),
        };
        await Begin();
        await Meet();
        BroadcastId[] ids = [await Order("one"), await Order("two", s_album)];
        _telegram.FaultsPercent = 15;
        for (var step = 0; step < 1_500; step++) await Survive(() => Step(ids));
        _telegram.FaultsPercent = 0;
        _telegram.OutageUntil = default;
        foreach (var id in ids) await Survive(() => Steer(id, Steering.Resume));
        for (var calm = 0; calm < 3_000 && await Look(ids) is var now && now.Any(one => one.Status != BroadcastStatus.Done); calm++) await Survive(Calmly);
        var ended = await Look(ids);
        foreach (var one in ended) Audit(one);
        await TakeBack(ended[1]);
        Assert.Empty(await _life.Store.Check(default));
        return (ended, _deaths);
    }

    public async ValueTask DisposeAsync()
    {
        await _life.DisposeAsync();
        await _bench.DisposeAsync();
    }

    private async Task Begin()
    {
        _life = new BroadcastLife(_bench.Options, _clock, _telegram);
        await _life.Start();
    }

    private async Task Meet()
    {
        for (var id = 1L; id <= People; id++)
        {
            var volunteer = StoreBench.Volunteer(id);
            await _life.Store.Take(new Incoming($"m{id}", volunteer.Id, new CameBack(), _clock.Now), turn => turn.Save(new Conversation(volunteer, new Supporting(), 0)), default);
        }
    }

    private async Task<BroadcastId> Order(string words, NewsMedia? media = null)
    {
        var draft = BroadcastDraft.Empty with { Messages = BroadcastDraft.Empty.Messages.Add(Language.Russian, new News(words, media)) };
        var id = ((BroadcastSeen)await _life.Store.Answer(new KeepDraft(null, draft), Author, default)).Broadcast.Id;
        await _life.Store.Answer(new OrderBroadcast(id), Author, default);
        return id;
    }

    private Task Step(BroadcastId[] ids)
    {
        var one = ids[_random.Next(ids.Length)];
        switch (_random.Next(1_000))
        {
            case < 450: return _life.Send();
            case < 700:
                _clock.Pass(TimeSpan.FromMilliseconds(_random.Next(20, 2_000)));
                return _life.Round();
            case < 740:
                _clock.Pass(TimeSpan.FromSeconds(_random.Next(60)));
                return Task.CompletedTask;
            case < 744: throw new ProcessDied();
            case < 756:
                _life.Faults.CrashAt((StorePoint)_random.Next(4), _random.Next(4));
                return Task.CompletedTask;
            case < 766: return Steer(one, Steering.Pause);
            case < 840: return Steer(one, Steering.Resume);
            case < 848:
                _telegram.Chat(_random.Next(1, People + 1)).Blocked = true;
                return Task.CompletedTask;
            case < 852: return Forget(_random.Next(1, People + 1));
            case < 858:
                _telegram.OutageUntil = _clock.Now.AddSeconds(_random.Next(30));
                return Task.CompletedTask;
            case < 866: return Restart();
            default: return _life.Send();
        }
    }

    /// <summary>What was paused stays so in everybody's eyes from the answer on; where none came, nobody knows.</summary>
    private async Task Steer(BroadcastId id, Steering steering)
    {
        _paused.Clear();
        var answer = await _life.Store.Answer(new SteerBroadcast(id, steering), Author, default);
        if (answer is BroadcastSeen { Broadcast: { Status: BroadcastStatus.Paused } paused }) _paused.Add(paused.Draft.Messages[Language.Russian].Html);
    }

    private async Task Calmly()
    {
        _clock.Pass(TimeSpan.FromSeconds(1));
        await _life.Round();
        while (_life.HasWork)
        {
            _clock.Pass(TimeSpan.FromMilliseconds(50));
            await _life.Send();
        }
    }

    private async Task Restart()
    {
        await _life.Stop();
        await _life.DisposeAsync();
        await Begin();
    }

    private async Task Forget(long person)
    {
        var scene = new Scene(StoreBench.Volunteer(person), _clock.Now, new Campaign());
        _forgotten.Add(person);
        await _life.Store.Take(new Incoming($"f{person}.{_clock.Now.UtcTicks}", new VolunteerId(person), new CameBack(), _clock.Now), turn => turn.Answer(new EraseMe(), scene), default);
    }

    /// <summary>Dies where it must, and begins again with the files as they lie.</summary>
    private async Task Survive(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception death) when (death is SimulatedCrash or ProcessDied)
        {
            _deaths++;
            await _life.DisposeAsync();
            await Begin();
        }
    }

    private async Task<IReadOnlyList<Broadcast>> Look(BroadcastId[] ids)
    {
        var seen = new List<Broadcast>();
        foreach (var id in ids) await Survive(async () => seen.Add(((BroadcastSeen)await _life.Store.Answer(new LookAtBroadcast(id), Author, default)).Broadcast));
        return seen;
    }

    /// <summary>What people have in their chats against what the store believes.</summary>
    private void Audit(Broadcast one)
    {
        var words = one.Draft.Messages[Language.Russian].Html;
        for (var person = 1L; person <= People; person++)
        {
            var got = _telegram.Chat(person).Messages.Values.Count(message => message.Text == words);
            Assert.True(got <= 1, $"Seed {seed}: {person} got it {got} times.");
            if (_forgotten.Contains(person)) continue;
            var fate = FateOf(one.Id, person);
            if (fate == DeliveryFate.Sent) Assert.True(got == 1, $"Seed {seed}: {person} was missed.");
            if (fate is DeliveryFate.Blocked or DeliveryFate.Failed or DeliveryFate.Dropped) Assert.True(got == 0, $"Seed {seed}: {person} got what counts as {fate}.");
            if (one.Draft.Messages[Language.Russian].Media is not null) AuditAlbum(one.Id, person, fate);
        }
        Assert.Equal((BroadcastStatus.Done, one.Progress.Total), (one.Status, one.Progress.Settled));
    }

    private void AuditAlbum(BroadcastId id, long person, DeliveryFate fate)
    {
        var parts = PartsWith(person);
        Assert.True(parts.Distinct().Count() == parts.Count, $"Seed {seed}: {person} got a part twice.");
        if (fate == DeliveryFate.Sent) Assert.True(parts.Count == s_album.Each().Count, $"Seed {seed}: {person} was sent words without what belongs to them.");
        Assert.All(Kept(id, person).Album, message => Assert.Contains(message, _telegram.Chat(person).Messages.Keys));
    }

    /// <summary>All that is known to stand in a chat leaves it; what may stand there still is counted as unknown.</summary>
    private async Task TakeBack(Broadcast one)
    {
        await Survive(() => Steer(one.Id, Steering.Recall));
        if ((await Look([one.Id]))[0].Status == BroadcastStatus.Done) await Steer(one.Id, Steering.Recall);
        for (var step = 0; step < 120; step++)
            await Survive(() => _random.Next(30) == 0 ? throw new ProcessDied() : Step([one.Id]));
        _telegram.FaultsPercent = 0;
        _telegram.OutageUntil = default;
        for (var calm = 0; calm < 3_000 && (await Look([one.Id]))[0].Status != BroadcastStatus.Recalled; calm++) await Survive(Calmly);
        var over = (await Look([one.Id]))[0];
        Assert.Equal(BroadcastStatus.Recalled, over.Status);
        Assert.True(over.Progress.Deleted > 0);
        for (var person = 1L; person <= People; person++)
        {
            if (_forgotten.Contains(person)) continue;
            var left = PartsWith(person).Count + _telegram.Chat(person).Messages.Values.Count(message => message.Text == one.Draft.Messages[Language.Russian].Html);
            if (left == 0 || _telegram.Chat(person).Blocked) continue;
            var kept = Kept(one.Id, person);
            Assert.True(kept is { Fate: DeliveryFate.Unknown or DeliveryFate.Sent, Album.Count: 0, Message: null }, $"Seed {seed}: {person} still has {left} of what counts as {kept.Fate}.");
            // Words that arrived without a name: nothing but these.
            if (kept.Fate == DeliveryFate.Sent) Assert.Empty(PartsWith(person));
        }
    }

    private List<string> PartsWith(long person) => [.. _telegram.Chat(person).Messages.Values.Select(message => message.Text).Where(text => text.StartsWith("part ", StringComparison.Ordinal))];

    private DeliveryFate FateOf(BroadcastId broadcast, long volunteer) => Kept(broadcast, volunteer).Fate;

    private KeptDelivery Kept(BroadcastId broadcast, long volunteer) => _life.Store.Read(kept => kept.Find(KeptDeliveries.Table, (broadcast, new VolunteerId(volunteer)))!, default).GetAwaiter().GetResult();
}
