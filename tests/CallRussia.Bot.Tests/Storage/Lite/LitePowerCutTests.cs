using System.Collections.Immutable;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>
/// Everything is lost, kept or torn that was not synced, at any operation of any disk: in a commit, in a checkpoint, in the recovery from an earlier
/// cut. <c>SIM_CUTS=2000 dotnet test --filter FullyQualifiedName~LitePowerCutTests</c> cuts more often.
/// </summary>
public sealed class LitePowerCutTests(ITestOutputHelper output)
{
    private static readonly int Cuts = LongRun.Asked("SIM_CUTS") ?? 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_was_acknowledged_survives_a_power_cut_at_any_moment_and_the_work_goes_on(int seed)
    {
        var random = new Random(seed);
        var (data, journal) = (LiteWork.Born, Array.Empty<byte>());
        var kept = ImmutableSortedDictionary<(string, long), Shelf>.Empty;
        var (groups, unacknowledged) = (0, 0);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var before = new Disks(new Machine { CutAt = 1 + random.Next(random.Next(4) == 0 ? 12 : 260) }, data, journal, RandomBytes(random));
            var (acknowledged, trying) = (kept, kept);
            LiteWork? work = null;
            try
            {
                work = LiteWork.Open(before);
                Assert.True(LiteWork.Same(kept, work.Found()), $"cut {cut} of seed {seed}: before the power went");
                work.Kept = kept;
                for (; ; groups++) work.Group(random);
            }
            catch (Exception) when (before.Machine.IsDead)
            {
                if (work is not null) (acknowledged, trying) = (work.Kept, work.Trying ?? work.Kept);
            }
            var disks = new Disks(new Machine(), before.Data.After(random), before.Journal.After(random), RandomBytes(random));
            using var after = LiteWork.Open(disks);
            var found = after.Found();
            Assert.True(LiteWork.Same(found, acknowledged) || LiteWork.Same(found, trying), $"cut {cut} of seed {seed}: neither what was acknowledged nor that with the group in flight is there");
            if (!LiteWork.Same(found, acknowledged)) unacknowledged++;
            after.Kept = found!;
            for (var more = random.Next(4); more > 0; more--) after.Group(random);
            (kept, data, journal) = (after.Kept, disks.Data.Contents, disks.Journal.Contents);
        }
        output.WriteLine($"{Cuts} cuts, {groups} groups, {unacknowledged} kept though nobody was told");
    }

    /// <summary>The proof that the proof can fail.</summary>
    [Fact]
    public void A_disk_that_lies_about_its_journal_loses_what_was_acknowledged()
    {
        var random = new Random(3);
        var disks = new Disks(new Machine(), LiteWork.Born, []);
        using var work = LiteWork.Open(disks, checkpointBytes: 1 << 30);
        work.Group(random);
        var early = disks.Journal.Contents;
        for (var more = 0; more < 3; more++) work.Group(random);
        using var after = LiteWork.Open(new Disks(new Machine(), disks.Data.Contents, early));
        Assert.False(LiteWork.Same(after.Found(), work.Kept));
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(40_000)];
        random.NextBytes(bytes);
        return bytes;
    }
}
