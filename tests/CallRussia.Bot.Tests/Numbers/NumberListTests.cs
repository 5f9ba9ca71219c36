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
        Assert.Equal((DemoBlock.Number(7, 5), Refusal.None), (line.Number, line.Refusal));
    }

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

    private static IEnumerable<ListedNumber> Read(string text) => NumberList.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
