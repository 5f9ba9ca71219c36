using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>
/// Tables that are written cell by cell, so that what must come out is known before anything is read: quotes, ends of lines in cells and
/// between rows, marks and packings vary, and chunks end everywhere.
/// </summary>
public sealed class ImportProperties
{
    private static readonly string[] Ends = ["\n", "\r\n", "\r"];
    private static readonly char[] Delimiters = [';', ',', '\t', '|'];
    private static readonly Encoding[] Encodings =
        [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false), new UnicodeEncoding(true, false)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void What_was_written_into_a_table_comes_out_with_the_lines_of_what_is_no_number(int seed)
    {
        for (var round = 0; round < 25; round++)
        {
            var written = new Written(new Random((seed * 1000) + round));
            foreach (var (workers, chunkBytes) in ((int, int)[])[(1, 1), (1, 17), (3, 40), (2, 300), (1, 100_000)])
            {
                var read = ImportedFile.Read(new ImportReader(Given.Plan, workers, chunkBytes), new MemoryStream(written.Bytes));
                Assert.Equal(written.Numbers, read.Accepted.Select(line => line.Number));
                Assert.Equal(written.BadLines, read.Refused.Select(line => line.Line));
            }
        }
    }

    private sealed class Written
    {
        private readonly Random random;
        private readonly char delimiter;
        private readonly string end;
        private readonly int quoted;

        public Written(Random random)
        {
            this.random = random;
            (delimiter, end, quoted) = (random.GetItems(Delimiters, 1)[0], random.GetItems(Ends, 1)[0], random.GetItems([0, 2, 10], 1)[0]);
            var (columns, numbers) = (random.Next(2, 5), 0);
            numbers = random.Next(columns);
            var text = new StringBuilder();
            var line = 1L;
            Append(text, Enumerable.Range(0, columns).Select(column => column == numbers ? "Телефон" : $"поле {column}"), ref line);
            for (var row = random.Next(1, 80); row > 0; row--)
            {
                var begins = line;
                var cell = Number();
                Append(text, Enumerable.Range(0, columns).Select(column => column == numbers ? cell : Note(begins)), ref line);
                if (cell == "нет") BadLines.Add(begins);
            }

            if (random.Next(2) == 0) text.Length -= end.Length;
            var encoding = random.GetItems(Encodings, 1)[0];
            Bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
        }

        public List<PhoneNumber> Numbers { get; } = [];

        public List<long> BadLines { get; } = [];

        public byte[] Bytes { get; }

        private string Number()
        {
            if (random.Next(8) == 0) return "нет";
            var number = DemoBlock.Number(random.Next(2, 13), random.Next(10_000));
            Numbers.Add(number);
            var digits = number.ToNational().ToString(CultureInfo.InvariantCulture);
            return random.Next(5) switch
            {
                0 => digits,
                1 => $"+7{digits}",
                2 => $"8 ({digits[..3]}) {digits[3..6]}-{digits[6..8]}-{digits[8..]}",
                3 => $"7{digits}",
                _ => $"{digits}.0",
            };
        }

        /// <summary>Notes hold what would be a number, a row, a quote, if somebody read them so.</summary>
        private string Note(long line) => random.Next(9) switch
        {
            0 when quoted > 0 => $"не звонить:{end}+79750030009",
            1 when quoted > 0 => $"а{delimiter}+79750030008{delimiter}",
            2 when quoted > 0 => "ООО \"Ромашка\", филиал",
            3 when quoted > 0 => $"\"{end}{end}\"",
            4 => "+79750030007",
            5 => "",
            6 => new string('x', random.Next(40)),
            _ => $"строка {line}",
        };

        private void Append(StringBuilder text, IEnumerable<string> cells, ref long line)
        {
            var row = cells.ToList();
            text.AppendJoin(delimiter, row.Select(Cell)).Append(end);
            line += 1 + row.Sum(cell => (cell.Length - cell.Replace(end, "", StringComparison.Ordinal).Length) / end.Length);
        }

        private string Cell(string cell) => cell.AsSpan().IndexOfAny(delimiter, '"') >= 0 || cell.Contains(end, StringComparison.Ordinal) || (quoted > 0 && random.Next(quoted) == 0)
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
    }
}
