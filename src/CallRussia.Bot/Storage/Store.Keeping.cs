using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

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
                Copies.Backup(CopyTo, _options.Path, path, force);
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

    /// <summary>A copy that stands in the writer's way is given up and begun again.</summary>
    private void CopyTo(string path)
    {
        for (var left = MostViews; ; left--)
        {
            try
            {
                _engine.CopyTo(path);
                return;
            }
            catch (EngineFailure failure) when (failure.MayBeginAgain && left > 1)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Puts a backup in the place of a store that nobody has open.</summary>
    /// <param name="key">32 bytes, from <see cref="StoreKey.Find"/>.</param>
    /// <param name="force">Replaces a store that exists; the old one is kept beside it as <c>.replaced</c>.</param>
    /// <returns>Where the old store lies now; null when there was none.</returns>
    /// <exception cref="StoreException">The copy is damaged or no store, the key does not fit it, the store is in use, or it exists.</exception>
    public static Task<string?> Restore(string backup, string path, StoreEngine engine, byte[] key, bool force, CancellationToken cancellationToken) =>
        Task.Run(() => Copies.Restore(backup, path, engine, new Keys(key), force), cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => Task.Run<IReadOnlyList<string>>(
        () => View((view, desk) =>
        {
            var wrong = new RecordCheckup(view, desk.Bodies, cancellationToken).Run(Tables);
            var kept = new Transaction(new Ground(view, desk.Bodies), desk.Marks);
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

    /// <summary>For tests: the files may grow to so many bytes each, as if the disk were full then.</summary>
    internal Task Limit(long bytes) => _writer.Look(
        _ =>
        {
            ((ILimited)_engine).Limit(bytes);
            return true;
        },
        CancellationToken.None);
}
