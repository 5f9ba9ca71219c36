using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table role_offer: invitations that nobody has taken yet. Of the code there is only a hash: whoever has the file can't join by it.</summary>
internal sealed class RoleOffers(Database database)
{
    private const string Columns = "id, role, by, until";
    private const int CodeBytes = 16;

    /// <returns>The invitation and its code, which exists nowhere else.</returns>
    public (RoleOffer Offer, string Code) Add(Role role, Deed deed)
    {
        var code = Convert.ToBase64String(RandomNumberGenerator.GetBytes(CodeBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var until = deed.At + RoleLinks.ValidFor;
        database.Use("INSERT INTO role_offer(hash, role, by, until) VALUES(?1, ?2, ?3, ?4)").Bind(Hash(code)).Bind((long)role).Bind(deed.Who.Value).Bind(until.Stored()).Run();
        return (new RoleOffer(database.LastId, role, deed.Who, until), code);
    }

    public RoleOffer? Find(string code, DateTimeOffset at)
    {
        using var row = database.Use($"SELECT {Columns} FROM role_offer WHERE hash=?1 AND until>?2").Bind(Hash(code)).Bind(at.Stored());
        return row.Step() ? Read(row) : null;
    }

    public List<RoleOffer> Open(DateTimeOffset at)
    {
        var open = new List<RoleOffer>();
        using var row = database.Use($"SELECT {Columns} FROM role_offer WHERE until>?1 ORDER BY id").Bind(at.Stored());
        while (row.Step()) open.Add(Read(row));
        return open;
    }

    /// <summary>Takes it out: it is good for one, once.</summary>
    public RoleOffer? Take(long id, DateTimeOffset at)
    {
        var offer = Open(at).Find(open => open.Id == id);
        database.Use("DELETE FROM role_offer WHERE id=?1").Bind(id).Run();
        return offer;
    }

    /// <summary>Who has another role by now, or is forgotten, has invited nobody.</summary>
    public void Erase(VolunteerId by) => database.Use("DELETE FROM role_offer WHERE by=?1").Bind(by.Value).Run();

    public void Sweep(DateTimeOffset now) => database.Use("DELETE FROM role_offer WHERE until<=?1").Bind(now.Stored()).Run();

    /// <summary>128 random bits need no key: nobody can try them all.</summary>
    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    private static RoleOffer Read(Statement row) => new(row.Long(0), (Role)row.Int(1), new VolunteerId(row.Long(2)), row.Time(3));
}
