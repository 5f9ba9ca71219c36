using System.Diagnostics;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// A broadcast by our bot, in a process of its own, against the Sandbox with Telegram's limits on, while people talk with it; and the plain
/// recipe against the same Sandbox afterwards. With --kill the process is killed in the middle and started again.
/// </summary>
internal static class BroadcastBenchmark
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(5);

    public static async Task Run(Arguments arguments)
    {
        var (recipients, perSecond, people) = (arguments.Whole("--recipients", 46_000), arguments.Whole("--per-second", 25), arguments.Whole("--people", 100));
        Table.Title($"broadcast: {recipients:N0} recipients at {perSecond}/s, {people} people talking, limits 30/s and 1/s a chat; budget: ≥ 97 % of the rate, p99 < 500 ms, start within 2 s, nobody twice, nobody missed");
        var folder = Directory.CreateTempSubdirectory("callrussia-bench-");
        try
        {
            await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { KeptCalls = 100, Patience = TimeSpan.FromMinutes(2) });
            await using var house = await BroadcastHouse.Make(telegram, Path.Combine(folder.FullName, "bot.db"), recipients, perSecond, people);
            await using var talk = await BroadcastTalk.Begin(telegram, people);
            telegram.RateLimits = new SandboxRateLimits();
            var alone = await talk.Measure(TimeSpan.FromSeconds(arguments.Whole("--seconds", 15)));
            var run = await Broadcast(house, telegram, talk, recipients, arguments.Has("--kill"), arguments.Whole("--for", int.MaxValue));
            Print(run, alone, perSecond, house);
            if (!arguments.Has("--skip-recipe")) await BroadcastRecipe.Run(telegram, house.Everybody.Take(arguments.Whole("--recipe", 500)).ToList());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Outcome> Broadcast(BroadcastHouse house, SandboxServer telegram, BroadcastTalk talk, int recipients, bool kill, int seconds)
    {
        var (floods, memory) = (telegram.Answered(429), new List<double> { house.Bot.Resident });
        var due = TimeProvider.System.GetUtcNow() + Ahead;
        var id = await house.Order(due);
        talk.Begin();
        var first = await house.FirstArrival();
        var (middle, killed, down) = (false, 0, TimeSpan.Zero);
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        Broadcast now;
        do
        {
            await tick.WaitForNextTickAsync();
            now = await house.Look(id);
            if (now.Status == BroadcastStatus.Sending && TimeProvider.System.GetUtcNow() - first > TimeSpan.FromSeconds(seconds)) await house.Cancel(id);
            if (middle || now.Progress.Settled < recipients / 2) continue;
            middle = true;
            memory.Add(house.Bot.Resident);
            if (!kill) continue;
            (killed, down) = (now.Progress.Sent, await house.KillAndStart());
        }
        while (now.EndedAt is null);
        memory.Add(house.Bot.Resident);
        var busy = talk.End();
        return new Outcome(now, first - due, now.EndedAt!.Value - first - down, telegram.Answered(429) - floods, busy, memory, killed, down);
    }

    private static void Print(Outcome run, IReadOnlyList<double> alone, int perSecond, BroadcastHouse house)
    {
        var got = house.Everybody.ConvertAll(person => person.Messages.Count(message => message.FromBot && message.Text == BroadcastHouse.Words));
        var (twice, none, rate) = (got.Count(n => n > 1), got.Count(n => n == 0), run.Seen.Progress.Sent / run.Took.TotalSeconds);
        var table = new Table("", "figure", "budget");
        table.Row("rate", $"{rate:N2}/s = {100 * rate / perSecond:N1} % of the configured", "≥ 97 %");
        table.Row("took", $"{run.Took:hh\\:mm\\:ss}{(run.Killed > 0 ? $" without {run.Down.TotalSeconds:N1} s of being dead" : "")}", "");
        table.Row("429", $"{run.Floods}", "a handful");
        table.Row("scheduled start: first arrival after its time", $"{run.Late.TotalMilliseconds:N0} ms", "≤ 2 s");
        table.Row("people talking, alone: p50 / p99 / max", Quantiles(alone), "");
        table.Row("people talking, meanwhile: p50 / p99 / max", Quantiles(run.Busy), "p99 < 500 ms");
        table.Row("memory at start, middle, end", string.Join(", ", run.Memory.Select(mb => $"{mb:N0} MB")), "flat");
        table.Row("sent, blocked, failed, unknown", $"{run.Seen.Progress.Sent}, {run.Seen.Progress.Blocked}, {run.Seen.Progress.Failed}, {run.Seen.Progress.Unknown} of {run.Seen.Progress.Total}", "");
        table.Row("in the chats: twice", $"{twice}", "0");
        none -= run.Seen.Progress.Dropped;
        table.Row("in the chats: missed and not counted as unknown", $"{Math.Max(0, none - run.Seen.Progress.Unknown)}{(run.Killed > 0 ? $" (killed -9 after {run.Killed})" : "")}", "0");
        table.Print();
    }

    private static string Quantiles(IReadOnlyList<double> sorted) =>
        $"{sorted.Quantile(.5):N0} / {sorted.Quantile(.99):N0} / {sorted.Quantile(1):N0} ms ({sorted.Count:N0} answers)";

    private sealed record Outcome(Broadcast Seen, TimeSpan Late, TimeSpan Took, long Floods, IReadOnlyList<double> Busy, List<double> Memory, int Killed, TimeSpan Down);
}
