using System.Text;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Model;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// The hour after the announcement: thousands ask for a first number, the impatient tap again, Telegram delivers again what was not
/// confirmed and sometimes what was, and the process dies in the middle of commits that many share.
/// </summary>
internal sealed class LaunchHour : IAsyncDisposable
{
    private const int Poll = 100;
    private static readonly DateTimeOffset Start = StoreBench.Noon.AddHours(1);
    private readonly Random _random;
    private readonly int _people;
    private readonly CrashingBank _bank;
    private readonly HashSet<string>[] _heard;
    private int _open;
    private int _repeats;

    private LaunchHour(int seed, int people)
    {
        (_random, _people) = (new Random(seed), people);
        _bank = new CrashingBank($"launch-{seed}", new ModelWorld(PoliteDemo: true, new BudgetRules()), Start);
        _heard = [.. Enumerable.Range(0, people).Select(_ => new HashSet<string>())];
    }

    /// <returns>What the hour has seen, in one line.</returns>
    public static async Task<string> Run(int seed, int people)
    {
        await using var hour = new LaunchHour(seed, people);
        return await hour.Run();
    }

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    private async Task<string> Run()
    {
        await Fill();
        var taps = Taps();
        for (var next = 0; next < taps.Count; next += Poll)
        {
            var batch = taps.Skip(next).Take(Poll).ToList();
            if (_random.Next(6) == 0) _bank.DieAt((StorePoint)_random.Next(4), _random.Next(8));
            _bank.Clock.Now = batch[^1].At;
            // What was confirmed long ago comes once more, as after a wrong offset.
            if (_random.Next(4) == 0) batch.AddRange(taps.Take(next).Where(_ => _random.Next(200) == 0));
            await Answer(batch);
        }
        return await Judge(taps);
    }

    /// <summary>Fewer open numbers than people, and others that are not to be had at this hour.</summary>
    private async Task Fill()
    {
        var hours = new NaiveHours(always: false);
        var lines = new List<(PhoneNumber, NaiveRegion)>();
        for (var line = 0; line < _people; line++)
        {
            var region = ModelWorld.Regions[line % ModelWorld.Regions.Count];
            lines.Add((PhoneNumber.FromNational(line), region));
            if (hours.IsOpen(region, Start) && hours.IsOpen(region, Start.AddHours(1))) _open++;
            else Assert.False(hours.IsOpen(region, Start) || hours.IsOpen(region, Start.AddHours(1)));
        }
        await _bank.Import(lines);
    }

    private List<Tap> Taps()
    {
        var taps = new List<(int Person, DateTimeOffset At)>();
        for (var person = 0; person < _people; person++)
        {
            // Most come at once.
            var at = Start.AddSeconds(_random.NextDouble() * _random.NextDouble() * 3_600);
            taps.Add((person, at));
            while (_random.Next(5) == 0) taps.Add((person, at = at.AddSeconds(_random.Next(1, 30))));
        }
        return [.. taps.OrderBy(tap => tap.At).Select((tap, index) => new Tap(index + 1, tap.Person, tap.At))];
    }

    /// <summary>Kept first, then taken up side by side; after a death the next process goes on with what is unfinished.</summary>
    private async Task Answer(List<Tap> batch)
    {
        var crashes = _bank.Crashes;
        var isNew = await _bank.Survive(store => store.Write(kept => Inbox.Receive(kept, [.. batch.Select(tap => new RawIncoming(tap.Update, Encoding.UTF8.GetBytes($"{tap.Person}")))], _bank.Clock.Now), default));
        _repeats += batch.Count - isNew.Count;
        if (_bank.Crashes > crashes) isNew = await GoOn();
        while (isNew.Count > 0)
        {
            var answered = await Task.WhenAll(isNew.Select(update => TakeUp((int)update.Id, int.Parse(Encoding.UTF8.GetString(update.Json.Span)))));
            if (answered.All(told => told)) return;
            await _bank.Reopen();
            isNew = await GoOn();
        }
    }

    /// <summary>A new process: what was committed and not sent is sent, what was not finished is taken up.</summary>
    private async Task<List<RawIncoming>> GoOn()
    {
        foreach (var delivery in await _bank.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default)) await Send(delivery);
        return await _bank.Store.Read(kept => Inbox.Unfinished(kept, default), default);
    }

    /// <returns>False when the process died before anybody knew.</returns>
    private async Task<bool> TakeUp(int update, int person)
    {
        try
        {
            Delivery? reply = null;
            var volunteer = StoreBench.Volunteer(person + 1);
            var incoming = new Incoming($"u{update}", volunteer.Id, new NumberAsked(), _bank.Clock.Now);
            var ran = await _bank.Store.Take(incoming, turn => reply = turn.Send(Reply(volunteer, turn.Answer(new HandOut(), new Scene(volunteer, incoming.At, Some.Campaign)))), default);
            if (ran) await Send(reply!);
            return true;
        }
        catch (SimulatedCrash)
        {
            return false;
        }
    }

    private static Delivery Reply(Volunteer volunteer, Trigger answer) => new(0, volunteer.Id, Urgency.Reply, DeliveryKind.Message, Encoding.UTF8.GetBytes(answer switch
    {
        NumberHandedOut given => $"{given.Lease.Number.ToNational()}",
        NumberRefused refused => $"{refused.Why} {refused.Until:u}",
        _ => $"{answer}",
    }));

    /// <summary>Said, and then noted as said: the process may die between the two and say it again.</summary>
    private async Task Send(Delivery delivery)
    {
        lock (_heard) _heard[delivery.Volunteer.Value - 1].Add(Encoding.UTF8.GetString(delivery.Payload.Span));
        await _bank.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(delivery.Id, 1, _bank.Clock.Now)], KeptLeases.EndOf), default);
    }

    private async Task<string> Judge(List<Tap> taps)
    {
        Assert.All(_heard, heard => Assert.Single(heard));
        var words = _heard.Select(heard => heard.Single()).ToList();
        var numbers = words.Where(word => char.IsAsciiDigit(word[0])).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        // Nobody was refused while there was one left, and whoever was refused knows when to come again.
        Assert.Equal(Math.Min(_people, _open), numbers.Count);
        var opening = ModelWorld.Regions.Where(region => region.Clocks[0] > 7).Min(region => new NaiveHours(always: false).NextOpening(region, Start.AddHours(1)));
        Assert.All(words.Except(numbers), word => Assert.Equal($"{WhyNot.NothingOpen} {opening:u}", word));
        for (var person = 0; person < _people; person++) Assert.Equal(char.IsAsciiDigit(words[person][0]) ? 1 : 0, await HandOuts(person));
        Assert.Equal(numbers.Count, (await _bank.Store.Stock(default)).Sum(region => region.Held));
        Assert.Empty(await _bank.Store.Read(kept => Inbox.Unfinished(kept, default), default));
        Assert.Empty(await _bank.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default));
        Assert.Empty(await _bank.Store.Check(default));
        Assert.NotEqual(0, _bank.Crashes);
        return $"{_people} people, {taps.Count} taps, {_repeats} delivered again, {_bank.Crashes} crashes: {numbers.Count} numbers, {_people - numbers.Count} refusals";
    }

    private async Task<int> HandOuts(int person)
    {
        var volunteer = StoreBench.Volunteer(person + 1);
        Trigger? answer = null;
        await _bank.Store.Take(new Incoming($"end{person}", volunteer.Id, new NumberAsked(), _bank.Clock.Now), turn => answer = turn.Answer(new GatherMyData(), new Scene(volunteer, _bank.Clock.Now, Some.Campaign)), default);
        return Assert.IsType<MyDataGathered>(answer).HandOuts;
    }

    private sealed record Tap(int Update, int Person, DateTimeOffset At);
}
