using CallRussia.Bot.Storage.Lite;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>How a page stands in the journal.</summary>
public sealed class LitePageChangesTests
{
    private const uint Id = 7;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_page_is_read_back_as_it_was_written_whatever_changed_in_it(int seed)
    {
        var random = new Random(seed);
        var (before, page) = (Page(random), Page(random));
        if (seed % 2 == 0) before.AsSpan().CopyTo(page);
        for (var change = random.Next(200); change > 0; change--)
        {
            var at = random.Next(PageStream.PageBytes);
            var some = page.AsSpan(at, random.Next(Math.Min(PageStream.PageBytes - at, random.Next(1, 400))));
            if (random.Next(3) == 0) some.Clear();
            else random.NextBytes(some);
        }
        Assert.Equal(page, Read(Written(page, before), before, isWhole: false));
        Assert.Equal(page, Read(Written(page, before: null), Page(random), isWhole: true));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(1, 5)]
    [InlineData(64, 4)]
    [InlineData(70, 4)]
    [InlineData(3, 130)]
    public void No_page_takes_more_room_than_is_kept_for_it(int changed, int stays)
    {
        var (page, zeros) = (new byte[PageStream.PageBytes], new byte[PageStream.PageBytes]);
        for (var at = 0; at < page.Length; at++) page[at] = at % (changed + stays) < changed ? (byte)1 : (byte)2;
        for (var at = 0; at < page.Length; at++) zeros[at] = page[at] == 1 ? (byte)1 : (byte)0;
        foreach (var (now, before) in new[] { (page, Others(page)), (zeros, Others(zeros)), (zeros, new byte[PageStream.PageBytes]) })
        {
            var written = Written(now, before);
            Assert.InRange(written.Length, 1, PageChanges.MostBytes);
            Assert.Equal(now, Read(written, before, isWhole: false));
        }

        // Where one stays, the other is as before.
        byte[] Others(byte[] of) => [.. of.Select((value, at) => at % (changed + stays) < changed ? (byte)9 : value)];
    }

    [Fact]
    public void A_page_that_was_given_up_takes_next_to_nothing()
    {
        var before = new byte[PageStream.PageBytes];
        new Random(1).NextBytes(before);
        Assert.InRange(Written(new byte[PageStream.PageBytes], before).Length, 9, 16);
        Assert.InRange(Written(new byte[PageStream.PageBytes], before: null).Length, 8, 8);
    }

    [Fact]
    public void A_program_that_knows_only_pieces_stops_at_it()
    {
        // It takes a number below zero for the length of a whole page.
        var written = Written([.. new byte[PageStream.PageBytes - 1], 1], new byte[PageStream.PageBytes]);
        Assert.True(-(long)BitConverter.ToInt32(written, sizeof(uint)) - 1 > written.Length);
    }

    private static byte[] Page(Random random)
    {
        var page = new byte[PageStream.PageBytes];
        random.NextBytes(page.AsSpan(random.Next(page.Length)));
        return page;
    }

    private static byte[] Written(byte[] page, byte[]? before)
    {
        var to = new byte[PageChanges.MostBytes];
        return to[..(before is null ? PageChanges.WriteWhole(to, Id, page) : PageChanges.WriteChanged(to, Id, page, before))];
    }

    private static byte[] Read(byte[] written, byte[] before, bool isWhole)
    {
        var page = (byte[])before.Clone();
        Assert.Equal((Id, isWhole), (PageChanges.Id(written), PageChanges.IsWhole(written)));
        // Something follows in the frame.
        Assert.Equal(written.Length, PageChanges.Read([.. written, 1, 2, 3], page));
        return page;
    }
}
