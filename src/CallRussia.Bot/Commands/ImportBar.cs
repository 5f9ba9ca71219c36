using CallRussia.Bot.Numbers;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CallRussia.Bot.Commands;

/// <summary>How far an import is: a bar with the time that is left, and lines a second; nothing in a pipe or a log.</summary>
internal static class ImportBar
{
    /// <param name="bytes">0 when nobody knows how much will come.</param>
    public static async Task Show(string name, long bytes, Func<Action<ImportProgress>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(_ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var pace = new Pace();
        await console.Progress().Columns(Columns(bytes > 0, pace)).StartAsync(async shown =>
        {
            var task = shown.AddTask(Markup.Escape(name), maxValue: Math.Max(bytes, 1));
            task.IsIndeterminate = bytes == 0;
            await work(progress =>
            {
                pace.Lines = progress.Lines;
                if (bytes > 0) task.Value = progress.Bytes;
            });
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
        });
    }

    private static ProgressColumn[] Columns(bool isMeasured, Pace pace) => isMeasured
        ? [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), pace, new RemainingTimeColumn()]
        : [new TaskDescriptionColumn(), new ProgressBarColumn(), pace, new ElapsedTimeColumn()];

    private sealed class Pace : ProgressColumn
    {
        private long _lines;

        public long Lines
        {
            set => Interlocked.Exchange(ref _lines, value);
        }

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Words(Interlocked.Read(ref _lines), task.ElapsedTime ?? TimeSpan.Zero));

        private static string Words(long lines, TimeSpan elapsed) =>
            $"{lines:N0} lines, {(elapsed > TimeSpan.Zero ? lines / elapsed.TotalSeconds : 0):N0}/s";
    }
}
