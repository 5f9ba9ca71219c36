using CallRussia.Bot.Storage.OldForm;
using System.Text.Json;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table file_order: files of the chat that are to be taken in. The names are sealed: people write what they like into them.</summary>
internal sealed class FileOrders(Database database, Vault vault)
{
    public long Add(OrderFile order, Deed deed)
    {
        database.Use("INSERT INTO file_order(volunteer, purpose, at, names) VALUES(?1, ?2, ?3, zeroblob(0))")
            .Bind(deed.Who.Value).Bind((long)order.Purpose).Bind(deed.At.Stored()).Run();
        var id = database.LastId;
        var names = vault.Seal(Purpose.Order, id, JsonSerializer.SerializeToUtf8Bytes(new Names(order.FileId, order.Name)));
        database.Use("UPDATE file_order SET names=?2 WHERE id=?1").Bind(id).Bind(names).Run();
        return id;
    }

    public List<FileOrder> Open()
    {
        var orders = new List<FileOrder>();
        using var row = database.Use("SELECT id, volunteer, purpose, at, names FROM file_order ORDER BY id");
        while (row.Step())
        {
            var names = JsonSerializer.Deserialize<Names>(vault.Open(Purpose.Order, row.Long(0), row.Blob(4)))!;
            orders.Add(new FileOrder(row.Long(0), new VolunteerId(row.Long(1)), names.FileId, names.Name, (FilePurpose)row.Int(2), row.Time(3)));
        }
        return orders;
    }

    public void Finish(long id) => database.Use("DELETE FROM file_order WHERE id=?1").Bind(id).Run();

    public void Erase(VolunteerId volunteer) => database.Use("DELETE FROM file_order WHERE volunteer=?1").Bind(volunteer.Value).Run();

    private sealed record Names(string FileId, string Name);
}
