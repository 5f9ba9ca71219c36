using System.Net;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class SilenceDoorTests : ITestWithEnd
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.7");

    private readonly StoreBench _bench = new((_, options) => Bot.Storage.Store.InMemory(options, null, out MemoryEngine _));

    /// <summary>Stands still: nothing passes but what the test lets pass.</summary>
    private readonly AdjustableTimeProvider _clock = new(StoreBench.Noon, running: false);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Words_and_time_are_the_same_whatever_the_number_was()
    {
        await _bench.Add(7, 0, 3);
        var (called, held) = (await _bench.Call(1, Outcome.Talked), await _bench.HandOut(1));
        var untouched = Enumerable.Range(0, 3).Select(line => DemoBlock.Number(7, line)).Single(number => number != called.Number && number != held.Number);
        var asks = new List<string>();
        var door = new SilenceDoor(StandInStore.Over(_bench.Store, asks.Add), _clock);
        foreach (var number in (PhoneNumber[])[untouched, untouched, called.Number, held.Number, DemoBlock.Number(9, 9)])
        {
            var asked = door.Take(number.Full(), Home, default);
            await Await(SilenceDoor.Beat);
            // It is closed before it is said.
            Assert.True(await _bench.Store.Read(kept => DoNotCallRegister.Contains(kept, number), default));
            _clock.Advance(SilenceDoor.Beat - TimeSpan.FromMilliseconds(1));
            Assert.False(asked.IsCompleted);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(new SilenceAnswer(SilenceFate.Kept, SilenceTexts.Kept), await asked);
            Assert.Equal([nameof(_bench.Store.Write)], asks);
            asks.Clear();
        }
    }

    [Theory]
    [InlineData(0.2, 0.8)]
    [InlineData(0.999, 0.001)]
    [InlineData(1.4, 0.6)]
    [InlineData(5, 1)]
    public async Task Work_that_took_longer_is_answered_on_the_next_beat(double took, double left)
    {
        var asked = new SilenceDoor(StandInStore.Over(_bench.Store, _ => _clock.Advance(TimeSpan.FromSeconds(took))), _clock).Take(DemoBlock.Number(7, 1).Full(), Home, default);
        await Await(TimeSpan.FromSeconds(left));
        _clock.Advance(TimeSpan.FromSeconds(left));
        Assert.Equal(SilenceFate.Kept, (await asked).Fate);
    }

    [Theory]
    [InlineData("", Refusal.NotANumber)]
    [InlineData("12345", Refusal.TooShort)]
    [InlineData("+370 600 00000", Refusal.WrongCountry)]
    public async Task What_is_no_number_is_answered_at_once_and_costs_nothing(string typed, Refusal refusal)
    {
        var door = new SilenceDoor(_bench.Store, _clock);
        for (var i = 0; i < 2 * AddressBrake.AtOnce; i++)
            Assert.Equal(new SilenceAnswer(SilenceFate.Unreadable, SilenceTexts.Problem(refusal)), await door.Take(typed, Home, default));
        Assert.Equal(SilenceFate.Unreadable, (await door.Take(new string('1', 100_000), Home, default)).Fate);
        var asked = door.Take(DemoBlock.Number(7, 1).Full(), Home, default);
        await Await(SilenceDoor.Beat);
        _clock.Advance(SilenceDoor.Beat);
        Assert.Equal(SilenceFate.Kept, (await asked).Fate);
    }

    [Fact]
    public async Task Whoever_asks_too_often_from_one_address_is_told_when_to_come_again_and_not_what_the_number_was()
    {
        await _bench.Add(7, 0, 1);
        var door = new SilenceDoor(_bench.Store, _clock);
        for (var line = 100; line < 100 + AddressBrake.AtOnce; line++) await Keep(door, DemoBlock.Number(7, line), Home);
        var told = await door.Take(DemoBlock.Number(7, 0).Full(), Home, default);
        Assert.Equal((SilenceFate.Waits, "silence.waits"), (told.Fate, told.Said.Key));
        Assert.Equal(told, await door.Take(DemoBlock.Number(9, 9).Full(), Home, default));
        Assert.InRange(told.Wait!.Value, TimeSpan.FromMinutes(5), AddressBrake.OneEvery);
        Assert.False(await _bench.Store.Read(kept => DoNotCallRegister.Contains(kept, DemoBlock.Number(7, 0)), default));
        // A neighbour is none of it.
        await Keep(door, DemoBlock.Number(7, 0), IPAddress.Parse("2001:db8::1"));
    }

    [Fact]
    public async Task When_all_of_them_together_ask_too_often_the_same_is_said()
    {
        await _bench.Store.Write(
            kept =>
            {
                for (var i = 0; i < SilenceRequests.MostAnHour; i++) SilenceRequests.Take(kept, DemoBlock.Number(8, 1), _clock.GetUtcNow());
                return true;
            },
            default);
        var asked = new SilenceDoor(_bench.Store, _clock).Take(DemoBlock.Number(7, 0).Full(), Home, default);
        await Await(SilenceDoor.Beat);
        _clock.Advance(SilenceDoor.Beat);
        var told = await asked;
        Assert.Equal((SilenceFate.Waits, TimeSpan.FromHours(1) - SilenceDoor.Beat), (told.Fate, told.Wait!.Value));
    }

    private async Task Keep(SilenceDoor door, PhoneNumber number, IPAddress from)
    {
        var asked = door.Take(number.Full(), from, default);
        await Await(SilenceDoor.Beat);
        _clock.Advance(SilenceDoor.Beat);
        Assert.Equal(SilenceFate.Kept, (await asked).Fate);
    }

    /// <summary>The answer is being held back for exactly that time.</summary>
    private async Task Await(TimeSpan wait)
    {
        while (!_clock.IsDueIn(wait)) await Task.Yield();
    }
}
