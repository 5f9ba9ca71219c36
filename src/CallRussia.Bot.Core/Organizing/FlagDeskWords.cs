using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Reads the calls at which an organizer should look; drawn from the store's answer.</summary>
/// <param name="Flag">The one that is open; 0 for the list.</param>
public sealed record AtFlags(State Return, int Page = 0, long Flag = 0) : Desk(Return), IPage;

public sealed record FlagsAsked(int Page = 0) : Trigger, IForOrganizers;

/// <summary>Lasting: it stands under the notice.</summary>
public sealed record FlagOpened(long Flag, FlagStep Step) : Trigger, IForOrganizers;

/// <summary>What an organizer does with one. The values stand on buttons.</summary>
public enum FlagStep
{
    Look = 0,

    /// <summary>Back to what its calls have made of the number.</summary>
    Return = 1,
    Retire = 2,

    /// <summary>Never again, by anyone.</summary>
    Close = 3,
}

/// <summary>Answered by <see cref="FlagsSeen"/>.</summary>
public sealed record LookAtFlags : Ask;

/// <param name="Flags">Oldest first.</param>
public sealed record FlagsSeen(IReadOnlyList<OpenFlag> Flags) : Answer;

/// <summary>Answered by <see cref="FlagSeen"/>, <see cref="FlagSolved"/> or <see cref="FlagGone"/>.</summary>
public sealed record HandleFlag(long Flag, FlagStep Step) : Ask;

public sealed record FlagSeen(OpenFlag Flag) : Answer;

public sealed record FlagSolved(FlagStep Step) : Answer;

/// <summary>Somebody else has solved it.</summary>
public sealed record FlagGone : Answer;

/// <param name="Number">Prints masked: its last two digits tell two numbers of a list apart.</param>
public sealed record OpenFlag(long Id, PhoneNumber Number, RegionCode Region, IReadOnlyList<FlagReason> Reasons, DateTimeOffset Since);
