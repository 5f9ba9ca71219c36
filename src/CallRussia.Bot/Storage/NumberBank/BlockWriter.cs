using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Sealed blocks to the writer, in steps short enough that nobody waits for them noticeably. While one step is written the next one fills.
/// </summary>
/// <param name="breath">After each step. Another process that wants to write looks again after 10 ms at the latest when it has not waited for long: it comes in here.</param>
internal sealed class BlockWriter(Writer writer, ImportPace pace, TimeSpan breath, TimeProvider clock, CancellationToken cancellationToken)
{
    private List<SealedBlock> _filling = [];
    private Task _writing = Task.CompletedTask;

    public void Add(SealedBlock block)
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

    private async Task Write(List<SealedBlock> blocks)
    {
        await writer.Run(
            session =>
            {
                foreach (var block in blocks) session.Blocks.Add(block.Id, block.Count, block.Cell);
                return true;
            },
            cancellationToken);
        if (breath > TimeSpan.Zero) await Task.Delay(breath, clock, cancellationToken);
    }
}

internal sealed record SealedBlock(long Id, int Count, byte[] Cell);
