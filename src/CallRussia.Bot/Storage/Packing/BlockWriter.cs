using CallRussia.Bot.Core.Bank;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>
/// Blocks to the writer, in steps short enough that nobody waits for them noticeably. While one step is written the next one fills.
/// </summary>
/// <param name="write">Durable when its task completes.</param>
/// <param name="breath">After each step. Another process that wants to write looks again after 10 ms at the latest when it has not waited for long: it comes in here.</param>
internal sealed class BlockWriter(Func<List<Block>, Task> write, ImportPace pace, TimeSpan breath, TimeProvider clock, CancellationToken cancellationToken)
{
    private List<Block> _filling = [];
    private Task _writing = Task.CompletedTask;

    public void Add(Block block)
    {
        _filling.Add(block);
        if (_filling.Count >= pace.BlocksPerCommit) Begin();
    }

    public async Task End()
    {
        if (_filling.Count > 0) Begin();
        await _writing;
    }

    private void Begin()
    {
        _writing.GetAwaiter().GetResult();
        cancellationToken.ThrowIfCancellationRequested();
        var blocks = _filling;
        _filling = new(pace.BlocksPerCommit);
        _writing = Write(blocks);
    }

    private async Task Write(List<Block> blocks)
    {
        await write(blocks);
        if (breath > TimeSpan.Zero) await Task.Delay(breath, clock, cancellationToken);
    }
}

/// <summary>How an import shares the store with those who work in it.</summary>
internal sealed record ImportPace
{
    /// <summary>A megabyte: some five milliseconds of the writer.</summary>
    public int BlocksPerCommit { get; init; } = 128;

    /// <summary>How long other processes have the store for themselves between two commits, when the bot serves.</summary>
    public TimeSpan Breath { get; init; } = TimeSpan.FromMilliseconds(12);

    public int Workers { get; init; } = Environment.ProcessorCount;
}
