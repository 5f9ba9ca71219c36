using System.Text.Json;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>Everybody who may organize and can be told something: appointed in the chat, or an owner by configuration who has met the bot.</summary>
internal sealed class Organizers(Database database, BroadcastRules rules)
{
    public List<VolunteerId> Here()
    {
        var here = new List<VolunteerId>();
        using var row = database.Use("SELECT id FROM volunteer WHERE away=0 AND role<>0 AND role>=?1 UNION SELECT id FROM volunteer WHERE away=0 AND id IN (SELECT value FROM json_each(?2))")
            .Bind((long)Role.Organizer).Bind(JsonSerializer.Serialize(rules.Owners));
        while (row.Step()) here.Add(new VolunteerId(row.Long(0)));
        return here;
    }
}
