using System.Globalization;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Hand-outs as years of calling leave them: most volunteers call a few times, soon after they came.</summary>
internal sealed class ReportedHistory(int calls, int days, int volunteers)
{
    private const int Regions = 89;
    private const int PerWrite = 5_000;

    private static readonly Language[] s_languages = [Language.English, Language.Lithuanian, Language.Russian];

    private readonly DateTimeOffset _first = BigBank.Now.AddDays(-days);
    private readonly long _span = TimeSpan.FromDays(days).Ticks;

    /// <summary>Straight into the records: the numbers themselves matter to no report.</summary>
    public async Task Fill(Store store)
    {
        var regions = new BankRegions(BigBank.Regions);
        await store.Write(kept => Enumerable.Range(0, Regions).Select(region => regions.Add(kept, new RegionCode(string.Create(CultureInfo.InvariantCulture, $"A-{region:00}")))).ToList(), default);
        for (var from = 0; from < calls; from += PerWrite)
            await store.Write(kept => Put(kept, KeptLeases.Table, Enumerable.Range(from, Math.Min(PerWrite, calls - from)).Select(Lease)), default);
        var callers = Enumerable.Range(0, calls).Select(Lease).GroupBy(lease => lease.Volunteer!.Value).ToDictionary(
            own => own.Key.Value, own => new Caller(own.Key, own.Count(), own.Count(lease => lease.Outcome is { } outcome && outcome.WasCalled()), []) { LastCall = BigBank.Now });
        for (var from = 1; from <= volunteers; from += PerWrite)
            await store.Write(
                kept => Put(kept, Chats.Volunteers, Enumerable.Range(from, Math.Min(PerWrite, volunteers + 1 - from)).Select(Volunteer))
                    + Put(kept, Callers.Table, Enumerable.Range(from, Math.Min(PerWrite, volunteers + 1 - from)).Where(id => callers.ContainsKey(id)).Select(id => callers[id])), default);
    }

    /// <summary>The same rows for whoever has nothing else.</summary>
    public void FillPlain(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA synchronous=OFF;
            CREATE TABLE volunteer(id INTEGER PRIMARY KEY, language TEXT, country TEXT, joined INTEGER, promised INTEGER, quiz INTEGER, state BLOB);
            CREATE TABLE lease(id INTEGER PRIMARY KEY, volunteer INTEGER, region INTEGER, given_at INTEGER, outcome INTEGER, local_hour INTEGER, guide TEXT, tier INTEGER, rest BLOB);
            INSERT INTO volunteer WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<$volunteers)
                SELECT i, CASE i%9 WHEN 0 THEN 'en' WHEN 1 THEN 'lt' ELSE 'ru' END, char(65+i*i%12, 65+i%12), $first+i*($span/$volunteers), $first+i*($span/$volunteers), $first+i*($span/$volunteers), zeroblob(220) FROM n;
            INSERT INTO lease WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<$calls-1)
                SELECT i+1, 1+(i*$volunteers/$calls)*(i%50)/50, 1+i*7919%89, $first+i*($span/$calls),
                    CASE WHEN i%100<48 THEN 10 WHEN i%100<56 THEN NULL WHEN i%100<80 THEN 20+i%7 WHEN i%100<95 THEN 30+i%5 ELSE 40+i%3 END, 10+i%10, 'guide-'||(i*12/$calls), i%3, zeroblob(40) FROM n;
            """;
        command.Parameters.AddWithValue("$volunteers", volunteers);
        command.Parameters.AddWithValue("$calls", calls);
        command.Parameters.AddWithValue("$first", _first.UtcTicks);
        command.Parameters.AddWithValue("$span", _span);
        command.ExecuteNonQuery();
    }

    private static int Put<TKey, T>(ITransaction kept, Table<TKey, T> table, IEnumerable<T> records)
        where T : class
    {
        var put = 0;
        foreach (var record in records)
        {
            kept.Put(table, record);
            put++;
        }
        return put;
    }

    private KeptVolunteer Volunteer(int i)
    {
        var joined = _first.AddTicks(i * (_span / volunteers));
        var country = $"{(char)(65 + ((long)i * i % 12))}{(char)(65 + (i % 12))}";
        return new KeptVolunteer(
            new Volunteer(new VolunteerId(i), s_languages[Math.Min(i % 9, 2)], joined)
            {
                Standing = Standing.Volunteer,
                Country = country,
                Zone = "Europe/Vilnius",
                PromisedAt = joined,
                QuizPassedAt = joined,
            },
            HasCalled: false);
    }

    private KeptLease Lease(int i)
    {
        var (at, volunteer) = (_first.AddTicks(i * (_span / calls)), 1 + ((long)i * volunteers / calls * (i % 50) / 50));
        var outcome = (i % 100) switch
        {
            < 48 => 10,
            < 56 => default(int?),
            < 80 => 20 + (i % 7),
            < 95 => 30 + (i % 5),
            _ => 40 + (i % 3),
        };
        return new KeptLease(new LeaseId(i + 1), new VolunteerId(volunteer), Token: null, 1 + (int)((long)i * 7919 % Regions), at, at, 1)
        {
            EndedAt = at.AddTicks(1),
            ReportedAt = outcome is null ? null : at.AddTicks(1),
            Outcome = (Outcome?)outcome,
            LocalHour = 10 + (i % 10),
            Guide = string.Create(CultureInfo.InvariantCulture, $"guide-{(long)i * 12 / calls}"),
            Tier = (Tier)(i % 3),
        };
    }
}
