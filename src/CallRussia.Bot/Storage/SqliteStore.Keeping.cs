using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>House-keeping: counts, forgetting, copies, checks.</summary>
public sealed partial class SqliteStore
{
    public Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<RegionStock>>(session => NumberBank.Stock.Count(session, _options.Clock.GetUtcNow()), cancellationToken);

    public async Task Sweep(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await FinishWithdrawals(cancellationToken);
        await SweepDeliveries(now, cancellationToken);
        // Before anything is forgotten that reports count; in steps, between which hand-outs go on.
        while (await Write(session => session.Answers.Roll(now), cancellationToken))
        {
        }
        var (done, setAside, links, ended) = await Write(
            session =>
            {
                session.Pauses.Sweep(now);
                session.Inbox.SweepTaps(now - Limits.TapLives);
                NumberBank.Stock.Sweep(session);
                session.Numbers.Sweep(now);
                session.Looks.Sweep(now);
                session.RoleOffers.Sweep(now);
                session.Problems.Sweep(now);
                session.Leases.Settle(now - _options.Rules.LateReports - OutcomeRules.UndoTime);
                return (
                    session.Inbox.SweepDone(now - Limits.SeenFor),
                    session.Inbox.SweepSetAside(now - _options.Retention.SetAside),
                    session.Leases.Unlink(now - _options.Retention.LeaseLinks),
                    session.Answers.Sweep(now));
            },
            cancellationToken);
        _options.Log.Swept(done, setAside, links, ended);
    }

    public Task ProveWritable(CancellationToken cancellationToken) => Write(
        session => session.Database.Use("INSERT OR REPLACE INTO meta(key, value) VALUES('written', ?1)").Bind(_options.Clock.GetUtcNow().Stored()).Run(),
        cancellationToken);

    public Task Backup(string path, bool force, CancellationToken cancellationToken) =>
        _readers.Run(
            session =>
            {
                Copies.Backup(session.Database, _file, path, force);
                return true;
            },
            cancellationToken);

    /// <summary>For tests: the file may grow to so many pages, as if the disk were full then.</summary>
    internal Task LimitPages(int pages) => Write(session => session.Database.Execute($"PRAGMA max_page_count={pages}"), CancellationToken.None);

    /// <summary>For tests: from now on the writer meets these faults, or none.</summary>
    internal void Suffer(IStoreFaults? faults) => _writer.Suffer(faults);

    /// <summary>Puts a backup in the place of a store that nobody has open.</summary>
    /// <param name="key">32 bytes, from <see cref="StoreKey.Find"/>.</param>
    /// <param name="force">Replaces a store that exists; the old one is kept beside it as <c>.replaced</c>.</param>
    /// <returns>Where the old store lies now; null when there was none.</returns>
    /// <exception cref="StoreException">The copy is damaged or no store, the key doesn't fit it, the store is in use, or it exists.</exception>
    public static Task<string?> Restore(string backup, string path, byte[] key, bool force, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var keys = new Keys(key);
                return Copies.Restore(backup, path, copy => Schema.Verify(copy, keys), force);
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<string>>(session => new Checkup(session).Run(), cancellationToken);
}
