using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Reads what is stopped and what could be; drawn from the store's answer.</summary>
/// <param name="Item">Which page of the regions, from 0.</param>
public sealed record AtLevers(State Return, LeverPage Page = LeverPage.All, int Item = 0) : Desk(Return), IPage;

/// <summary>Is asked what volunteers shall read, language after language.</summary>
/// <param name="Russian">Null until it was typed.</param>
/// <param name="Unfit">What was typed last is no reason.</param>
public sealed record GivingLeverReason(State Return, LeverKind Kind, RegionCode? Region, string? Russian = null, string? English = null, bool Unfit = false) : Desk(Return), ITakesForwarded;

/// <summary>Is told how big it is, and asked once more.</summary>
/// <param name="Reason">Null when the lever is to be let go.</param>
/// <param name="InHand">Numbers that volunteers hold now, there.</param>
/// <param name="Numbers">Numbers of the region, or of the whole bank.</param>
public sealed record ConfirmingLever(State Return, LeverKind Kind, RegionCode? Region, LeverReason? Reason, long InHand = 0, long Numbers = 0, int Waiting = 0) : Desk(Return);

/// <summary>The values stand on buttons.</summary>
public enum LeverPage
{
    All = 0,
    Regions = 1,
}

/// <summary>/pause, /resume and the way between the pages.</summary>
public sealed record LeversAsked(LeverPage Page = LeverPage.All, int Item = 0) : Trigger, IForOrganizers;

/// <param name="Region">A code, for <see cref="LeverKind.Region"/>.</param>
public sealed record LeverWanted(LeverKind Kind, string? Region) : Trigger, IForOrganizers;

public sealed record ReleaseWanted(LeverKind Kind, string? Region) : Trigger, IForOrganizers;

public sealed record ReadyReasonChosen(ReadyReason Reason) : Trigger, IForOrganizers;

/// <summary>The Russian words for the other languages too.</summary>
public sealed record SameForAllWanted : Trigger, IForOrganizers;

public sealed record LeverConfirmed : Trigger, IForOrganizers;

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
