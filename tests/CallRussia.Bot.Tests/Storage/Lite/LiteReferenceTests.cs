using System.IO.Compression;
using System.Security.Cryptography;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Lite;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>
/// A store as LiteDB 5.0.21 writes it (its format 8), with some of it in the journal. Another version of LiteDB or of ours that reads it otherwise is seen here;
/// <c>UPDATE=1</c> writes it anew, which stores out there can't do.
/// </summary>
public sealed class LiteReferenceTests
{
    private const int Seed = 8;
    private const int Groups = 40;

    private static readonly string s_folder = Path.Combine(Approved.Root, "tests", "CallRussia.Bot.Tests", "Storage", "Lite", "reference");

    [Fact]
    public void A_store_that_was_written_once_is_read_for_good()
    {
        if (Environment.GetEnvironmentVariable("UPDATE") == "1") Write();
        var (data, journal) = (Read("data.gz"), Read("journal.gz"));
        Assert.Equal("0F52", Convert.ToHexString(SHA256.HashData([.. data, .. journal]))[..4]);
        using var work = LiteWork.Open(new Disks(new Machine(), data, journal));
        Assert.True(LiteWork.Same(Expected(), work.Found()));
        work.Kept = Expected();
        work.Group(new Random(1));
        Assert.True(LiteWork.Same(work.Kept, work.Found()));
    }

    [Fact]
    public void The_bytes_of_a_page_that_we_rely_on_are_where_they_were()
    {
        var header = Read("data.gz").AsSpan(0, PageStream.PageBytes);
        Assert.True(Pages.IsHeader(header));
        Assert.True(Pages.IsOfThisFormat(header));
        Assert.Equal((Pages.Header, uint.MaxValue, false), (Pages.Id(header), Pages.Transaction(header), Pages.IsConfirming(header)));
        Assert.Equal(StoreParts.Owner, Pages.Owner(header));
        Assert.Equal(Read("data.gz").Length / PageStream.PageBytes, (int)Pages.Last(header) + 1);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<(string, long), Shelf> Expected() => Worked(out _);

    private static System.Collections.Immutable.ImmutableSortedDictionary<(string, long), Shelf> Worked(out Disks disks)
    {
        disks = new Disks(new Machine(), LiteWork.Born, []);
        using var work = LiteWork.Open(disks, checkpointBytes: 150 * PageStream.PageBytes);
        var random = new Random(Seed);
        for (var group = 0; group < Groups; group++) work.Group(random);
        // As a killed process leaves it: closed, all of it would be in the data file.
        disks = new Disks(new Machine(), disks.Data.Contents, disks.Journal.Contents);
        return work.Kept;
    }

    private static void Write()
    {
        Worked(out var disks);
        Directory.CreateDirectory(s_folder);
        foreach (var (name, bytes) in new[] { ("data.gz", disks.Data.Contents), ("journal.gz", disks.Journal.Contents) })
        {
            using var file = new GZipStream(File.Create(Path.Combine(s_folder, name)), CompressionLevel.SmallestSize);
            file.Write(bytes);
        }
    }

    private static byte[] Read(string name)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(s_folder, name)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
