using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// The one list of what is kept and of who answers which ask. What is kept of a person, /forget, the sweep and `check` are loops over it.
/// </summary>
public sealed class Ledgers
{
    private readonly IReadOnlyList<Ledger> _all;
    private readonly Dictionary<Type, Answerer> _answers;

    public Ledgers(IReadOnlyList<Ledger> all)
    {
        _all = all;
        Tables = [.. all.SelectMany(ledger => ledger.Tables)];
        _answers = all.SelectMany(ledger => ledger.Answers).ToDictionary(answerer => answerer.Asked);
    }

    /// <summary>Every table of the store.</summary>
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>Every ask that is answered.</summary>
    public IReadOnlyCollection<Type> Asks => _answers.Keys;

    /// <summary>Answers an ask by the rules of its feature.</summary>
    /// <exception cref="InvalidOperationException">Nobody answers it.</exception>
    /// <exception cref="ArgumentException">It belongs into a conversation, and there is none.</exception>
    public Trigger Answer(ITransaction kept, Ask ask, Deed deed)
    {
        var name = ask.GetType().Name;
        if (!_answers.TryGetValue(ask.GetType(), out var answerer)) throw new InvalidOperationException($"Nobody answers {name}: add it to the ledger of its feature.");
        if (answerer.InConversation && !deed.IsInTurn) throw new ArgumentException($"{name} belongs into a conversation.", nameof(ask));
        // Where no turn would wait for it, the look is taken here.
        return answerer.Answer(kept, ask, ask is ILooksFirst { Look: var look } && deed.Looked is null ? deed with { Looked = Answer(kept, look, deed) } : deed);
    }

    /// <summary>Takes somebody out of everything: first what a feature has to do, then all that is theirs.</summary>
    public void Forget(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        foreach (var ledger in _all) ledger.Forget(kept, volunteer, at);
        // Some are found by way of others: nothing goes before all is found.
        var owned = Tables.Where(table => table.Owner is not null).Select(table => (table.Owner!, Theirs: table.Owner!.Of(kept, volunteer).ToList())).ToList();
        foreach (var (owner, theirs) in owned)
            foreach (var record in theirs) owner.Forget(kept, volunteer, record);
    }

    /// <summary>Somebody is suspended: takes them out of what they do with others.</summary>
    public void Suspend(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        foreach (var ledger in _all) ledger.Suspend(kept, volunteer, at);
    }

    /// <summary>What is kept of somebody, by section.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Of(ITransaction kept, VolunteerId volunteer) =>
        from table in Tables
        where table.Owner?.Section is not null
        select KeyValuePair.Create(table.Owner!.Section!, table.Owner.Told(kept, volunteer));

    /// <summary>One step of house-keeping, between which others work: what has served its time goes.</summary>
    /// <param name="notes">Takes down what the ledgers say of it.</param>
    /// <param name="place">Where to go on; begins with 0.</param>
    /// <returns>How many records of the table that <paramref name="place"/> named were dealt with; null when all is done.</returns>
    public int? Sweep(ITransaction kept, Retention retention, DateTimeOffset now, int most, Swept notes, ref int place)
    {
        if (place >= Tables.Count + _all.Count) return null;
        var swept = 0;
        var goesOn = place < Tables.Count
            ? (swept = Tables[place].Expiry?.Sweep(kept, retention, now, most) ?? 0) == most
            : _all[place - Tables.Count].Sweep(kept, retention, now, notes);
        if (!goesOn) place++;
        return swept;
    }

    /// <summary>What can't be, in sentences for a person.</summary>
    public IEnumerable<string> Check(ITransaction kept) => _all.SelectMany(ledger => ledger.Check(kept));
}
