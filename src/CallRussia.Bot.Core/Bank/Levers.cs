using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Bank;

/// <summary>What organizers stopped and did not let go on yet: a handful, looked at with every hand-out.</summary>
public static class Levers
{
    public static readonly Table<(LeverKind Kind, RegionCode? Region), Lever> Table = new(
        "lever", lever => (lever.Kind, lever.Region), key => Key.Of((long)key.Kind, key.Region?.Text ?? ""), Write, Read)
    {
        HasByteKeys = true,
        // Who pulled it is told to organizers as long as it is pulled; nobody else can let it go on in their place.
    };

    /// <summary>Moves whenever one is pulled or let go.</summary>
    public static readonly Stamp Changed = new("levers");

    private static readonly Memo<Pulled> s_pulled = new(static () => [Table], static kept => new Pulled([.. kept.All(Table)]), Changed);

    /// <summary>All that are pulled, by kind and region.</summary>
    public static IReadOnlyList<Lever> All(ITransaction kept) => kept.Remember(s_pulled).All;

    /// <summary>The lever that stops hand-outs everywhere, if there is one.</summary>
    public static Lever? HandOuts(ITransaction kept) => kept.Remember(s_pulled).HandOuts;

    /// <summary>The lever that stops the numbers of a region, if there is one.</summary>
    public static Lever? OfRegion(ITransaction kept, RegionCode region) => kept.Remember(s_pulled).Regions.GetValueOrDefault(region);

    public static bool IsAnyRegionStopped(ITransaction kept) => kept.Remember(s_pulled).Regions.Count > 0;

    /// <summary>Whether one of that kind, or the one that stops everything, is pulled.</summary>
    public static bool Stops(ITransaction kept, LeverKind kind) => kept.Remember(s_pulled).All.Any(lever => lever.Kind == kind || lever.Kind == LeverKind.Everything);

    /// <summary>A lever that is pulled again keeps its time and gets the new reason.</summary>
    public static void Pull(ITransaction kept, Lever lever)
    {
        var since = kept.Find(Table, (lever.Kind, lever.Region))?.Since ?? lever.Since;
        kept.Put(Table, lever with { Since = since });
        kept.Move(Changed);
    }

    /// <returns>False when it was not pulled.</returns>
    public static bool Release(ITransaction kept, LeverKind kind, RegionCode? region)
    {
        if (!kept.Remove(Table, (kind, region))) return false;
        kept.Move(Changed);
        return true;
    }

    private static void Write(RecordWriter to, Lever lever) => to
        .Long((int)lever.Kind).Text(lever.Region?.Text).Text(lever.Reason.Russian).Text(lever.Reason.English).Text(lever.Reason.Lithuanian).Long((int)lever.Reason.Ready)
        .Time(lever.Since).Long(lever.By.Value);

    private static Lever Read(ref RecordReader from)
    {
        var (kind, region) = ((LeverKind)from.Int(), from.TextOrNull());
        var reason = new LeverReason(from.Text(), from.Text(), from.Text()) { Ready = (ReadyReason)from.Int() };
        return new Lever(kind, region is null ? null : new RegionCode(region), reason, from.Time(), new VolunteerId(from.Long()));
    }

    private sealed record Pulled(IReadOnlyList<Lever> All)
    {
        public Lever? HandOuts { get; } = All.FirstOrDefault(lever => lever.Kind is LeverKind.Everything or LeverKind.HandOuts);

        public Dictionary<RegionCode, Lever> Regions { get; } = All.Where(lever => lever.Region is not null).ToDictionary(lever => lever.Region!.Value);
    }
}
