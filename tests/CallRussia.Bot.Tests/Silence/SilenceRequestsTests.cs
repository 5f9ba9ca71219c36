using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Silence;

/// <summary>What counts as a request, how many there may be, and when that is out of the ordinary.</summary>
public sealed class SilenceRequestsTests : ITestWithEnd
{
    private readonly StoreBench _bench = new((_, options) => Bot.Storage.Store.InMemory(options, null, out MemoryEngine _));
    private int _line;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("+7 975 007 43 21")]
    [InlineData("tel:+79750074321")]
    [InlineData("8(975)007-43-21")]
    [InlineData("9750074321")]
    [InlineData("Мне звонили на +7 975 007-43-21, не надо больше")]
    [InlineData("тел. 89750074321")]
    public void A_number_is_read_in_any_form_and_among_other_words(string words)
    {
        Assert.Equal(Refusal.None, SilenceRequests.Read(words, out var number));
        Assert.Equal(DemoBlock.Number(7, 4321), number);
    }

    [Theory]
    [InlineData("", Refusal.NotANumber)]
    [InlineData("кто вы?", Refusal.NotANumber)]
    [InlineData("975 007 43", Refusal.TooShort)]
    [InlineData("+7 975 007 43 21 00 11", Refusal.TooLong)]
    [InlineData("+370 600 00000", Refusal.WrongCountry)]
    [InlineData("мой +370 600 00000", Refusal.WrongCountry)]
    [InlineData("+79750074321, +79750074322", Refusal.SeveralNumbers)]
    [InlineData("+79750074321 или +79750074322", Refusal.SeveralNumbers)]
    public void What_is_no_single_number_is_refused_by_name(string words, Refusal refusal)
    {
        Assert.Equal(refusal, SilenceRequests.Read(words, out _));
        Assert.Contains(refusal, SilenceSamples.Problems);
    }

    [Fact]
    public async Task They_are_counted_by_day_and_whoever_asks_twice_counts_twice()
    {
        await Ask(2, DemoBlock.Number(7, 1));
        _bench.Clock.Pass(TimeSpan.FromDays(1));
        await Ask(3);
        _bench.Clock.Pass(TimeSpan.FromDays(1));
        await Ask(1);
        Assert.Equal(new SilenceCounts(1, 3, 6), await _bench.Store.Read(kept => SilenceRequests.Count(kept, _bench.Clock.Now), default));
        _bench.Clock.Pass(TimeSpan.FromDays(5));
        Assert.Equal(new SilenceCounts(0, 0, 4), await _bench.Store.Read(kept => SilenceRequests.Count(kept, _bench.Clock.Now), default));
    }

    [Fact]
    public async Task Over_what_people_ask_for_themselves_they_are_asked_to_come_again_with_the_next_hour()
    {
        _bench.Clock.Pass(TimeSpan.FromMinutes(20));
        await Ask(SilenceRequests.MostAnHour);
        var listed = DemoBlock.Number(7, 5_000);
        await _bench.Add(7, 5_000, 1);
        foreach (var number in (PhoneNumber[])[listed, DemoBlock.Number(7, 5_001), DemoBlock.Number(7, 1)])
            Assert.Equal(StoreBench.Noon.AddHours(1), await Take(number));
        // Nothing was done: the number is still to be had.
        Assert.Equal(listed, (await _bench.HandOut(1)).Number);
        _bench.Clock.Pass(TimeSpan.FromMinutes(40));
        Assert.Null(await Take(listed));
    }

    [Fact]
    public async Task A_directory_emptied_into_it_is_out_of_the_ordinary_and_closed_all_the_same()
    {
        await Usual(24);
        Assert.False(await AreMany());
        await Ask(59);
        Assert.False(await AreMany());
        await Ask(1);
        Assert.True(await AreMany());
        Assert.Equal(new AddedNumbers(0, 0, 60), await _bench.Add(7, _line - 60, 60));

        // It goes on over the full hour, and is over two hours later.
        _bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.True(await AreMany());
        _bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.False(await AreMany());
    }

    [Fact]
    public async Task What_comes_every_day_is_the_usual_and_one_bad_day_is_not()
    {
        await Usual(720);
        await Ask(599);
        Assert.False(await AreMany());
        await Ask(1);
        Assert.True(await AreMany());
        await Ask(1_300);
        // Of the seven days one was bad: the others still say what is usual.
        _bench.Clock.Pass(TimeSpan.FromDays(1));
        await Ask(600);
        Assert.True(await AreMany());
    }

    /// <summary>So many a day, seven days long, up to yesterday.</summary>
    private async Task Usual(int aDay)
    {
        for (var day = 0; day < 7; day++)
        {
            await Ask(aDay);
            _bench.Clock.Pass(TimeSpan.FromDays(1));
        }
    }

    private Task<bool> Ask(int times, PhoneNumber? number = null) => _bench.Store.Write(
        kept =>
        {
            for (var i = 0; i < times; i++) Assert.Null(SilenceRequests.Take(kept, number ?? DemoBlock.Number(7, _line++), _bench.Clock.Now));
            return true;
        },
        default);

    private Task<DateTimeOffset?> Take(PhoneNumber number) => _bench.Store.Write(kept => SilenceRequests.Take(kept, number, _bench.Clock.Now), default);

    private Task<bool> AreMany() => _bench.Store.Read(kept => SilenceRequests.AreMany(kept, _bench.Clock.Now), default);
}
