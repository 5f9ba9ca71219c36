using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>
/// Table honeytoken: the campaign's own numbers. Each has a retired row in table number too, so that the bank's own hand-outs pass it over
/// and a report on it finds what it looks for.
/// </summary>
internal sealed class Honeytokens(Database database, Vault vault, NumberRows numbers, BankRegions regions)
{
    /// <summary>Who collects numbers meets one among the first hundred; who calls a few is rarely troubled.</summary>
    private const ulong OneIn = 64;

    private const ulong ForHoneytoken = ulong.MaxValue;

    /// <returns>False when it was planted before.</returns>
    public bool Plant(PhoneNumber number, RegionCode region, DateTimeOffset at)
    {
        var token = vault.Token(number);
        var id = regions.Add(region);
        if (database.Use("INSERT OR IGNORE INTO honeytoken(token, region, planted) VALUES(?1, ?2, ?3)").Bind(token).Bind(id).Bind(at.Stored()).Run() == 0)
            return false;
        var row = numbers.Find(token) ?? new NumberRow(token, id, NumberState.Fresh, null, null, 0);
        if (row.State.Status < NumberStatus.Retired) numbers.Save(row with { State = new NumberState { Status = NumberStatus.Retired }, Agreed = null });
        return true;
    }

    /// <summary>Now and then the next number is one of ours that nobody has seen: by a keyed function of the lease, so that nobody can foresee it.</summary>
    public NumberRow? Pick(VolunteerId volunteer, LeaseId next, DateTimeOffset at, OpenRegions open, Func<PhoneNumber, bool> isCalled)
    {
        if (vault.Order.Of((ulong)next.Value, ForHoneytoken) % OneIn != 0 || HasOne(volunteer)) return null;
        // In the order of the tokens, which is anybody's guess.
        foreach (var (token, region) in Unseen())
        {
            if (!open.IsOpen(region, at) || !isCalled(vault.Number(token)) || numbers.Find(token) is not { State.Status: not NumberStatus.DoNotCall } number) continue;
            database.Use("UPDATE honeytoken SET volunteer=?2, shown=?3 WHERE token=?1").Bind(token).Bind(volunteer.Value).Bind(at.Stored()).Run();
            return number;
        }
        return null;
    }

    /// <summary>From now on a number like any other that is retired: nobody is handed it again.</summary>
    /// <returns>False when it was none.</returns>
    public bool Unplant(PhoneNumber number) => database.Use("DELETE FROM honeytoken WHERE token=?1").Bind(vault.Token(number)).Run() == 1;

    public bool IsPlanted(byte[] token)
    {
        using var row = database.Use("SELECT 1 FROM honeytoken WHERE token=?1").Bind(token);
        return row.Step();
    }

    /// <summary>To whom it was shown and when; null when it is none.</summary>
    public (VolunteerId? Volunteer, DateTimeOffset? At)? Find(PhoneNumber number)
    {
        using var row = database.Use("SELECT volunteer, shown FROM honeytoken WHERE token=?1").Bind(vault.Token(number));
        return row.Step() ? (row.LongOrNull(0) is { } id ? new VolunteerId(id) : null, row.TimeOrNull(1)) : null;
    }

    /// <summary>One for each volunteer: it tells what a second one would tell.</summary>
    private bool HasOne(VolunteerId volunteer)
    {
        using var row = database.Use("SELECT 1 FROM honeytoken WHERE volunteer=?1").Bind(volunteer.Value);
        return row.Step();
    }

    private List<(byte[] Token, int Region)> Unseen()
    {
        var unseen = new List<(byte[], int)>();
        using var row = database.Use("SELECT token, region FROM honeytoken WHERE shown IS NULL ORDER BY token");
        while (row.Step()) unseen.Add((row.Blob(0).ToArray(), row.Int(1)));
        return unseen;
    }

    /// <summary>Who saw it goes; that it was seen stays, for nobody else may see it.</summary>
    public void Erase(VolunteerId volunteer) => database.Use("UPDATE honeytoken SET volunteer=NULL WHERE volunteer=?1").Bind(volunteer.Value).Run();
}
