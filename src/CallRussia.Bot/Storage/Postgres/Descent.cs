using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>
/// Which of several servers is the primary now. Each one that is made the primary counts its timeline up, so a former one that comes back as if nothing had happened
/// has an older one than others that were met: nothing is read there, and nothing written.
/// </summary>
internal sealed class Descent
{
    private readonly Lock _gate = new();
    private string _newest = "";

    /// <summary>Asked of each new line. What it throws sends the driver to the next server.</summary>
    /// <exception cref="NpgsqlException">This server is not the primary, or is no longer.</exception>
    public void Check(NpgsqlConnection line)
    {
        // The names of its logs begin with the timeline, in 8 digits. One that stands by writes none, and refuses to tell.
        var met = (string)Sql.Scalar(line, "SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8)")!;
        lock (_gate)
        {
            if (string.CompareOrdinal(met, _newest) < 0) throw new NpgsqlException("This server was the primary before another one.");
            _newest = met;
        }
    }
}
