using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Lite;

namespace CallRussia.Bot.Storage.Moving;

/// <summary>A store whose key was changed.</summary>
/// <param name="Records">How many were sealed anew.</param>
/// <param name="Former">Where the old store lies now; null when it had the new key already, such as after a change that was cut off just before its end.</param>
public sealed record Rotated(long Records, string? Former);

/// <summary>
/// Seals a store anew under another key. The new one is whole, compared record by record and checked before it takes the place of the old one in one step: at any moment there is a whole
/// store there, of the old key or the new one. Interrupted and run again it begins anew, or finishes when that step was done.
/// </summary>
public static class KeyRotation
{
    /// <param name="options">Of the store, with its present key.</param>
    /// <param name="next">The new key; null: a random one, for a key file only.</param>
    /// <param name="isKeyFile">The key lies beside the store: the new one is put there, and the old one beside the old store.</param>
    /// <exception cref="StoreException">It can't be done; the message says why. Nothing was changed.</exception>
    public static Task<Rotated> Run(StoreOptions options, byte[]? next, bool isKeyFile, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var heldLock = StoreLock.Alone(options.Path);
            var rotation = new Rotation(options, isKeyFile, cancellationToken);
            return rotation.Finish(next) ?? await rotation.Run(next ?? StoreKey.Random());
        },
        cancellationToken);

    private sealed class Rotation(StoreOptions options, bool isKeyFile, CancellationToken cancellationToken)
    {
        private readonly string _next = StoreKey.NextOf(options.Path);
        private readonly string _former = Copies.NameOfFormer(options.Path);
        private bool _isReplacing;

        /// <returns>Null when the store has the old key.</returns>
        public Rotated? Finish(byte[]? next)
        {
            StoreKinds.Check(options.Path, options.Engine);
            if (isKeyFile && File.Exists(_next) && Has(StoreKey.Read(_next)))
            {
                PutNewKey();
                return new Rotated(0, null);
            }
            return next is not null && Has(next) ? new Rotated(0, null) : null;
        }

        public async Task<Rotated> Run(byte[] next)
        {
            // Of a run that was cut off; where one was, nothing else can be at work.
            var (temporary, copy) = ($"{options.Path}.rotated.tmp", $"{options.Path}.old.tmp");
            try
            {
                StoreParts.Delete(temporary);
                StoreParts.Delete(copy);
                if (isKeyFile) StoreKey.Write(_next, next, replaces: true);
                Reached(StorePoint.NewKeyWaits);
                StoreKinds.CopyBack(options.Engine, options.Path, copy, new Keys(options.Key));
                var made = options with { Path = temporary, Key = next, Access = StoreAccess.Sole, Faults = null };
                var records = await StoreMove.Run(copy, options.Engine, options.Key, made, cancellationToken);
                Reached(StorePoint.NewStoreMade);
                Replace(temporary, copy, next);
                return new Rotated(records.Sum(table => table.Records), _former);
            }
            finally
            {
                StoreParts.Delete(temporary);
                StoreParts.Delete(copy);
                if (!_isReplacing) TakeBack();
            }
        }

        private void TakeBack()
        {
            File.Delete(_former);
            if (!isKeyFile) return;
            File.Delete(StoreKey.FileOf(_former));
            File.Delete(_next);
        }

        /// <summary>Whether the store has that key, and not the present one. It is one file then.</summary>
        private bool Has(byte[] key)
        {
            var (own, other) = (new Keys(options.Key), new Keys(key));
            return StoreKinds.Settle(options.Engine, options.Path, other, own).Check.AsSpan().SequenceEqual(other.Check);
        }

        private void Replace(string made, string old, byte[] next)
        {
            // What is beside the old one would be played into the new one.
            foreach (var (path, key) in ((string, byte[])[])[(made, next), (old, options.Key), (options.Path, options.Key)])
            {
                _ = StoreKinds.Settle(options.Engine, path, new Keys(key));
                StoreParts.Sync(path);
            }
            if (isKeyFile) StoreKey.Write(StoreKey.FileOf(_former), options.Key, replaces: false);
            Reached(StorePoint.OldKeyKept);
            File.Move(old, _former);
            Reached(StorePoint.OldStoreKept);
            // Whatever happens from here on: all keys and stores stay.
            _isReplacing = true;
            File.Move(made, options.Path, overwrite: true);
            Reached(StorePoint.NewStoreInPlace);
            if (isKeyFile) PutNewKey();
        }

        private void PutNewKey()
        {
            File.Move(_next, StoreKey.FileOf(options.Path), overwrite: true);
            Reached(StorePoint.NewKeyInPlace);
        }

        /// <summary>What has a name is on the disk before anything gets the next one.</summary>
        private void Reached(StorePoint point)
        {
            FileDisk.SyncFolder(options.Path);
            options.Faults?.At(point);
        }
    }
}
