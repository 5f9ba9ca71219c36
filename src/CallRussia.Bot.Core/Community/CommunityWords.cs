using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>Says by which first name others here may call them.</summary>
/// <param name="For">What was wanted; it goes on when there is a name.</param>
public sealed record ChoosingName(State Return, NameFor For, bool Unfit = false) : Aside(Return);

/// <summary>What a name is needed for. The values are stored and stand on buttons.</summary>
public enum NameFor
{
    /// <summary>Only to be changed.</summary>
    Itself = 0,
    Buddy = 1,
    Word = 2,
    Duty = 3,
}

/// <summary>Wants to change the name.</summary>
public sealed record NameChangeWanted : Trigger;

/// <summary>What is open to somebody now. Answered by <see cref="CommunitySeen"/>.</summary>
public sealed record LookAtCommunity : Ask;

/// <param name="Name">Null while none was chosen.</param>
/// <param name="IsClosed">Suspended, or reported by several people.</param>
/// <param name="LooksForBuddy">Since when.</param>
/// <param name="Buddy">The buddy's name.</param>
/// <param name="Word">The mentor's name, or that of the one who is listened to.</param>
/// <param name="WaitsForWord">Asked for somebody to talk to, and nobody came yet.</param>
/// <param name="AreOnDuty">Mentors can be asked just now.</param>
/// <param name="Waiting">How many wait for somebody to talk to; null for whoever could not take one.</param>
/// <param name="IsNew">How much is new to them in the guide.</param>
/// <param name="Lessons">How many lessons are new to them.</param>
/// <param name="Events">How many events are ahead.</param>
/// <param name="GroupNews">In how many of their groups the host wrote something new to them.</param>
public sealed record CommunitySeen(
    string? Name, bool IsClosed, DateTimeOffset? LooksForBuddy, TalkSeen? Buddy, TalkSeen? Word, bool WaitsForWord, bool AreOnDuty, int? Waiting, int IsNew = 0, int Lessons = 0, int Events = 0, int GroupNews = 0) : Answer
{
    /// <summary>How many call together just now; null without such an hour, and while they are too few to be counted aloud.</summary>
    public int? CallTogether { get; init; }
}

/// <summary>The name of the one who asks. Answered by <see cref="NameSeen"/>.</summary>
public sealed record LookAtName(NameFor For) : Ask;

/// <summary>Chooses a name. Answered by <see cref="NameSeen"/>.</summary>
public sealed record KeepName(string Name, NameFor For) : Ask
{
    public override string ToString() => nameof(KeepName);
}

/// <param name="Name">Null while none was chosen.</param>
public sealed record NameSeen(string? Name, NameFor For) : Answer;
