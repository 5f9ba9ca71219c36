using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Table block: sealed and never changed. The id says where the block stands, and the seal is bound to the id.</summary>
internal sealed class Blocks(Database database, Vault vault)
{
    public static long Id(long segment, int region, int index) => (segment << 40) | ((long)region << 24) | (uint)index;

    public void Add(long id, int count, byte[] cell) =>
        database.Use("INSERT INTO block(id, n, data) VALUES(?1, ?2, ?3)").Bind(id).Bind(count).Bind(cell).Run();

    public PhoneNumber At(long segment, int region, int rank)
    {
        var id = Id(segment, region, rank / BlockCodec.NumbersPerBlock);
        using var row = database.Use("SELECT data FROM block WHERE id=?1").Bind(id);
        if (!row.Step()) throw new StoreException("A block of numbers is missing in the store. Stop the bot, keep the file, and restore the last backup.") { Trouble = StoreTrouble.Damage };
        return PhoneNumber.FromNational(BlockCodec.At(vault.Open(Purpose.Block, id, row.Blob(0)), rank % BlockCodec.NumbersPerBlock));
    }

    /// <summary>Every number of the segments after <paramref name="segment"/>, block by block.</summary>
    public IEnumerable<(long Id, int Count, List<long> Numbers)> After(long segment)
    {
        using var row = database.Use("SELECT id, n, data FROM block WHERE id>=?1 ORDER BY id").Bind((segment + 1) << 40);
        while (row.Step()) yield return (row.Long(0), row.Int(1), BlockCodec.Decode(vault.Open(Purpose.Block, row.Long(0), row.Blob(2))));
    }
}
