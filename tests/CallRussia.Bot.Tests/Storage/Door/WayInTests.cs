using System.Net.Sockets;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>How somebody gets to a store in a file: alone, through the door, after whoever has it, or not at all.</summary>
public sealed class WayInTests : IAsyncLifetime
{
    private CollectedLog Log { get; } = new();

    private StoreBench Bench { get; } = new((_, options) => Store.Open(options));

    private StoreOptions Beside => Bench.Options with { Access = StoreAccess.Beside };

    public Task InitializeAsync()
    {
        Bench.Options = Bench.Options with { Log = Log };
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task A_second_bot_is_refused_at_once_also_while_a_verb_is_in()
    {
        await Bench.Add(7, 0, 2);
        await Bench.OpenDoor();
        await using var verb = Store.Open(Beside);
        var refused = Assert.Throws<StoreException>(() => Store.Open(Bench.Options));
        Assert.Contains("another bot is running", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await verb.Stock(default)).Sum(region => region.Total));
    }

    [Theory]
    [InlineData(StoreAccess.Sole)]
    [InlineData(StoreAccess.Beside)]
    public async Task Whoever_comes_while_a_verb_has_the_store_says_so_and_waits_for_it(StoreAccess who)
    {
        var verb = Store.Open(Beside);
        await verb.AddNumbers([(DemoBlock.Number(7, 1), DemoBlock.Region(7))], "alone", Bench.Clock.Now, default);
        var coming = Task.Run(() => Store.Open(Bench.Options with { Access = who }));
        await Logged("A verb of the command line has the store");
        Assert.False(coming.IsCompleted);
        await verb.DisposeAsync();
        await using var next = await coming;
        Assert.Equal(1, (await next.Stock(default)).Sum(region => region.Total));
    }

    [Fact]
    public async Task A_verb_waits_for_the_door_of_a_bot_that_has_just_begun()
    {
        await Bench.Add(7, 0, 3);
        var coming = Task.Run(() => Store.Open(Beside));
        await Bench.OpenDoor();
        await using var verb = await coming;
        Assert.Equal(3, (await verb.Stock(default)).Sum(region => region.Total));
    }

    [Fact]
    public async Task Where_a_bot_has_no_door_a_verb_says_so_and_takes_the_store_once_the_bot_is_gone()
    {
        await Bench.Add(7, 0, 3);
        var clock = new AdjustableTimeProvider(Bench.Clock.Now, running: false);
        var coming = Task.Run(() => Store.Open(Beside with { Clock = clock }));
        while (!coming.IsCompleted) clock.Advance(TimeSpan.FromSeconds(1));
        var refused = await Assert.ThrowsAsync<StoreException>(() => coming);
        Assert.Contains("nobody answers at", refused.Message, StringComparison.Ordinal);
        await Bench.Store.DisposeAsync();
        await using var verb = Store.Open(Beside);
        Assert.Equal(3, (await verb.Stock(default)).Sum(region => region.Total));
    }

    [Fact]
    public async Task The_socket_that_a_killed_bot_left_is_replaced_and_is_its_owners_alone()
    {
        var address = Doorway.Of(Bench.Options.Path);
        using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(new UnixDomainSocketEndPoint(address + "x"));
            File.Move(address + "x", address);
        }
        Assert.True(File.Exists(address));
        Assert.Null(Doorway.TryConnect(Bench.Options.Path));
        await Bench.Add(7, 0, 3);
        await Bench.OpenDoor();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(address));
        await using var verb = Store.Open(Beside);
        Assert.Equal(3, (await verb.Stock(default)).Sum(region => region.Total));
        await Bench.Store.DisposeAsync();
        Assert.False(File.Exists(address));
    }

    [Fact]
    public async Task A_store_far_down_in_folders_has_a_door_too_and_the_way_to_it_leaves_nothing()
    {
        var deep = Path.Combine(Bench.Folder, new string('d', 120), new string('e', 60));
        Directory.CreateDirectory(deep);
        Bench.Options = Bench.Options with { Path = Path.Combine(deep, "bot.db") };
        await Bench.Add(7, 0, 3);
        await Bench.OpenDoor();
        await using (var verb = Store.Open(Beside)) Assert.Equal(3, (await verb.Stock(default)).Sum(region => region.Total));
        Assert.True(File.Exists(Path.Combine(deep, "bot.db.sock")));
        var way = new Doorway(Bench.Options.Path);
        Assert.True(File.Exists(way.Address) && way.Address.Length < 100);
        way.Dispose();
        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(way.Address))));
        Assert.True(File.Exists(Bench.Options.Path));
    }

    [Fact]
    public async Task Where_nothing_can_listen_the_bot_says_so_and_goes_on()
    {
        Bench.Options = Bench.Options with { Path = Path.Combine(Bench.Folder, new string('f', 110)) };
        await Bench.Add(7, 0, 3);
        await Bench.OpenDoor();
        Assert.Contains(Log.Lines, line => line.Contains("verbs can't work beside this bot", StringComparison.Ordinal));
        await Bench.HandOut(1);
    }

    [Fact]
    public async Task A_backup_through_the_door_is_the_store_and_leaves_nothing_beside_it()
    {
        await Bench.Add(7, 0, 100);
        await Bench.HandOut(1);
        await Bench.OpenDoor();
        var copy = Path.Combine(Bench.Folder, "copies", "monday.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        await using (var verb = Store.Open(Beside)) await verb.Backup(copy, force: false, default);
        await using (var copied = Store.Open(Bench.Options with { Path = copy }))
        {
            Assert.Equal(99, Assert.Single(await copied.Stock(default)).Fresh);
            Assert.Empty(await copied.Check(default));
        }
        // A verb that dies before it took the copy.
        using (var visitor = new Visitor(Bench.Options.Path, Bench.Store.Tables))
        {
            visitor.Hello(Greeting.Of(new Vocabulary(Bench.Store.Tables), new CallRussia.Bot.Storage.Crypto.Keys(Bench.Options.Key).Check));
            visitor.Say(Said.Copy);
            Assert.Equal(Said.Sentences, visitor.Hear().What);
        }
        await Bench.Store.DisposeAsync();
        Assert.DoesNotContain(Directory.GetFiles(Bench.Folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_belongs_to_a_store_is_known_with_the_door_open()
    {
        await Bench.Add(7, 0, 3);
        await Bench.OpenDoor();
        StorePlace.CheckWritable(Bench.Options.Path);
        Assert.DoesNotContain(StorePlace.ReadableByOthers(Bench.Options.Path), file => file.EndsWith(".sock", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<StoreException>(() => Bench.Store.Backup(Path.Combine(Bench.Folder, "other.sock"), force: false, default));
        Assert.Contains("ends with .sock", refused.Message, StringComparison.Ordinal);
    }

    private async Task Logged(string words)
    {
        while (!Log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal))) await Task.Yield();
    }
}
