using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Bank;
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
        var block = Open(Id(segment, region, rank / BlockCodec.NumbersPerBlock));
        return PhoneNumber.FromNational(BlockCodec.At(block, rank % BlockCodec.NumbersPerBlock));
    }

    /// <summary>A block as <see cref="BlockCodec"/> wrote it.</summary>
    /// <exception cref="StoreException">It is missing, or damaged.</exception>
    public byte[] Open(long id)
    {
        using var row = database.Use("SELECT data FROM block WHERE id=?1").Bind(id);
        if (!row.Step()) throw new StoreException("A block of numbers is missing in the store. Stop the bot, keep the file, and restore the last backup.") { Trouble = StoreTrouble.Damage };
        return vault.Open(Purpose.Block, id, row.Blob(0));
    }

    /// <summary>Takes out some blocks of a segment that never became whole.</summary>
    /// <returns>How many; 0 when there are none left.</returns>
    public int Remove(long segment, int most) =>
        database.Use("DELETE FROM block WHERE id IN (SELECT id FROM block WHERE id>=?1 AND id<?2 LIMIT ?3)").Bind(segment << 40).Bind((segment + 1) << 40).Bind(most).Run();

    /// <summary>Every number of the segments after <paramref name="segment"/>, block by block.</summary>
    public IEnumerable<(long Id, int Count, List<long> Numbers)> After(long segment)
    {
        using var row = database.Use("SELECT id, n, data FROM block WHERE id>=?1 ORDER BY id").Bind((segment + 1) << 40);
        while (row.Step()) yield return (row.Long(0), row.Int(1), BlockCodec.Decode(vault.Open(Purpose.Block, row.Long(0), row.Blob(2))));
    }
}
