using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Copies and checks.</summary>
public sealed partial class Store
{
    public Task Backup(string path, bool force, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _looks.Begin();
            try
            {
                Copies.Backup(_engine.CopyTo, _options.Path, path, force);
            }
            catch (EngineFailure failure)
            {
                throw failure.Explain();
            }
            finally
            {
                _looks.End();
            }
        },
        cancellationToken);

    /// <summary>Puts a backup in the place of a store that nobody has open.</summary>
    /// <param name="key">32 bytes, from <see cref="StoreKey.Find"/>.</param>
    /// <param name="force">Replaces a store that exists; the old one is kept beside it as <c>.replaced</c>.</param>
    /// <returns>Where the old store lies now; null when there was none.</returns>
    /// <exception cref="StoreException">The copy is damaged or no store, the key does not fit it, the store is in use, or it exists.</exception>
    public static Task<string?> Restore(string backup, string path, byte[] key, bool force, CancellationToken cancellationToken)
    {
        var keys = new Keys(key);
        return Task.Run(() => Copies.Restore(backup, path, copy => RecordSchema.Verify(copy, keys), force), cancellationToken);
    }

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => Task.Run<IReadOnlyList<string>>(
        () => View((view, desk) =>
        {
            var wrong = new RecordCheckup(view, desk.Bodies, cancellationToken).Run(Tables);
            var kept = new Transaction(new Ground(view, desk.Bodies, MostRemembered), desk.Marks);
            try
            {
                wrong.AddRange(_ledgers.Check(kept));
            }
            catch (Exception damage) when (damage is StoreException or DamagedException)
            {
                wrong.Add(GroupWriter.Told(damage).Message);
            }
            finally
            {
                kept.End();
            }
            return wrong;
        }),
        cancellationToken);

    /// <summary>For tests: the file may grow to so many pages, as if the disk were full then.</summary>
    internal Task LimitPages(int pages) => Write(
        _ =>
        {
            (_engine as SqliteEngine ?? throw new NotSupportedException("It has no file.")).LimitPages(pages);
            return true;
        },
        CancellationToken.None);
}
