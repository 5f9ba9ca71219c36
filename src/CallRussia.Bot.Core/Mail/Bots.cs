using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>A bot that has a name, as <c>Campaign:Bot</c> gives it.</summary>
public sealed record NamedBot(BotId Id, string Name);

/// <summary>The campaign's bots, and how a conversation goes from one to the other.</summary>
public static class Bots
{
    public static readonly Table<BotId, NamedBot> Table = new(
        "bot", bot => bot.Id, id => Key.Of(id.Value),
        static (to, bot) => to.Long(bot.Id.Value).Text(bot.Name),
        static (ref RecordReader from) => new NamedBot(new BotId(from.Int()), from.Text()));

    private static readonly Sequence s_ids = new("bot");

    /// <summary>The bot of this name, from its first start on.</summary>
    /// <param name="name">Empty for the one without a name.</param>
    public static BotId Enrol(ITransaction kept, string name)
    {
        if (name.Length == 0) return BotId.Nameless;
        if (kept.All(Table).FirstOrDefault(bot => bot.Name == name) is { } known) return known.Id;
        var bot = new NamedBot(new BotId((int)kept.Next(s_ids)), name);
        kept.Add(Table, bot);
        return bot.Id;
    }

    public static List<BotId> All(ITransaction kept) => [BotId.Nameless, .. kept.All(Table).Select(bot => bot.Id)];

    /// <summary>The bot that somebody's conversation is with.</summary>
    public static BotId Of(ITransaction kept, VolunteerId volunteer) => kept.Find(Chats.Table, volunteer)?.Bot ?? BotId.Nameless;

    /// <summary>It came from a chat with a bot that the person has left for another one.</summary>
    public static bool IsFromElsewhere(ITransaction kept, Incoming incoming) =>
        incoming.Bot is { } bot && kept.Find(Chats.Table, incoming.Volunteer) is { } chat && chat.Bot != bot;

    /// <summary>Somebody writes to another bot: their conversation goes on there, where it was.</summary>
    /// <returns>What takes the buttons, and a number, out of the chat that they leave.</returns>
    public static List<Delivery> Move(ITransaction kept, VolunteerId volunteer, BotId to)
    {
        if (kept.Find(Chats.Table, volunteer) is not { } chat) return [];
        var left = new List<Delivery>();
        if (chat.LiveMessage is { } live) left.Add(Outbox.Retirement(chat.Bot, volunteer, live, chat.LiveHolds is not null));
        foreach (var timer in Timers.Of(kept, volunteer).ToList())
            if (timer.Trigger is AnnouncementOver { Message: var message })
            {
                Timers.TakeOff(kept, volunteer, timer.Name);
                left.Add(Outbox.Retirement(chat.Bot, volunteer, message, holds: false));
            }
        kept.Put(Chats.Table, chat with { Bot = to, LiveMessage = null, LiveHolds = null });
        return left;
    }
}
