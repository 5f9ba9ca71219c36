using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers <see cref="LookAtSources"/> and <see cref="WithdrawSource"/>: a source is what one import brought, which is a segment.</summary>
internal sealed class Sources(Database database, Lanes lanes, AuditLog audit)
{
    private const string Seen = """
        SELECT s.id, s.source, s.created, s.n, coalesce((SELECT sum(n-pos) FROM pos WHERE segment=s.id), 0) - (SELECT count(*) FROM number WHERE ahead=s.id) FROM segment s WHERE s.whole=1 AND s.n>0
        """;

    /// <summary>Newest first.</summary>
    public SourcesSeen Look()
    {
        var sources = new List<NumberSource>();
        using var row = database.Use($"{Seen} ORDER BY s.id DESC");
        while (row.Step()) sources.Add(Read(row));
        return new SourcesSeen(sources);
    }

    /// <summary>One small commit takes its lanes out of the hand-outs; what is left to do is done by <see cref="Withdrawals"/>.</summary>
    public Trigger Withdraw(WithdrawSource ask, Deed deed)
    {
        if (Find(ask.Id) is not { } source) return new SourceUnknown(ask.Id);
        database.Use("INSERT INTO leaving(segment, region, pos, n) SELECT segment, region, pos, n FROM pos WHERE segment=?1").Bind(ask.Id).Run();
        database.Use("DELETE FROM pos WHERE segment=?1").Bind(ask.Id).Run();
        database.Use("UPDATE segment SET whole=2 WHERE id=?1").Bind(ask.Id).Run();
        lanes.Forget();
        audit.Add(deed, Act.SourceWithdrawn, source.Name, ask.Reason);
        return new SourceWithdrawn(source);
    }

    private NumberSource? Find(long id)
    {
        using var row = database.Use($"{Seen} AND s.id=?1").Bind(id);
        return row.Step() ? Read(row) : null;
    }

    private static NumberSource Read(Statement row) => new(row.Long(0), row.Text(1), row.Time(2), row.Long(3), row.Long(4));
}
