using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>A file comes out the same wherever it is cut and however many read it.</summary>
public class ImportChunksTests
{
    private static readonly string[] Headers = ["", "phone\n", "region;number\n", "name,Phone,region\n", "contact\n", "\n\n", ",,\n"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Any_file_is_read_alike_in_one_piece_in_single_lines_and_by_several(int seed)
    {
        for (var round = 0; round < 12; round++)
        {
            var text = File(new Random((seed * 100) + round));
            var whole = Read(text, workers: 1, chunkBytes: text.Length + 1);
            foreach (var (workers, chunkBytes) in ((int, int)[])[(1, 1), (1, 50), (4, 1), (4, 64), (4, 1000), (2, 5000)])
            {
                var read = Read(text, workers, chunkBytes);
                Assert.Equal(whole.Accepted, read.Accepted);
                Assert.Equal(whole.Refused, read.Refused);
                Assert.Equal(whole.Asked, read.Asked);
            }
        }
    }

    [Theory]
    [InlineData("number;region;note", 0, 1)]
    [InlineData("note;region;number", 2, 1)]
    [InlineData("region;number;note", 1, 0)]
    [InlineData("note;number", 1, -1)]
    public void A_table_says_line_by_line_what_the_plan_says_of_its_fields(string header, int number, int region)
    {
        var random = new Random(header.Length + number);
        var rows = Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, header.Count(letter => letter == ';') + 1).Select(column => column == number ? Number(random) : column == region ? Code(random) : Note(random)).ToArray()).ToList();
        var ends = rows.ConvertAll(_ => random.Next(4) == 0 ? "\r\n" : "\n");
        var read = Read(Encoding.UTF8.GetBytes(header + "\n" + string.Concat(rows.Zip(ends, (row, end) => string.Join(';', row) + end))), 2, 4000);

        var (accepted, refused) = (new List<(PhoneNumber, string)>(), new List<(long, Refusal)>());
        var line = 2L;
        foreach (var row in rows)
        {
            var isNumber = PhoneNumber.TryParse(row[number].Trim('"'), out var parsed, out var refusal);
            var placed = isNumber ? Given.Plan.Find(parsed, region < 0 ? "" : row[region].Trim('"')) : Placement.Refused(refusal);
            if (placed.IsCallable) accepted.Add((parsed, placed.Region.Code.Text));
            else refused.Add((line, placed.Refusal));
            line += 1 + string.Concat(row).Count(letter => letter == '\n');
        }

        Assert.Equal(accepted, read.Accepted);
        Assert.Equal(refused, read.Refused.Select(line => (line.Line, line.Refusal)));
    }

    private static string Number(Random random)
    {
        var national = random.Next(3) == 0 ? DemoBlock.Number(5, random.Next(10_000)).ToNational() : Given.NumberIn(random.Next(300, 1000)).ToNational();
        return random.Next(7) switch
        {
            0 => $"+7{national}",
            1 => $"8{national}",
            2 => $"7{national}",
            3 => $"\"+7 {national}\"",
            4 => $"{national}0",
            5 => $" {national}",
            _ => $"{national}",
        };
    }

    private static string Code(Random random) =>
        random.GetItems(["RU-SVE", "RU-TYU", "ru-sve", " RU-KDA", "\"RU-MOS\"", "", "  ", "RU-XXX", "UA-43", "KZ-BAY", "RU", "RU-MOW+RU-MOS", "DEMO-05", "Тюмень"], 1)[0];

    private static string Note(Random random) => random.GetItems(["", "x", "Анна", "\"a; b\"", "inch \" here", "\"two\nlines\"", "1;2".Replace(';', ' ')], 1)[0];

    private static ImportedFile Read(byte[] text, int workers, int chunkBytes)
    {
        try
        {
            return ImportedFile.Read(new ImportReader(Given.Plan, workers, chunkBytes), new MemoryStream(text));
        }
        catch (ImportColumnException asked)
        {
            return new ImportedFile([], []) { Asked = asked.Message };
        }
    }

    private static byte[] File(Random random)
    {
        var text = new StringBuilder(Headers[random.Next(Headers.Length)]);
        // Some files are plain to the end, some turn into tables half-way.
        var kinds = random.Next(2, 9);
        for (var line = random.Next(60); line >= 0; line--)
        {
            text.Append(Line(random, random.Next(kinds))).Append(random.Next(5) == 0 ? "\r\n" : "\n");
        }

        return Encoding.UTF8.GetBytes(random.Next(2) == 0 ? text.ToString().TrimEnd() : text.ToString());
    }

    private static string Line(Random random, int kind)
    {
        var national = DemoBlock.Number(random.Next(2, 13), random.Next(10_000)).ToNational();
        return kind switch
        {
            0 => $"+7{national}",
            1 => random.Next(2) == 0 ? $"8{national}" : $"{national}",
            2 => random.Next(20) == 0 ? new string((char)('0' + random.Next(10)), random.Next(4000, 9000)) : $"7{national}",
            3 => random.Next(3) == 0 ? "" : "no number",
            4 => $"{Given.NumberIn(random.Next(300, 1000)).ToNational()}",
            5 => $"Anna;{national};RU-SVE",
            6 => $"\"Petrov, I\",\"+7 {national}\",RU-TYU",
            _ => $"{national},,\"unclosed",
        };
    }
}
