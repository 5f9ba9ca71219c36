using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>How people do among each other, in figures. Answered by <see cref="FiguresSeen"/>.</summary>
public sealed record LookAtFigures : Ask;

/// <param name="Pairs">Buddies who are together.</param>
/// <param name="Looking">Who look for a buddy.</param>
/// <param name="OnDuty">Confirmed mentors who could be asked just now.</param>
/// <param name="Words">Who wait for somebody to talk to.</param>
/// <param name="Lessons">Those that can be read.</param>
/// <param name="ToRead">Lessons that wait for the team.</param>
/// <param name="Events">Those ahead.</param>
/// <param name="Groups">Those that are open.</param>
/// <param name="Hosted">Of these, those with a host.</param>
/// <param name="Asked">News of groups to be read, and people who would like to be a host.</param>
public sealed record FiguresSeen(int Pairs, Queue Looking, int Mentors, int OnDuty, Queue Words, int Lessons, Queue ToRead, int Events, DateTimeOffset? NextEvent, int Groups, int Hosted, Queue Asked) : Answer;

/// <summary>How many wait, and since when the one does who waits longest.</summary>
public sealed record Queue(int Count, DateTimeOffset? Since)
{
    public static readonly Queue Empty = new(0, Since: null);

    public static Queue Of(IEnumerable<DateTimeOffset> since) => since.ToList() is { Count: > 0 } all ? new Queue(all.Count, all.Min()) : Empty;
}
