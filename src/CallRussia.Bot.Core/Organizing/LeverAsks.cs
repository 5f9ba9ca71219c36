using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>What is stopped now, and the size of what could be. Answered by <see cref="LeversSeen"/>.</summary>
public sealed record LookAtLevers : Ask;

/// <param name="Regions">All that the bank has numbers of.</param>
/// <param name="Waiting">Volunteers who asked in vain because of a lever and will be told.</param>
public sealed record LeversSeen(IReadOnlyList<Lever> Pulled, IReadOnlyList<RegionStock> Regions, int Waiting) : Answer
{
    public Lever? Find(LeverKind kind, RegionCode? region) => Pulled.FirstOrDefault(lever => lever.Kind == kind && lever.Region == region);
}

/// <summary>Stops something for everybody, at once; numbers in hand stay and can be reported. Pulled again, it takes the new reason. Answered by <see cref="LeverPulled"/>.</summary>
/// <param name="Region">For <see cref="LeverKind.Region"/> only.</param>
public sealed record PullLever(LeverKind Kind, RegionCode? Region, LeverReason Reason) : Ask;

public sealed record LeverPulled(LeverKind Kind, RegionCode? Region) : Answer;

/// <summary>Lets it go on; whoever asked meanwhile is told, once and not at night. Answered by <see cref="LeverReleased"/> or <see cref="LeverNotPulled"/>.</summary>
public sealed record ReleaseLever(LeverKind Kind, RegionCode? Region) : Ask;

/// <param name="Told">Volunteers who asked meanwhile and are told. Who still has to wait for another lever is not among them.</param>
public sealed record LeverReleased(LeverKind Kind, RegionCode? Region, int Told) : Answer;

/// <summary>Somebody let it go on before.</summary>
public sealed record LeverNotPulled(LeverKind Kind, RegionCode? Region) : Answer;
