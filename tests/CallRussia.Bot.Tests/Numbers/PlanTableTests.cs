using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>The quick ways of an import say what the careful ones say.</summary>
public class PlanTableTests
{
    private static readonly PlanTable Table = new(Given.Plan);
    private static readonly RegionCode[] Regions = [.. Table.Regions];

    [Fact]
    public void The_table_places_every_number_as_the_plan_does()
    {
        var random = new Random(1);
        var edges = Given.Plan.Edges().SelectMany(edge => new[] { edge - 1, edge, edge + 1 });
        foreach (var national in edges.Concat(Enumerable.Range(0, 200_000).Select(_ => random.NextInt64(10_000_000_000))).Where(n => n is >= 0 and < 10_000_000_000))
        {
            var expected = Given.Plan.Find(PhoneNumber.FromNational(national)) is { IsCallable: true } placed ? placed.Region.Code : default;
            var place = Table.PlaceOf(national);
            Assert.Equal(expected, place == PlanTable.Refused ? default : Regions[place]);
        }
    }

    [Fact]
    public void A_number_read_at_once_is_the_one_read_digit_by_digit()
    {
        var random = new Random(2);
        byte[] marks = [.. "0123456789+78- \n/:xp"u8];
        var text = new byte[PlainNumber.Reach + 8];
        for (var i = 0; i < 300_000; i++)
        {
            for (var at = 0; at < text.Length; at++) text[at] = random.Next(40) == 0 ? marks[random.Next(marks.Length)] : (byte)('0' + random.Next(10));
            if (random.Next(3) == 0) "+7"u8.CopyTo(text);
            text[10 + random.Next(4)] = (byte)'\n';
            var length = PlainNumber.Read(ref text[0], out var national);
            if (length == 0) continue;
            Assert.True(PhoneNumber.TryParse(text.AsSpan(0, length), out var number, out _));
            Assert.Equal(number.ToNational(), national);
            Assert.False(char.IsAsciiDigit((char)text[length]));
        }
    }

    [Fact]
    public void A_number_read_with_its_marks_is_the_one_read_carefully()
    {
        var random = new Random(3);
        var read = 0;
        for (var i = 0; i < 300_000; i++)
        {
            var text = Spelled(random);
            var length = SpelledNumber.Read(ref text[0], out var national);
            var isNumber = PhoneNumber.TryParse(text.AsSpan(0, Math.Max(text.AsSpan().IndexOf((byte)'\n'), 0)), out var number, out _);
            if (length == 0) continue;
            Assert.True(isNumber);
            Assert.Equal((text.AsSpan().IndexOf((byte)'\n') + 1, number.ToNational()), (length, national));
            read++;
        }
        Assert.InRange(read, 1_000, 299_999);
    }

    private static byte[] Spelled(Random random)
    {
        byte[] marks = [.. " -()+.\t\rx,"u8];
        var line = new List<byte>();
        if (random.Next(2) == 0) line.AddRange("+7"u8.ToArray());
        for (var digits = random.Next(9, 13); digits > 0; digits--)
        {
            line.Add((byte)('0' + (line.Count == 0 ? random.Next(7, 10) : random.Next(10))));
            while (random.Next(4) == 0) line.Add(marks[random.Next(random.Next(3) == 0 ? marks.Length : 4)]);
        }
        return [.. line, .. random.Next(4) == 0 ? "\r\n"u8 : "\n"u8, 0];
    }
}
