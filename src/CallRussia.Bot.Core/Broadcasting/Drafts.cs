using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Broadcasting;

/// <param name="Draft">Null when this version of the program does not know its shape.</param>
public sealed record KeptDraft(BroadcastId Id, BroadcastDraft? Draft);

/// <summary>What each broadcast says, to whom and when.</summary>
public static class Drafts
{
    public static readonly Table<BroadcastId, KeptDraft> Table = new(
        "draft", draft => draft.Id, id => Key.Of(id.Value),
        static (to, draft) => to.Long(draft.Id.Value).Named(draft.Draft ?? BroadcastDraft.Empty),
        static (ref RecordReader from) => new KeptDraft(new BroadcastId(from.Long()), from.Named<BroadcastDraft>(out _)));

    public static BroadcastDraft Of(ITransaction kept, BroadcastId id) => kept.Find(Table, id)?.Draft ?? BroadcastDraft.Empty;

    public static void Save(ITransaction kept, BroadcastId id, BroadcastDraft draft) => kept.Put(Table, new KeptDraft(id, draft));
}
