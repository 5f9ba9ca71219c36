using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>What LiteDB or its files did, in words for a person.</summary>
internal static class LiteFailure
{
    // The disk is full, as Linux and macOS say it, and as Windows does in two ways.
    public const int NoSpace = 28;
    private const int HandleDiskFull = 39;
    private const int DiskFull = 112;

    public static EngineFailure Of(Exception failure, string path) => failure switch
    {
        EngineFailure known => known,
        ViewGivenUp => new EngineFailure(StoreSentences.TooBusy(path), StoreTrouble.Passing, failure) { MayBeginAgain = true },
        JournalDamage => new EngineFailure(StoreSentences.DamagedJournal(path), StoreTrouble.Damage, failure),
        UnauthorizedAccessException => new EngineFailure(StoreSentences.NotWritable(path), StoreTrouble.Passing, failure),
        IOException io when (io.HResult & 0xffff) is NoSpace or HandleDiskFull or DiskFull => new EngineFailure(StoreSentences.Full(path), StoreTrouble.Passing, failure),
        IOException io => new EngineFailure(StoreSentences.Failing(path, io.Message), StoreTrouble.Passing, failure),
        _ => new EngineFailure(StoreSentences.Damaged(path), StoreTrouble.Damage, failure),
    };

    /// <summary>An earlier failure could not be taken back.</summary>
    public static EngineFailure NotOpen(string path) => new(StoreSentences.Failing(path, "it could not be opened again after a failure"), StoreTrouble.Passing);
}
