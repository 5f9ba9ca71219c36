using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Everybody who may organize and can be told something: appointed in the chat, or an owner by configuration who has met the bot.</summary>
internal static class Organizers
{
    public static List<VolunteerId> Here(ITransaction kept, BroadcastRules rules) =>
        [.. Chats.Here(kept, rules.Owners).Where(member => member.Role >= Role.Organizer).Select(member => member.Volunteer).OrderBy(who => who.Value)];
}
