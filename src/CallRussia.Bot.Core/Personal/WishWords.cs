using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Personal;

/// <summary>Where one would like to call.</summary>
/// <param name="Page">From 0.</param>
public sealed record WishesAsked(int Page) : Trigger;

/// <summary>Wishes for a region, or no more.</summary>
public sealed record WishSwitched(string Region, int Page) : Trigger;

/// <summary>Any region is welcome again.</summary>
public sealed record WishesDropped : Trigger;

/// <summary>Answered by <see cref="WishesSeen"/>.</summary>
public sealed record LookAtWishes(int Page) : Ask;

/// <param name="Regions">Those of which numbers are left, the biggest first.</param>
public sealed record WishesSeen(IReadOnlyList<RegionCode> Regions, int Page) : Answer;
