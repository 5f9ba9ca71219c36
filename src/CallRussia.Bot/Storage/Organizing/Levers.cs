using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table lever: what is stopped now. A handful of rows, looked at with every hand-out: the writer keeps them in memory until they change.</summary>
internal sealed class Levers(Database database, BankRegions regions)
{
    private readonly Dictionary<int, Lever> _regions = [];
    private bool _known;
    private Lever? _handOuts;
    private int _stamp;

    /// <summary>Another number whenever they may have changed, for those who remember what follows from them.</summary>
    public int Stamp
    {
        get
        {
            Know();
            return _stamp;
        }
    }

    /// <summary>The lever that stops hand-outs everywhere, if there is one.</summary>
    public Lever? HandOuts
    {
        get
        {
            Know();
            return _handOuts;
        }
    }

    /// <summary>The lever that stops the numbers of a region, if there is one.</summary>
    public Lever? OfRegion(int region)
    {
        Know();
        return _regions.GetValueOrDefault(region);
    }

    public bool IsAnyRegionStopped
    {
        get
        {
            Know();
            return _regions.Count > 0;
        }
    }

    public List<Lever> Pulled()
    {
        var pulled = new List<Lever>();
        using var row = database.Use("SELECT kind, region, ru, en, lt, since, by, ready FROM lever ORDER BY kind, region");
        while (row.Step())
            pulled.Add(new Lever(
                (LeverKind)row.Int(0),
                row.Text(1) is { Length: > 0 } code ? new RegionCode(code) : null,
                new LeverReason(row.Text(2), row.Text(3), row.Text(4)) { Ready = (ReadyReason)row.Int(7) },
                row.Time(5),
                new VolunteerId(row.Long(6))));
        return pulled;
    }

    public void Pull(PullLever pull, Deed deed)
    {
        database.Use("""
            INSERT INTO lever(kind, region, ru, en, lt, ready, since, by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT DO UPDATE SET ru=?3, en=?4, lt=?5, ready=?6, by=?8
            """)
            .Bind((long)pull.Kind).Bind(Stored(pull.Region)).Bind(pull.Reason.Russian).Bind(pull.Reason.English).Bind(pull.Reason.Lithuanian)
            .Bind((long)pull.Reason.Ready).Bind(deed.At.Stored()).Bind(deed.Who.Value).Run();
        Forget();
    }

    /// <returns>False when it was not pulled.</returns>
    public bool Release(LeverKind kind, RegionCode? region)
    {
        Forget();
        return database.Use("DELETE FROM lever WHERE kind=?1 AND region=?2").Bind((long)kind).Bind(Stored(region)).Run() == 1;
    }

    public void Forget() => _known = false;

    private static string Stored(RegionCode? region) => region?.Text ?? "";

    private void Know()
    {
        if (_known) return;
        _regions.Clear();
        var pulled = Pulled();
        foreach (var lever in pulled)
            if (lever.Region is { } code && regions.Id(code) is { } region) _regions[region] = lever;
        _handOuts = pulled.Find(lever => lever.Kind is LeverKind.Everything or LeverKind.HandOuts);
        _stamp++;
        _known = true;
    }
}
