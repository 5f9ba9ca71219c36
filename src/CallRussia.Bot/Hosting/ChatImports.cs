using System.Collections.Frozen;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Takes in the files that organizers sent, one at a time. An order stays in the store until the organizer was told its end, so a restart goes on with it;
/// every step may be done twice. Progress and end come in through the lanes, like everything that happens.
/// </summary>
public sealed class ChatImports(
    IStore store, Serving serving, ChatFiles files, FileIntake intake, Settings settings, Lanes lanes, TimeProvider clock, ILogger<ChatImports> logger)
    : BackgroundService
{
    /// <summary>Names of columns that are shown; more would not fit a screen.</summary>
    private const int ColumnsNamed = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Telegram lets a bot edit one chat's messages about once a second; people read slower.</summary>
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("file orders", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        await serving.Leads(stoppingToken);
        // Orders of a former process: some of their numbers may be in the bank already.
        var resumed = (await Orders(stoppingToken)).Select(order => order.Id).ToFrozenSet();
        using var tick = new PeriodicTimer(Tick, clock);
        do
        {
            foreach (var order in await Orders(stoppingToken)) await TakeIn(order, resumed.Contains(order.Id), stoppingToken);
            await store.FinishWithdrawals(stoppingToken);
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private Task<List<FileOrder>> Orders(CancellationToken stoppingToken) => store.Read(kept => FileOrders.Open(kept, serving.Bot), stoppingToken);

    private async Task TakeIn(FileOrder order, bool isResumed, CancellationToken stoppingToken)
    {
        logger.FileBegun(order.Id, order.Volunteer.Value);
        try
        {
            await End(order, await Work(order, isResumed, stoppingToken), stoppingToken);
        }
        catch (Exception broken) when (!Tireless.IsStop(broken, stoppingToken))
        {
            // A bug of ours: the order is ended, or every start would meet it again.
            logger.FileBroken(broken, order.Id);
            await End(order, new FileRefused(order.Id, order.Name, order.Purpose, FileProblem.Broken), stoppingToken);
        }
    }

    /// <summary>The end is told once, whatever happens between the two: its id is the order's.</summary>
    private async Task End(FileOrder order, FileEnded ended, CancellationToken stoppingToken)
    {
        await Tell($"f{order.Id}", order, ended, stoppingToken);
        await store.Write(kept => FileOrders.Finish(kept, order.Id), stoppingToken);
        logger.FileEnded(order.Id, ended is FileRefused refused ? refused.Problem : FileProblem.None);
    }

    /// <summary>The file lies beside the store, readable by nobody else, only while it is read.</summary>
    private async Task<FileEnded> Work(FileOrder order, bool isResumed, CancellationToken stoppingToken)
    {
        var folder = Path.Combine(Path.GetDirectoryName(settings.StoragePath)!, $"chat-import-{order.Id}");
        FileRefused Refused(FileProblem problem) => new(order.Id, order.Name, order.Purpose, problem);
        try
        {
            MakeFolder(folder);
            var path = Path.Combine(folder, "numbers");
            await using (var file = File.Create(path))
                if (await files.Fetch(order.FileId, file, stoppingToken) is not FileProblem.None and var problem) return Refused(problem);
            var report = await Watch(order, path, stoppingToken);
            return new FileTaken(order.Id, order.Name, order.Purpose, report with { Resumed = isResumed });
        }
        catch (ImportColumnException unsure)
        {
            return Refused(FileProblem.NoColumn) with { Columns = string.Join(", ", unsure.Columns.Take(ColumnsNamed)) };
        }
        catch (ImportFileException unreadable)
        {
            return Refused(unreadable.InnerException is null ? FileProblem.NotText : FileProblem.Damaged);
        }
        catch (StoreException full) when (full.Trouble == StoreTrouble.Passing)
        {
            logger.StoreUnavailable(order.ToString(), full.Message);
            return Refused(FileProblem.NoRoom);
        }
        catch (IOException full)
        {
            logger.StoreUnavailable(order.ToString(), full.Message);
            return Refused(FileProblem.NoRoom);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads the file and tells how far it is meanwhile. The reading ends before this does, whatever throws: the file is deleted after it.</summary>
    private async Task<FileReport> Watch(FileOrder order, string path, CancellationToken stoppingToken)
    {
        var size = Math.Max(1, new FileInfo(path).Length);
        var (bytes, lines) = (0L, 0L);
        void Note(ImportProgress progress) => (bytes, lines) = (progress.Bytes, progress.Lines);

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var reading = Task.Run(() => intake.Take(order, path, Note, ends.Token), ends.Token);
        try
        {
            using var tick = new PeriodicTimer(BetweenProgress, clock);
            for (var told = 0L; await Goes(reading, tick, stoppingToken);)
            {
                var read = Volatile.Read(ref lines);
                if (read == told) continue;
                told = read;
                // By lines: after a restart it is told again from where it had come.
                await Tell($"f{order.Id}.{read}", order, new FileWentOn(order.Id, (int)(Volatile.Read(ref bytes) * 100 / size), (int)read), stoppingToken);
            }
            return await reading;
        }
        finally
        {
            await ends.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>True when it is time to say how far it is; false when it is over.</returns>
    private static async Task<bool> Goes(Task reading, PeriodicTimer tick, CancellationToken stoppingToken)
    {
        await await Task.WhenAny(reading, tick.WaitForNextTickAsync(stoppingToken).AsTask());
        return !reading.IsCompleted;
    }

    private async Task Tell(string id, FileOrder order, Trigger trigger, CancellationToken stoppingToken) =>
        await lanes.Through(new Incoming(id, order.Volunteer, trigger, clock.GetUtcNow()), stoppingToken);

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
