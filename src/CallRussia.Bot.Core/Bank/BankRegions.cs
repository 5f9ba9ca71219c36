using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>A region's short id.</summary>
public sealed record KeptRegion(int Id, RegionCode Code);

/// <summary>Short ids for the codes of regions: every region that the bank has ever had numbers of.</summary>
public sealed class BankRegions
{
    public static readonly Table<int, KeptRegion> Table = new(
        "region", region => region.Id, id => Key.Of(id),
        static (to, region) => to.Long(region.Id).Text(region.Code.Text),
        static (ref RecordReader from) => new KeptRegion(from.Int(), new RegionCode(from.Text())));

    private static readonly Sequence s_ids = new("region");

    private readonly RegionCatalogue _catalogue;
    private readonly Memo<Known> _known;

    public BankRegions(RegionCatalogue catalogue)
    {
        _catalogue = catalogue;
        _known = new Memo<Known>(static () => [Table], kept => new Known(kept, this));
    }

    /// <summary>The id of a code, made when it is new.</summary>
    public int Add(ITransaction kept, RegionCode code)
    {
        if (Id(kept, code) is { } known) return known;
        var region = new KeptRegion((int)kept.Next(s_ids), code);
        kept.Put(Table, region);
        kept.Remember(_known).Add(region, this);
        return region.Id;
    }

    public int? Id(ITransaction kept, RegionCode code) => kept.Remember(_known).Ids.TryGetValue(code, out var id) ? id : null;

    public RegionCode Code(ITransaction kept, int id) => kept.Remember(_known).Codes[id];

    /// <summary>The region with its clocks; null when the present numbering plan does not know it, or does not call it.</summary>
    public Region? Find(ITransaction kept, int id) => kept.Remember(_known).Regions.GetValueOrDefault(id);

    /// <summary>All of them, in the order of their ids.</summary>
    public IReadOnlyCollection<int> All(ITransaction kept) => kept.Remember(_known).Codes.Keys;

    /// <summary>Those of which fresh numbers are left, with their parts, the one with most of them first.</summary>
    public static IReadOnlyList<RegionCode> Left(ITransaction kept) =>
    [
        .. from region in kept.All(Table)
           group OpenPiles.Of(kept).Find(region.Id)?.Left ?? 0 by region.Code.Whole() into parts
           let left = parts.Sum()
           where left > 0
           orderby left descending, parts.Key
           select parts.Key,
    ];

    private Region? Callable(RegionCode code) => _catalogue.TryFind(code.Text, out var found) && found.IsCallable ? found : null;

    private sealed class Known
    {
        public Known(ITransaction kept, BankRegions regions)
        {
            foreach (var region in kept.All(Table)) Add(region, regions);
        }

        public SortedDictionary<int, RegionCode> Codes { get; } = [];

        public Dictionary<RegionCode, int> Ids { get; } = [];

        public Dictionary<int, Region?> Regions { get; } = [];

        public void Add(KeptRegion region, BankRegions regions)
        {
            Codes[region.Id] = region.Code;
            Ids[region.Code] = region.Id;
            Regions[region.Id] = regions.Callable(region.Code);
        }
    }
}
