using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Volunteers;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>Everybody who may organize and can be told something: appointed in the chat, or an owner by configuration who has met the bot.</summary>
internal sealed class Organizers(Conversations conversations, BroadcastRules rules)
{
    public List<VolunteerId> Here() => [.. conversations.Here(rules.Owners).Where(member => member.Role >= Role.Organizer).Select(member => member.Volunteer).OrderBy(who => who.Value)];
}
