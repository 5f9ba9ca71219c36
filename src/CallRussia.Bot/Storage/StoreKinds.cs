using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Lite;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Which engine wrote a file, told by its beginning.</summary>
internal static class StoreKinds
{
    /// <returns>Null when it is no store of ours, or none that can be told by its beginning.</returns>
    /// <remarks>Never asked about a file that this process has open: see <see cref="StoreFile.Watch"/>.</remarks>
    public static StoreEngine? Of(string path) =>
        StoreFile.IsOurs(path) ? StoreEngine.Sqlite : LiteStores.IsOurs(path) ? StoreEngine.LiteDB : null;

    /// <exception cref="StoreException">Another engine wrote it, or the one that was there is put away and no other has come: the message says how to go on.</exception>
    public static void Check(string path, StoreEngine engine)
    {
        if (Copies.CutOff(path) is { } former) throw new StoreException(StoreSentences.CutOff(path, former));
        if (File.Exists(path) && Of(path) is { } found && found != engine) throw new StoreException(StoreSentences.OfOtherEngine(path, $"{found}"));
    }

    /// <summary>A store that nobody has open is one file again.</summary>
    /// <returns>Those of the keys that fit, as the store has them.</returns>
    /// <exception cref="StoreException">It can't be used, or none of the keys fits.</exception>
    public static Keys Settle(StoreEngine engine, string path, params Keys[] keys) =>
        engine == StoreEngine.LiteDB ? LiteStores.Settle(path, keys) : SqliteStores.Settle(path, keys);

    /// <summary>A copy of a store into a new file, sound, ours and of this key.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public static void CopyBack(StoreEngine engine, string from, string to, Keys keys)
    {
        if (engine == StoreEngine.LiteDB) LiteStores.CopyBack(from, to, keys);
        else SqliteStores.CopyBack(from, to, keys);
    }
}
