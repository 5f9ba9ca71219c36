using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Table dnc: hashes of numbers that are never called again. It outlives the numbers themselves and every import.</summary>
internal sealed class DoNotCallRegister(Database database, Vault vault)
{
    /// <summary>In the place of an outcome.</summary>
    private const long NoCall = 0;

    public bool Contains(PhoneNumber number)
    {
        using var row = database.Use("SELECT 1 FROM dnc WHERE hash=?1").Bind(vault.DoNotCallHash(number));
        return row.Step();
    }

    /// <param name="reason">The call's outcome; null when it was no call but an organizer.</param>
    /// <returns>False when it was there before: an undo must then leave it.</returns>
    public bool Add(PhoneNumber number, Outcome? reason, DateTimeOffset at) =>
        database.Use("INSERT OR IGNORE INTO dnc(hash, hint, reason, at) VALUES(?1, ?2, ?3, ?4)")
            .Bind(vault.DoNotCallHash(number)).Bind(vault.DoNotCallHint(number.ToNational())).Bind((long?)reason ?? NoCall).Bind(at.Stored()).Run() == 1;

    /// <returns>False when it was not there.</returns>
    public bool Remove(PhoneNumber number) => database.Use("DELETE FROM dnc WHERE hash=?1").Bind(vault.DoNotCallHash(number)).Run() == 1;

    /// <summary>What an import looks at first: only a number with one of these hints needs the full hash.</summary>
    public HashSet<int> Hints()
    {
        var hints = new HashSet<int>();
        using var row = database.Use("SELECT hint FROM dnc");
        while (row.Step()) hints.Add(row.Int(0));
        return hints;
    }
}
