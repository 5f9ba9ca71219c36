using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.OldForm;

/// <summary>
/// Each test of the contract begins in the old form; its first restart is the change to this version, and everything goes on. What a test that
/// never restarts leaves behind is converted at its end.
/// </summary>
public sealed class ConvertedStoreContract : StoreContract
{
    private bool _isOld;

    protected override IStore Open(StoreOptions options)
    {
        if (!File.Exists(options.Path))
        {
            _isOld = true;
            return SqliteStore.Open(options);
        }
        if (_isOld) Conversion.Run(options.Path, options, default).GetAwaiter().GetResult();
        _isOld = false;
        return CallRussia.Bot.Storage.Store.Open(options);
    }

    public override async Task DisposeAsync()
    {
        if (_isOld && Bench.IsOpen)
        {
            await Bench.Restart();
            Assert.Empty(await Bench.Store.Check(default));
        }
        await base.DisposeAsync();
    }
}
