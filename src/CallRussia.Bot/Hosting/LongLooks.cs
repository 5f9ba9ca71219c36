using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Answers what one turn asks. An <see cref="ILongLook"/>, or what an <see cref="ILooksFirst"/> has to know, is not answered inside the transaction, where everybody would wait for it: the turn is given up, the look is
/// taken beside the writer, and the turn runs again with its answer at hand. The person's own lane waits meanwhile, so what leads to the ask stays as it was.
/// </summary>
internal sealed class LongLooks(Ledgers ledgers)
{
    private readonly Dictionary<Ask, Trigger> _taken = [];

    /// <summary>Runs a turn, with as many looks before it as it turns out to need.</summary>
    public static async Task<T> Before<T>(IStore store, Ledgers ledgers, Func<LongLooks, Task<T>> turn, CancellationToken cancellationToken)
    {
        for (var looks = new LongLooks(ledgers); ;)
        {
            try
            {
                return await turn(looks);
            }
            catch (Wanted look) when (looks._taken.Count < Limits.Hops)
            {
                looks._taken[look.Ask] = await store.Study(kept => ledgers.Answer(kept, look.Ask, look.Deed), cancellationToken);
            }
        }
    }

    public Trigger Answer(ITransaction kept, Ask ask, Deed deed) => ask switch
    {
        ILongLook => Taken(ask, deed),
        ILooksFirst first => ledgers.Answer(kept, ask, deed with { Looked = Taken(first.Look, deed) }),
        _ => ledgers.Answer(kept, ask, deed),
    };

    private Trigger Taken(Ask look, Deed deed) => _taken.TryGetValue(look, out var answer) ? answer : throw new Wanted(look, deed);

    /// <summary>Nothing of the turn is kept: it is begun anew when the answer is there.</summary>
    private sealed class Wanted(Ask ask, Deed deed) : Exception($"{ask.GetType().Name} is answered before the turn.")
    {
        public Ask Ask => ask;

        public Deed Deed => deed;
    }
}
