using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Benchmarks;

/// <summary>What is asked of the store here, as the bot and its verbs ask it.</summary>
internal static class StoreWords
{
    /// <summary>A turn that does nothing but ask.</summary>
    public static Task<bool> Take(this Store store, Incoming incoming, Action<Func<Ask, Scene, Trigger>> turn) => store.Write(
        kept => Inbox.Take(kept, incoming, incoming.At, () => turn((ask, scene) => store.Rules.Ledgers.Answer(kept, ask, Deed.In(scene, scene.At)))),
        CancellationToken.None,
        TurnRunner.Expects(incoming));

    /// <summary>An ask that needs no conversation.</summary>
    public static Task<Trigger> Answer(this Store store, Ask ask, VolunteerId who, DateTimeOffset at) =>
        store.Write(kept => store.Rules.Ledgers.Answer(kept, ask, new Deed(who, at)), CancellationToken.None);
}
