using CallRussia.Bot.Core.Bank;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>
/// Blocks to the writer, in steps short enough that nobody waits for them noticeably. While one step is written the next one fills.
/// </summary>
/// <param name="write">Durable when its task completes.</param>
internal sealed class BlockWriter(Func<List<Block>, Task> write, ImportPace pace, CancellationToken cancellationToken)
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
        _writing = write(blocks);
    }
}

/// <summary>How an import shares the store with those who work in it.</summary>
internal sealed record ImportPace
{
    /// <summary>A megabyte: some five milliseconds of the writer.</summary>
    public int BlocksPerCommit { get; init; } = 128;

    public int Workers { get; init; } = Environment.ProcessorCount;
}
