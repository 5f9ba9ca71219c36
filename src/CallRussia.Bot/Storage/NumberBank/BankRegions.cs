using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Table region: short ids for the codes of regions.</summary>
internal sealed class BankRegions(Database database, RegionCatalogue catalogue, ILogger log)
{
    private readonly Dictionary<int, RegionCode> _codes = [];
    private readonly Dictionary<RegionCode, int> _ids = [];
    private readonly Dictionary<int, Region?> _known = [];

    /// <summary>The id of a code, made when it is new: for the writer.</summary>
    public int Add(RegionCode code)
    {
        if (Id(code) is { } known) return known;
        database.Use("INSERT INTO region(code) VALUES(?1)").Bind(code.Text).Run();
        return Id(code)!.Value;
    }

    public int? Id(RegionCode code)
    {
        if (_ids.TryGetValue(code, out var id)) return id;
        Load();
        return _ids.TryGetValue(code, out id) ? id : null;
    }

    public RegionCode Code(int id)
    {
        if (_codes.TryGetValue(id, out var code)) return code;
        Load();
        return _codes[id];
    }

    /// <summary>The region with its clocks; null when the present numbering plan does not know it, or does not call it.</summary>
    public Region? Find(int id)
    {
        if (_known.TryGetValue(id, out var region)) return region;
        var code = Code(id);
        region = catalogue.TryFind(code.Text, out var found) && found.IsCallable ? found : null;
        if (region is null) log.UnknownRegion(code.Text);
        return _known[id] = region;
    }

    /// <summary>All that the bank has ever had numbers of.</summary>
    public IReadOnlyCollection<int> All()
    {
        if (_codes.Count == 0) Load();
        return _codes.Keys;
    }

    /// <summary>A rolled back job may have made one.</summary>
    public void Forget()
    {
        _codes.Clear();
        _ids.Clear();
        _known.Clear();
    }

    private void Load()
    {
        using var row = database.Use("SELECT id, code FROM region");
        while (row.Step())
        {
            var code = new RegionCode(row.Text(1));
            _codes[row.Int(0)] = code;
            _ids[code] = row.Int(0);
        }
    }
}
