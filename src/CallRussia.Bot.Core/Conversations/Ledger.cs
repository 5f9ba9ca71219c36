using System.Collections.Immutable;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>What a feature keeps, and the asks that it answers over a transaction. /forget, /mydata, the sweep and `check` are loops over all of them.</summary>
public abstract class Ledger
{
    /// <summary>What it keeps.</summary>
    public virtual IReadOnlyList<Table> Tables => [];

    /// <summary>Each ask has exactly one answerer.</summary>
    public virtual IReadOnlyList<Answerer> Answers => [];

    /// <summary>Somebody asks to be forgotten: what has to be done before their records go, such as giving back the number in hand.</summary>
    public virtual void Forget(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
    }

    /// <summary>Somebody is suspended: what they take part in with others ends.</summary>
    public virtual void Suspend(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
    }

    /// <summary>House-keeping that is more than a period of a table: one small step, between which others work.</summary>
    /// <param name="swept">Takes down what the log tells.</param>
    /// <returns>True while there is more to do.</returns>
    public virtual bool Sweep(ITransaction kept, Retention retention, DateTimeOffset now, Swept swept) => false;

    /// <summary>Reads everything once and says what can't be.</summary>
    /// <returns>Sentences for a person; none when all is well.</returns>
    public virtual IEnumerable<string> Check(ITransaction kept) => [];
}

/// <summary>What a step of house-keeping did, for the log.</summary>
public sealed class Swept
{
    /// <summary>Links between volunteers and numbers that went.</summary>
    public int Links { get; set; }

    /// <summary>Leases in hand whose timers were lost: they are ended.</summary>
    public int Ended { get; set; }
}

/// <summary>Answers one kind of ask.</summary>
/// <param name="Asked">The ask.</param>
/// <param name="InConversation">It makes sense inside a turn only; others a verb of the command line may ask too.</param>
public sealed record Answerer(Type Asked, Func<ITransaction, Ask, Deed, Trigger> Answer, bool InConversation)
{
    /// <summary>Of organizers and the team, also by a verb of the command line.</summary>
    public static Answerer To<TAsk>(Func<ITransaction, TAsk, Deed, Trigger> answer)
        where TAsk : Ask => new(typeof(TAsk), (kept, ask, deed) => answer(kept, (TAsk)ask, deed), InConversation: false);

    /// <summary>Of the volunteer whose turn it is.</summary>
    public static Answerer InTurn<TAsk>(Func<ITransaction, TAsk, Deed, Trigger> answer)
        where TAsk : Ask => new(typeof(TAsk), (kept, ask, deed) => answer(kept, (TAsk)ask, deed), InConversation: true);
}

/// <summary>Who acts, and when.</summary>
public sealed record Deed(VolunteerId Who, DateTimeOffset At)
{
    /// <summary>What is done in a turn.</summary>
    /// <param name="now">The clock's time.</param>
    public static Deed In(Scene scene, DateTimeOffset now) => new(scene.Volunteer.Id, scene.At) { Owners = scene.Campaign.Owners, InTurn = scene, Now = now };

    /// <summary>Owners by configuration: the store knows only those who were given a role.</summary>
    public ImmutableHashSet<long> Owners { get; init; } = [];

    /// <summary>The clock's time: later than <see cref="At"/> when what came in waited, while the bot was down.</summary>
    public DateTimeOffset Now
    {
        get => field > At ? field : At;
        init;
    }

    /// <summary>What the ask's look found: see <see cref="ILooksFirst"/>.</summary>
    public Trigger? Looked { get; init; }

    /// <summary>It is done in a turn, not by a verb of the command line or by what works beside the conversations.</summary>
    public bool IsInTurn => InTurn is not null;

    /// <summary>The turn's scene.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Scene Scene => InTurn ?? throw new InvalidOperationException("This ask belongs into a conversation.");

    private Scene? InTurn { get; init; }
}
