using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Words for bad days over a running bot.</summary>
internal static class BadDaysWords
{
    public static bool Says(this RunningBot bot, string words) => bot.Log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>The bot's clock runs fast until it has happened: pauses and deadlines of minutes pass in a moment.</summary>
    public static async Task<T> WhileTimePasses<T>(this RunningBot bot, Task<T> happens)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!happens.IsCompleted && await tick.WaitForNextTickAsync()) bot.Clock.Advance(TimeSpan.FromSeconds(1));
        return await happens;
    }

    public static async Task<T> Time<T>(this RunningBot bot, Func<T?> look)
        where T : class
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var ticks = 0; ticks < 2_000 && await tick.WaitForNextTickAsync(); ticks++)
        {
            if (look() is { } found) return found;
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        throw new TimeoutException("It did not happen within two thousand seconds of the bot's clock. Log:\n" + string.Join('\n', bot.Log.Lines.TakeLast(30)));
    }

    /// <summary>Waits for what has no signal of its own, on the clock as it is.</summary>
    public static async Task Until(this RunningBot bot, Func<bool> happened)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var ticks = 0; !happened(); ticks++)
        {
            if (ticks > 4_000) throw new TimeoutException("It did not happen. Log:\n" + string.Join('\n', bot.Log.Lines.TakeLast(30)));
            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>One count of what the store keeps.</summary>
    public static int Count(this RunningBot bot, Func<ITransaction, int> look) => bot.Look(store => store.Read(look, default)).GetAwaiter().GetResult();

    /// <summary>The store under the bot, to break it.</summary>
    public static Store Store(this RunningBot bot) => bot.Services.GetRequiredService<Store>();
}
