using System.Diagnostics;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Benchmarks;

/// <summary>What organizers ask of a big bank, and what people who ask for numbers meanwhile notice of it.</summary>
internal static class DeskBenchmark
{
    public static async Task Run(Arguments arguments)
    {
        var (numbers, touched) = (arguments.Whole("--numbers", 4_000_000), arguments.Whole("--touched", 2_000_000));
        var path = Path.Combine(Path.GetTempPath(), $"callrussia-desk-{numbers}-{touched}.db");
        await BigBank.Make(path, numbers, touched);
        await using (var store = BigBank.Open(path))
        {
            await Looks(store, new LookAtBank());
            await Looks(store, new LookAtSources());
            await HandOuts(store, "nobody at the desk", () => Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, CancellationToken.None));
            var source = ((SourcesSeen)await store.Answer(new LookAtSources(), AuditEntry.CommandLine, BigBank.Now)).Sources[^1];
            await HandOuts(store, $"withdrawing {source.Numbers:N0} numbers, {source.Numbers - source.Untouched:N0} of them touched", async () =>
            {
                await store.Answer(new WithdrawSource(source.Id, "benchmark"), AuditEntry.CommandLine, BigBank.Now);
                await store.FinishWithdrawals(CancellationToken.None);
            });
        }
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"]) File.Delete(path + suffix);
    }

    private static async Task Looks(Store store, Ask ask)
    {
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await store.Answer(ask, AuditEntry.CommandLine, BigBank.Now);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine($"{ask.GetType().Name}: first {times[0]:N1} ms, median {times.Order().ElementAt(10):N1} ms");
    }

    /// <summary>One volunteer after the other asks for a number and reports it, for as long as the work takes.</summary>
    private static async Task HandOuts(Store store, string what, Func<Task> work)
    {
        var (times, began) = (new List<double>(), Stopwatch.GetTimestamp());
        var done = Task.Run(work);
        for (var volunteer = 10_000_000L; !done.IsCompleted || times.Count < 100; volunteer++)
        {
            var from = Stopwatch.GetTimestamp();
            await Call(store, volunteer);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        await done;
        times.Sort();
        Console.WriteLine($"{what}: {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s; a hand-out and its report meanwhile: median {times[times.Count / 2]:N2}, "
            + $"p99 {times[times.Count * 99 / 100]:N1}, longest {times[^1]:N1} ms of {times.Count:N0}");
    }

    private static Task<bool> Call(Store store, long volunteer)
    {
        var at = new DateTimeOffset(2026, 9, 16, 9, 0, 0, TimeSpan.Zero);
        var scene = new Scene(BigBank.Volunteer(volunteer), at, new Campaign());
        return store.Take(new Incoming($"d{volunteer}-{Stopwatch.GetTimestamp()}", new VolunteerId(volunteer), new NumberAsked(), at), answer =>
        {
            if (answer(new HandOut(), scene) is NumberHandedOut handed)
                answer(new RecordOutcome(handed.Lease.Id, Core.Numbers.Outcome.NoAnswer), scene);
        });
    }
}
