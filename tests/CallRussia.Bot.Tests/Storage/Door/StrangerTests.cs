using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>Who is not let in at the door of the bot.</summary>
public sealed class StrangerTests : DoorScene
{
    [Fact]
    public async Task Another_version_other_tables_another_key_and_another_protocol_are_refused_with_a_sentence()
    {
        (Greeting Greeting, string Words)[] strangers =
        [
            (Fitting with { Version = "9.9.9" }, "The running bot is version "),
            (Fitting with { Tables = new byte[32] }, "another build of version "),
            (Fitting with { Key = new byte[32] }, "Storage:Key does not fit"),
        ];
        foreach (var (greeting, words) in strangers)
        {
            using var visitor = Visitor();
            visitor.Say(Said.Hello, greeting.Write);
            var told = visitor.Hear();
            Assert.Equal(Said.Failed, told.What);
            Assert.Contains(words, told.Rest.ReadString(), StringComparison.Ordinal);
            Assert.Throws<EndOfStreamException>(() => visitor.Hear());
        }
        using var newer = Visitor();
        newer.Say(Said.Hello, to =>
        {
            to.Write("callrussia");
            to.Write(2);
            to.Write("9.9.9");
        });
        Assert.Contains("this program is version 9.9.9", newer.Hear().Rest.ReadString(), StringComparison.Ordinal);
        var verb = Assert.Throws<StoreException>(() => Store.Enter(Bench.Options.Path, Bot.Tables, new Keys(new byte[32])));
        Assert.Contains("Storage:Key does not fit", verb.Message, StringComparison.Ordinal);
        await Put(Bot, new Thing(3, "c"));
    }

    [Fact]
    public async Task Nonsense_ends_its_line_and_nothing_else()
    {
        await using var verb = Verb();
        byte[][] nonsense =
        [
            "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
            [0, 0, 0, 0, 0],
            [.. Enumerable.Repeat((byte)255, 100)],
            [5, 0, 0, 0, (byte)Said.Hello, 200, 200, 200, 200, 200],
            [1, 0, 0, 0, (byte)Said.Begin, 1],
        ];
        foreach (var bytes in nonsense)
        {
            using var visitor = Visitor();
            visitor.Throw(bytes);
            Assert.ThrowsAny<IOException>(() => visitor.Hear());
        }
        var random = new Random(1);
        foreach (var what in Enum.GetValues<Said>().SelectMany(what => Enumerable.Repeat(what, 5)))
        {
            var (rest, isInGroup) = (new byte[random.Next(40)], random.Next(2) == 0);
            random.NextBytes(rest);
            using var visitor = Visitor();
            visitor.Hello(Fitting);
            visitor.Do(isInGroup ? Said.Begin : Said.Look);
            visitor.Say(what, to => to.Write(rest));
            visitor.Dispose();
        }
        await Put(Bot, new Thing(3, "c"));
        await Put(verb, new Thing(4, "d"));
        Assert.Subset(new HashSet<long> { 1, 2, 3, 4 }, (await Bot.Read(kept => kept.All(Thing.Table).Select(thing => thing.Id).ToList(), default)).ToHashSet());
        Assert.Empty(await Bot.Check(default));
    }
}
