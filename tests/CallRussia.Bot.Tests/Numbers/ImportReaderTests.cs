using System.IO.Compression;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class ImportReaderTests
{
    private static readonly ImportReader Reader = new(Given.Plan);

    [Theory]
    [InlineData("+7 975 007-00-01\n8(975)0070002\n79750070003\n9750070004\n", "DEMO-07 DEMO-07 DEMO-07 DEMO-07")]
    [InlineData("79750070001\r\n\r\n79750080002", "DEMO-07 DEMO-08")]
    [InlineData("phone\n79750070001", "DEMO-07")]
    [InlineData("name,Phone,region\nAnna,79750070001,RU-NVS\n\"Petrov, Ivan\",\"+7 975 007 00 02\",\n", "DEMO-RU-NVS DEMO-07")]
    [InlineData("№;номер;ТЕЛЕФОН;Регион\n1;2;79750070001;RU-NVS", "DEMO-RU-NVS")]
    [InlineData("id\tnumber\n1\t79750070001", "DEMO-07")]
    [InlineData("region;number\nRU-SVE;79750070001", "DEMO-RU-SVE")]
    [InlineData("Anna;79750070001;RU-SVE\nIvan;79750080001;", "DEMO-RU-SVE DEMO-08")]
    [InlineData("79750070001,Anna\n79750080001,Ivan", "DEMO-07 DEMO-08")]
    [InlineData("79750070001\n79750080001,Ivan", "DEMO-07 DEMO-08")]
    [InlineData("phone,name\n,,\n79750070001,\"\"\"x\"\"\"\n79750080001,x", "DEMO-07 DEMO-08")]
    [InlineData("79750070001\r79750080001\r\r79750090001", "DEMO-07 DEMO-08 DEMO-09")]
    [InlineData("phone;name\r79750070001;x\r79750080001;y\r", "DEMO-07 DEMO-08")]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    public void Numbers_are_found_however_the_file_is_laid_out(string text, string expected) =>
        Assert.Equal(expected, Shown(Read(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("hello", Refusal.NotANumber, "*****")]
    [InlineData("7975007123", Refusal.Kazakhstan, "********23")]
    [InlineData("+7975007123", Refusal.TooShort, "+********23")]
    [InlineData("7975007123456", Refusal.TooLong, "***********56")]
    [InlineData("+1 975 007 00 12", Refusal.WrongCountry, "+* *** *** ** 12")]
    [InlineData("Анна 79750070012", Refusal.NotANumber, "**** *********12")]
    public void A_refused_line_has_its_own_reason_and_shows_two_digits(string line, Refusal reason, string masked)
    {
        var refused = Assert.Single(Read(Encoding.UTF8.GetBytes(line)).Refused);
        Assert.Equal((1, reason, masked), (refused.Line, refused.Refusal, refused.MaskedText));
    }

    [Theory]
    [InlineData(800, Refusal.Service)]
    [InlineData(701, Refusal.Kazakhstan)]
    [InlineData(940, Refusal.Abkhazia)]
    [InlineData(336, Refusal.Baikonur)]
    [InlineData(365, Refusal.UkrainianTerritory)]
    [InlineData(941, Refusal.CarUnit)]
    [InlineData(970, Refusal.NotGeographic)]
    [InlineData(975, Refusal.UnknownRange)]
    public void A_number_that_is_not_called_says_why(int code, Refusal reason)
    {
        var refused = Assert.Single(Read(Encoding.UTF8.GetBytes(Given.NumberIn(code).Full())).Refused);
        Assert.Equal((reason, "+* *** *** ** 00"), (refused.Refusal, refused.MaskedText));
    }

    [Theory]
    [InlineData("RU-XXX", Refusal.UnknownRegion)]
    [InlineData("Свердловская область", Refusal.UnknownRegion)]
    [InlineData("a very long text that is surely not the code of a region", Refusal.UnknownRegion)]
    [InlineData("UA-43", Refusal.UkrainianTerritory)]
    [InlineData("KZ-BAY", Refusal.Baikonur)]
    public void A_region_that_is_not_called_refuses_the_line_and_only_the_number_is_shown(string region, Refusal reason)
    {
        var refused = Assert.Single(Read(Encoding.UTF8.GetBytes($"phone,region\n79750070012,{region}")).Refused);
        Assert.Equal((2, reason, "*********12"), (refused.Line, refused.Refusal, refused.MaskedText));
    }

    [Fact]
    public void A_file_without_a_known_header_reports_its_first_line()
    {
        var read = Read("my list\n\n79750070001"u8.ToArray());
        Assert.Equal([new ImportLine(1, Refusal.NotANumber, "** ****")], read.Refused);
        Assert.Equal("DEMO-07", Shown(read));
    }

    [Fact]
    public void A_tax_number_beside_the_phone_is_not_taken_for_it()
    {
        // The tax number of a Moscow company has ten digits and begins with 77.
        var tax = Given.NumberIn(770).ToNational();
        var lines = Read(Encoding.UTF8.GetBytes($"{tax};79750070001\n{tax + 1};79750080001"));
        Assert.Equal("DEMO-07 DEMO-08", Shown(lines));
    }

    [Fact]
    public void Encodings_of_spreadsheets_are_read()
    {
        const string Text = "Имя;Телефон\nАнна;79750070001\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        foreach (var encoding in new[] { windows, new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal("DEMO-07", Shown(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)])));
            Assert.Equal("DEMO-07", Shown(Read(encoding.GetBytes(Text))));
        }
    }

    [Fact]
    public void Gzip_is_known_by_its_first_bytes_even_where_the_stream_cannot_seek()
    {
        var packed = Pack(Encoding.UTF8.GetBytes("\uFEFFphone\n79750070001\n"));
        Assert.Equal("DEMO-07", Shown(ImportedFile.Read(Reader, new OneByteStream(packed))));
    }

    [Fact]
    public void An_archive_within_an_archive_is_refused() =>
        Assert.Contains("archive within an archive", Assert.Throws<ImportFileException>(() => Read(Pack(Pack("79750070001\n"u8.ToArray())))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_workbook_is_refused_with_advice() =>
        Assert.Contains("CSV", Assert.Throws<ImportFileException>(() => Read([0x50, 0x4B, 3, 4, 20, 0])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_archive_is_told_after_what_could_be_read()
    {
        var lines = Enumerable.Range(0, 50_000).Select(i => DemoBlock.Number(7, i % 10_000).Full() + "\n");
        var packed = Pack(Encoding.UTF8.GetBytes(string.Concat(lines)));
        var cutOff = packed[..(packed.Length / 2)];
        packed.AsSpan(packed.Length / 2, 64).Fill(0xFF);
        Assert.Throws<ImportFileException>(() => Read(packed));
        Assert.StartsWith("The archive is damaged after line ", Assert.Throws<ImportFileException>(() => Read(cutOff)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_and_binary_lines_are_refused_in_bounded_memory()
    {
        byte[] text =
        [
            .. Enumerable.Repeat((byte)'x', 1_000_000), (byte)'\n',
            .. "79750070001\n"u8,
            .. Enumerable.Repeat((byte)'9', 5000), (byte)'\n',
            .. "79750080001\n"u8, 0, 1, 2, 255, (byte)'\n',
            .. "79750090001"u8,
        ];
        var read = Read(text);
        Assert.Equal("DEMO-07 DEMO-08 DEMO-09", Shown(read));
        Assert.Equal([(1L, Refusal.UnreadableLine), (3L, Refusal.UnreadableLine), (5L, Refusal.UnreadableLine)], read.Refused.Select(line => (line.Line, line.Refusal)));
        Assert.All(read.Refused, line => Assert.InRange(line.MaskedText.Length, 1, 41));
    }

    [Fact]
    public void Lines_are_cut_right_wherever_the_buffer_ends()
    {
        var lines = Enumerable.Range(0, 60_000)
            .Select(i => DemoBlock.Number(2 + (i % 11), i % 10_000).Full() + (i % 3 == 0 ? "\r\n" : "\n"));
        var read = Read(Encoding.ASCII.GetBytes(string.Concat(lines)));
        Assert.Equal(60_000, read.Accepted.Count);
        Assert.All(read.Accepted.Index(), line => Assert.Equal(DemoBlock.Number(2 + (line.Index % 11), line.Index % 10_000), line.Item.Number));
    }

    [Fact]
    public void Progress_counts_the_bytes_of_the_file_as_it_lies_there()
    {
        var packed = Pack(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 250_000).Select(_ => "79750070001\n"))));
        var told = Reader.Read(new MemoryStream(packed)).Select(part => part.Progress).ToList();
        Assert.Equal(told.OrderBy(progress => progress.Lines), told);
        Assert.Equal(new ImportProgress(packed.Length, 250_000), told[^1]);
    }

    private static ImportedFile Read(byte[] bytes) => ImportedFile.Read(Reader, new MemoryStream(bytes));

    private static string Shown(ImportedFile read) => string.Join(' ', read.Accepted.Select(line => line.Region));

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>The slowest pipe there is.</summary>
    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
