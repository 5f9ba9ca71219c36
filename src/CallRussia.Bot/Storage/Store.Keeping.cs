using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage;

/// <summary>House-keeping: forgetting, copies, checks.</summary>
public sealed partial class Store
{
    /// <summary>So many records go in one step: hand-outs wait a few milliseconds at most.</summary>
    private const int SweptPerStep = 250;

    private static readonly Sequence s_written = new("written");

    public Task ProveWritable(CancellationToken cancellationToken) => Serve(static kept => kept.Next(s_written), cancellationToken);

    public async Task Sweep(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await FinishWithdrawals(cancellationToken);
        var (records, links, ended) = (new Dictionary<Table, int>(), 0, 0);
        for (var place = 0; await Step(place) is { Records: { } count } step; place = step.Next)
        {
            if (place < _ledgers.Tables.Count) records[_ledgers.Tables[place]] = Of(_ledgers.Tables[place]) + count;
            (links, ended) = (links + step.Notes.Links, ended + step.Notes.Ended);
        }
        var (done, setAside) = (Of(Core.Mail.Inbox.Seen) + Of(Core.Mail.Inbox.Done), Of(Core.Mail.Inbox.Updates));
        _options.Log.Swept(done, setAside, links, ended);

        int Of(Table table) => records.GetValueOrDefault(table);

        // It may be run again: place and notes are the step's own until the step is kept.
        Task<(int? Records, int Next, Swept Notes)> Step(int from) => Serve(
            kept =>
            {
                var (next, notes) = (from, new Swept());
                return (_ledgers.Sweep(kept, _options.Retention, now, SweptPerStep, notes, ref next), next, notes);
            },
            cancellationToken);
    }

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

    /// <summary>For tests: the files may grow to so many bytes each, as if the disk were full then.</summary>
    internal Task Limit(long bytes) => Write(
        _ =>
        {
            ((ILimited)_engine).Limit(bytes);
            return true;
        },
        CancellationToken.None);

    /// <summary>What only the bot does: a verb beside it runs no turns.</summary>
    private Task<T> Serve<T>(Func<ITransaction, T> work, CancellationToken cancellationToken) => _options.Access == StoreAccess.Sole
        ? Write(work, cancellationToken)
        : throw new InvalidOperationException("A store opened beside the bot runs no turns.");
}
