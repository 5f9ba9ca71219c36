using System.IO.Compression;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public sealed class NumberListTests
{
    [Theory]
    [InlineData("+7 975 007-00-05")]
    [InlineData("8(975)0070005")]
    [InlineData("79750070005\r")]
    [InlineData("\"9750070005\"")]
    [InlineData("Anna;+79750070005;asked by e-mail")]
    [InlineData("phone\n9750070005")]
    [InlineData("\n\n   \n9750070005\n")]
    public void A_number_is_read_in_every_form_that_an_import_takes(string text)
    {
        var line = Assert.Single(Read(text));
        Assert.Equal((DemoBlock.Number(7, 5), Refusal.None), (Assert.Single(line.Numbers), line.Refusal));
    }

    [Theory]
    [InlineData("+79750070005, +79750070006")]
    [InlineData("+79750070005;+79750070006")]
    [InlineData("\"+79750070005\n+79750070006\"")]
    [InlineData("+79750070005 / 8 (975) 007-00-06")]
    [InlineData("+79750070005 +79750070006")]
    [InlineData("89750070005 or 89750070006")]
    [InlineData("+79750070005;\"asked on 28.11.2026 19:03, and not to call\n+79750070006 either\"")]
    [InlineData("771234567890;+79750070005;2026-11-28;+79750070006")]
    public void All_numbers_of_a_row_are_taken(string text) =>
        Assert.Equal([DemoBlock.Number(7, 5), DemoBlock.Number(7, 6)], Assert.Single(Read(text)).Numbers);

    [Theory]
    [InlineData("+79750070005, 007-00-06", Refusal.TooShort)]
    [InlineData("89750070005 89750070006", Refusal.SeveralNumbers)]
    [InlineData("+79750070005;+7975007000 6", Refusal.Ambiguous)]
    [InlineData("+79750070005;+380 97 500 70 06", Refusal.WrongCountry)]
    [InlineData("+79750070005;\"x\n+79750070006", Refusal.UnfitQuotes)]
    public void A_row_with_one_that_can_not_be_read_is_refused_whole(string text, Refusal refusal)
    {
        var row = Assert.Single(Read(text));
        Assert.Equal((refusal, 0, 1L), (row.Refusal, row.Numbers.Count, row.Line));
    }

    [Fact]
    public void A_row_of_several_lines_is_named_by_its_first_one() =>
        Assert.Equal([1L, 2L, 4L], Read("9750070005\n\"x\ny\";1\n9750070006").Select(row => row.Line));

    [Fact]
    public void A_number_of_no_known_range_is_taken_all_the_same() =>
        Assert.Equal(Refusal.None, Assert.Single(Read("+7 975 900 00 00")).Refusal);

    [Fact]
    public void What_is_no_number_is_named_by_its_line_and_masked()
    {
        var lines = Read("9750070005\n+38 097 500 00 07\n97500700").ToList();
        Assert.Equal([Refusal.None, Refusal.WrongCountry, Refusal.TooShort], lines.Select(line => line.Refusal));
        Assert.Equal([1L, 2L, 3L], lines.Select(line => line.Line));
        Assert.Equal("+** *** *** ** 07", lines[1].MaskedText);
    }

    [Fact]
    public void A_packed_list_is_read_and_a_damaged_one_says_so()
    {
        using var packed = new MemoryStream();
        using (var archive = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) archive.Write("9750070005\n"u8);
        Assert.Single(NumberList.Read(new MemoryStream(packed.ToArray())));
        Assert.Throws<ImportFileException>(() => NumberList.Read(new MemoryStream([.. packed.ToArray()[..10], 0xff, 0xff, 0xff, 0xff])).ToList());
    }

    private static IEnumerable<ListedNumbers> Read(string text) => NumberList.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
