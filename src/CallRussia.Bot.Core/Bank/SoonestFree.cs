using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Until when no resting number of a region is free: before that nobody looks for one. A turn in which a rested number is wanted would otherwise walk over the
/// index of six regions for nothing.
/// </summary>
internal sealed class SoonestFree
{
    public static readonly Memo<SoonestFree> Memo = new(static () => [TouchedNumbers.Table], static _ => new SoonestFree());

    private readonly Dictionary<(int Region, Daypart? Avoid), DateTimeOffset> _notBefore = [];

    public bool MayBe(int region, Daypart? avoid, DateTimeOffset at) => !_notBefore.TryGetValue((region, avoid), out var soonest) || soonest <= at;

    /// <param name="first">When the first one of the index is free; null when none rests. Within its second another one may be free sooner.</param>
    public void Looked(int region, Daypart? avoid, DateTimeOffset? first) =>
        _notBefore[(region, avoid)] = first is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) : DateTimeOffset.MaxValue;

    /// <summary>One more rests until then.</summary>
    public void Rests(int region, Daypart? avoid, DateTimeOffset until)
    {
        if (_notBefore.TryGetValue((region, avoid), out var soonest) && until < soonest) _notBefore[(region, avoid)] = until;
    }
}
