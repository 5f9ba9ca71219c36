using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Naming;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>What is written is read again, and a body of an older program lacks nothing but the parts that came later.</summary>
public sealed class RecordCodecTests
{
    private readonly RecordWriter _to = new(new Wording([]));

    [Fact]
    public void Whole_numbers_of_any_size_come_back()
    {
        long[] values = [0, 1, -1, 63, 64, -64, -65, 127, 128, 300, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];
        foreach (var value in values) _to.Long(value);
        var from = Reader();
        foreach (var value in values) Assert.Equal(value, from.Long());
        Assert.True(from.IsAtEnd);
    }

    [Fact]
    public void Nothing_is_told_from_every_value()
    {
        long?[] numbers = [null, 0, 1, -1, 5, -5, long.MaxValue - 1, long.MinValue, null];
        DateTimeOffset?[] times = [null, DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddTicks(-1)];
        string?[] texts = [null, "", "a", "ёж 🦔", new string('я', 5_000)];
        byte[]?[] bytes = [null, [], [0], [1, 2, 3]];
        foreach (var number in numbers) _to.Long(number);
        foreach (var time in times) _to.Time(time);
        foreach (var text in texts) _to.Text(text);
        foreach (var some in bytes) _to.BytesOrNull(some);
        var from = Reader();
        foreach (var number in numbers) Assert.Equal(number, from.LongOrNull());
        foreach (var time in times) Assert.Equal(time, from.TimeOrNull());
        foreach (var text in texts) Assert.Equal(text, from.TextOrNull());
        foreach (var some in bytes) Assert.Equal(some, from.BytesOrNull());
        Assert.True(from.IsAtEnd);
        Assert.Throws<OverflowException>(() => _to.Long((long?)long.MaxValue));
    }

    [Fact]
    public void Every_kind_of_part_follows_another()
    {
        var at = new DateTimeOffset(2026, 9, 16, 9, 0, 0, TimeSpan.FromHours(3));
        _to.Bool(true).Time(at).Span(TimeSpan.FromMinutes(-7)).Bytes([9, 8]).Many(["x", "", "z"], static (to, item) => to.Text(item)).Bool(false).Long(-12);
        var from = Reader();
        Assert.True(from.Bool());
        Assert.Equal(at, from.Time());
        Assert.Equal(TimeSpan.FromMinutes(-7), from.Span());
        Assert.Equal([9, 8], from.Bytes().ToArray());
        Assert.Equal(["x", "", "z"], from.Many(static (ref RecordReader item) => item.Text()));
        Assert.False(from.Bool());
        Assert.Equal(-12, from.Int());
        Assert.True(from.IsAtEnd);
    }

    [Fact]
    public void Parts_that_came_later_are_nothing_in_an_older_body()
    {
        _to.Long(5);
        var from = Reader();
        Assert.Equal(5, from.Long());
        Assert.Equal((0, null, false), (from.Long(), from.LongOrNull(), from.Bool()));
        Assert.Equal(("", null), (from.Text(), from.TextOrNull()));
        Assert.Equal((default(DateTimeOffset), null, TimeSpan.Zero), (from.Time(), from.TimeOrNull(), from.Span()));
        Assert.Equal(0, from.Bytes().Length);
        Assert.Null(from.BytesOrNull());
        Assert.Empty(from.Many(static (ref RecordReader item) => item.Long()));
    }

    [Fact]
    public void The_same_record_is_the_same_bytes_and_a_writer_begins_anew()
    {
        var first = Written();
        _to.Clear();
        Assert.Equal(first, Written());
        byte[] Written() => _to.Text("a").Long(7L).Body.ToArray();
    }

    private RecordReader Reader() => new(_to.Body, _to.Names);
}
