using CallRussia.Bot.Storage.OldForm;
using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Tables inbox and done: what came in, and the ids of what has changed the state already.</summary>
internal sealed class Inbox(Database database, Vault vault)
{
    private const char Prefix = 'u';
    private const int SetAsideStatus = 1;

    /// <returns>False when it was seen before.</returns>
    public bool Add(InboxUpdate update, DateTimeOffset at)
    {
        using (var row = database.Use("SELECT 1 FROM done WHERE id=?1").Bind(IncomingOf(update.Id)))
            if (row.Step()) return false;
        return database.Use("INSERT OR IGNORE INTO inbox(update_id, received_at, raw) VALUES(?1, ?2, ?3)")
            .Bind(update.Id).Bind(at.Stored()).Bind(vault.Seal(Purpose.Update, update.Id, update.Json.Span)).Run() == 1;
    }

    public List<InboxUpdate> Unfinished()
    {
        var updates = new List<InboxUpdate>();
        // In the order of arrival: ids of updates may jump down after a quiet week.
        using var row = database.Use("SELECT update_id, raw FROM inbox WHERE status=0 ORDER BY received_at, update_id");
        while (row.Step()) updates.Add(new InboxUpdate(row.Int(0), vault.Open(Purpose.Update, row.Long(0), row.Blob(1))));
        return updates;
    }

    public void Dismiss(int updateId, DateTimeOffset at)
    {
        _ = Finish(IncomingOf(updateId), at);
        Remove(IncomingOf(updateId));
    }

    public void SetAside(string incoming, string reason, DateTimeOffset at)
    {
        if (UpdateOf(incoming) is { } id)
            database.Use("UPDATE inbox SET status=?2, reason=?3 WHERE update_id=?1").Bind(id).Bind(SetAsideStatus).Bind(reason).Run();
        // It counts as done: a redelivery must not try it again.
        _ = Finish(incoming, at);
    }

    /// <returns>False when it was done before.</returns>
    public bool Finish(string incoming, DateTimeOffset at) =>
        database.Use("INSERT OR IGNORE INTO done(id, at) VALUES(?1, ?2)").Bind(incoming).Bind(at.Stored()).Run() == 1;

    /// <summary>The raw update is not needed any more once its turn is taken.</summary>
    public void Remove(string incoming)
    {
        if (UpdateOf(incoming) is { } id)
            database.Use("DELETE FROM inbox WHERE update_id=?1 AND status=0").Bind(id).Run();
    }

    /// <summary>
    /// Updates set aside hold a person's words and may be unreadable, so they are told by the id that stands in them: rather one too many
    /// goes than one stays. There are never many.
    /// </summary>
    public void Erase(VolunteerId volunteer)
    {
        var mark = Encoding.ASCII.GetBytes(volunteer.ToString());
        var theirs = new List<long>();
        using (var row = database.Use("SELECT update_id, raw FROM inbox WHERE status=?1").Bind(SetAsideStatus))
            while (row.Step())
                if (vault.Open(Purpose.Update, row.Long(0), row.Blob(1)).AsSpan().IndexOf(mark) >= 0) theirs.Add(row.Long(0));
        foreach (var id in theirs) database.Use("DELETE FROM inbox WHERE update_id=?1").Bind(id).Run();
        database.Use("DELETE FROM tap WHERE volunteer=?1").Bind(volunteer.Value).Run();
    }

    /// <summary>
    /// Kept with the turn that it set off: after a crash it may wait for its acknowledgement. Nobody notes that it was acknowledged;
    /// doing it twice does no harm, and it lives for minutes.
    /// </summary>
    public void Note(VolunteerId volunteer, Tap tap, DateTimeOffset at) =>
        database.Use("INSERT INTO tap(volunteer, at, query) VALUES(?1, ?2, ?3)").Bind(volunteer.Value).Bind(at.Stored()).Bind(tap.QueryId).Run();

    public List<string> TapsSince(DateTimeOffset since)
    {
        var taps = new List<string>();
        using var row = database.Use("SELECT query FROM tap WHERE at>=?1 ORDER BY id").Bind(since.Stored());
        while (row.Step()) taps.Add(row.Text(0));
        return taps;
    }

    public void SweepTaps(DateTimeOffset before) => database.Use("DELETE FROM tap WHERE at<?1").Bind(before.Stored()).Run();

    public int SetAsideSince(DateTimeOffset since)
    {
        using var row = database.Use("SELECT count(*) FROM inbox WHERE status=?1 AND received_at>=?2").Bind(SetAsideStatus).Bind(since.Stored());
        return row.Step() ? row.Int(0) : 0;
    }

    public int SweepDone(DateTimeOffset before) => database.Use("DELETE FROM done WHERE at<?1").Bind(before.Stored()).Run();

    public int SweepSetAside(DateTimeOffset before) =>
        database.Use("DELETE FROM inbox WHERE status=?1 AND received_at<?2").Bind(SetAsideStatus).Bind(before.Stored()).Run();

    private static int? UpdateOf(string incoming) =>
        incoming.Length > 1 && incoming[0] == Prefix && int.TryParse(incoming.AsSpan(1), out var id) ? id : null;

    private static string IncomingOf(int updateId) => $"{Prefix}{updateId}";
}
