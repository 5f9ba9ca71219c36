using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>Ordinary bad days of the files under LiteDB: a full disk at any write, a journal with a flipped bit.</summary>
public sealed class LiteFaultTests
{
    [Fact]
    public void A_disk_that_is_full_at_any_write_keeps_what_was_acknowledged_and_goes_on_when_there_is_room()
    {
        var disks = new Disks(new Machine(), LiteWork.Born, []);
        using var work = LiteWork.Open(disks);
        var random = new Random(1);
        for (var full = 0; full < 120; full++)
        {
            disks.Machine.FullFrom = disks.Machine.Operations + 1 + (full % 40);
            var refused = false;
            while (!refused)
            {
                try
                {
                    work.Group(random);
                }
                catch (EngineFailure failure)
                {
                    Assert.Equal(StoreTrouble.Passing, failure.Trouble);
                    Assert.Contains("is full", failure.Message, StringComparison.Ordinal);
                    refused = true;
                }
            }
            disks.Machine.FullFrom = long.MaxValue;
            work.TakeBack();
            Assert.True(LiteWork.Same(work.Found(), work.Kept), $"full {full}");
            work.Group(random);
        }
        using var after = LiteWork.Open(new Disks(new Machine(), disks.Data.Contents, disks.Journal.Contents));
        Assert.True(LiteWork.Same(after.Found(), work.Kept));
    }

    [Fact]
    public void A_flipped_bit_in_the_journal_is_told_unless_it_is_in_what_was_written_last()
    {
        var random = new Random(2);
        var disks = new Disks(new Machine(), LiteWork.Born, []);
        using var work = LiteWork.Open(disks, checkpointBytes: 1 << 30);
        for (var group = 0; group < 19; group++) work.Group(random);
        var (before, end) = (work.Kept, LastByte(disks.Journal.Contents));
        work.Group(random);
        var told = 0;
        for (var flip = 0; flip < 60; flip++)
        {
            var journal = disks.Journal.Contents;
            var at = 8192 + random.Next(LastByte(journal) - 8192);
            journal[at] ^= (byte)(1 << random.Next(8));
            try
            {
                using var after = LiteWork.Open(new Disks(new Machine(), disks.Data.Contents, journal));
                Assert.True(LiteWork.Same(after.Found(), work.Kept) || (at >= end - 8 && LiteWork.Same(after.Found(), before)), $"flip {flip} at {at}");
            }
            catch (Exception damage) when (damage is CallRussia.Bot.Storage.Lite.JournalDamage)
            {
                told++;
            }
        }
        Assert.InRange(told, 40, 60);
    }

    private static int LastByte(byte[] journal) => journal.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
}
