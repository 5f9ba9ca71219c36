using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>A state in which the first questions are answered: the pages (guide, progress, settings) are open.</summary>
public abstract record Settled : State;

/// <summary>The guide, what people say and the facts are open from here; words are looked up, whoever said them.</summary>
public abstract record Reading : Settled, ITakesForwarded;

/// <summary>Beside the way for a while; what was begun waits at <paramref name="Return"/>, a number in hand too.</summary>
public abstract record Aside(State Return) : Settled
{
    /// <summary>Where a page opened from <paramref name="state"/> leads back to: pages don't pile up.</summary>
    public static State From(State state) => state is Aside aside ? aside.Return : state;
}

/// <summary>Nobody has said anything yet.</summary>
public sealed record Unmet : State;

/// <summary>May ask for a number.</summary>
public abstract record Ready : Reading;

/// <param name="JustArrived">Right after the first questions: the welcome.</param>
public sealed record Home(bool JustArrived = false) : Ready;

/// <summary>A number in hand.</summary>
public sealed record OnCall(Lease Lease) : Ready;
