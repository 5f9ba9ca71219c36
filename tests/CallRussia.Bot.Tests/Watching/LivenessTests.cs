using CallRussia.Bot.Hosting;
using CallRussia.Bot.Hosting.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Watching;

/// <summary>What the watchdog takes for life, and what not.</summary>
public sealed class LivenessTests
{
    private readonly AdjustableTimeProvider _clock = new(Some.Now, running: false);

    [Fact]
    public async Task A_bot_that_serves_lives_and_so_does_one_that_Telegram_does_not_answer()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        await FirstCallTests.Arrived(bot);
        var liveness = Of(bot);
        Assert.Null(await liveness.StandsStill(default));
        bot.Telegram.Faults.Offline = true;
        for (var minutes = 0; minutes < 40; minutes += 4)
        {
            // Each failed poll is one more that is over.
            bot.Services.GetRequiredService<Vitals>().Polled(Bot.Telegram.Api.BotErrorKind.Network, TimeSpan.Zero);
            _clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Null(await liveness.StandsStill(default));
        }
    }

    [Fact]
    public async Task A_store_that_answers_nobody_is_no_life()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        await FirstCallTests.Arrived(bot);
        using var stuck = new Stuck();
        bot.Store().Suffer(stuck);
        var looked = Of(bot).StandsStill(default);
        await stuck.Reached;
        _clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("the store does not answer", await looked);
        bot.Store().Suffer(null);
    }

    [Fact]
    public async Task Turns_that_wait_and_never_end_are_no_life_and_idleness_is_one()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var anna = await FirstCallTests.Arrived(bot);
        await using var another = new StoreBench((_, options) => Store.Open(options));
        await using var sound = new PatientStore(
            another.Store, bot.Services.GetRequiredService<Surrender>(), bot.Services.GetRequiredService<IHostApplicationLifetime>(), _clock, NullLogger<PatientStore>.Instance);
        var liveness = Of(bot, sound);
        await bot.Services.GetRequiredService<Lanes>().Drain(default);
        Assert.Null(await liveness.StandsStill(default));
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Null(await liveness.StandsStill(default));

        using var stuck = new Stuck();
        bot.Store().Suffer(stuck);
        anna.Send("/help");
        await stuck.Reached;
        for (var tries = 0; bot.Services.GetRequiredService<Lanes>().Waiting == 0 && tries < 100; tries++)
        {
            // The update is kept in the inbox first; then its turn waits for the store.
            stuck.LetOneThrough();
            await stuck.Reached;
        }
        Assert.Null(await liveness.StandsStill(default));
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("turns wait and none ends", await liveness.StandsStill(default));
        bot.Store().Suffer(null);
    }

    [Fact]
    public async Task A_poll_after_which_no_other_comes_is_no_life()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        await FirstCallTests.Arrived(bot);
        var poller = bot.Services.GetRequiredService<Poller>();
        var liveness = Of(bot);
        Assert.Null(await liveness.StandsStill(default));
        await poller.StopAsync(default);
        _ = await liveness.StandsStill(default);
        _clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("Telegram is not asked any more", await liveness.StandsStill(default));
    }

    private Liveness Of(RunningBot bot) => Of(bot, bot.Services.GetRequiredService<PatientStore>());

    private Liveness Of(RunningBot bot, PatientStore store) => new(store, bot.Services.GetRequiredService<Vitals>(), bot.Services.GetRequiredService<Lanes>(), _clock);

    /// <summary>A disk that doesn't answer: the writer stands before each piece of work.</summary>
    private sealed class Stuck : IStoreFaults, IDisposable
    {
        private readonly SemaphoreSlim _reached = new(0);
        private readonly SemaphoreSlim _go = new(0);
        private volatile bool _over;

        public Task Reached => _reached.WaitAsync(TimeSpan.FromSeconds(30));

        public void LetOneThrough() => _go.Release();

        public void At(StorePoint point)
        {
            if (point != StorePoint.BeforeWork || _over) return;
            _reached.Release();
            _go.Wait();
        }

        public void Dispose()
        {
            _over = true;
            _go.Release(1000);
        }
    }
}
