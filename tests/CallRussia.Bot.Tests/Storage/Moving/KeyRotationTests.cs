using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Moving;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Storage.Moving;

/// <summary>A store gets another key, and nothing else about it changes: nobody is called who said no, and who was handed what is known.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private const int Numbers = 500;

    /// <summary>Closed, and never in the bank.</summary>
    private static readonly PhoneNumber s_stranger = DemoBlock.Number(7, 900);

    private static readonly byte[] s_next = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    private StoreBench Bench { get; } = new((_, options) => Store.Open(options));

    private string Path => Bench.Options.Path;

    private byte[] Old { get; set; } = [];

    private Lease Held { get; set; } = null!;

    private string Before { get; set; } = "";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Theory]
    [InlineData(StoreEngine.LiteDB)]
    [InlineData(StoreEngine.Sqlite)]
    public async Task Everything_is_there_under_the_new_key_and_nothing_under_the_old_one(StoreEngine engine)
    {
        await Lies(engine);

        var rotated = await Rotate(s_next);

        Assert.Equal(Path + ".replaced", rotated.Former);
        Assert.InRange(rotated.Records, 10, 10_000);
        Assert.Equal([Path, Path + ".import", Path + ".lock", Path + ".replaced"], Directory.GetFiles(Bench.Folder).Order(StringComparer.Ordinal));
        Assert.Contains("does not fit", Assert.Throws<StoreException>(() => Store.Open(Bench.Options)).Message, StringComparison.Ordinal);
        await IsAll(Bench.Options with { Key = s_next });
        await IsAll(Bench.Options with { Path = Path + ".replaced" });
    }

    [Theory]
    [InlineData(StoreEngine.LiteDB)]
    [InlineData(StoreEngine.Sqlite)]
    public async Task It_changes_as_often_as_one_likes_and_back_to_the_first_one(StoreEngine engine)
    {
        await Lies(engine);
        await Rotate(s_next);
        await Rotate([.. s_next.Reverse()], of: s_next);
        await IsAll(Bench.Options with { Key = [.. s_next.Reverse()] });
        Assert.Equal(Path + ".replaced-3", (await Rotate(Old, of: [.. s_next.Reverse()])).Former);
        await IsAll(Bench.Options);
    }

    [Theory]
    [InlineData(StoreEngine.LiteDB, StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Sqlite, StoreEngine.LiteDB)]
    public async Task A_copy_of_it_and_one_of_the_other_engine_have_its_marks_too(StoreEngine engine, StoreEngine other)
    {
        await Lies(engine);
        await Rotate(s_next);
        var (copy, restored, converted) = (Path + "-copy", Path + "-restored", Path + "-converted");
        await using (var store = Store.Open(Bench.Options with { Key = s_next })) await store.Backup(copy, force: false, default);
        Assert.Contains("does not fit", (await Assert.ThrowsAsync<StoreException>(() => Store.Restore(copy, restored, engine, Old, force: false, default))).Message, StringComparison.Ordinal);
        await Store.Restore(copy, restored, engine, s_next, force: false, default);
        await IsAll(Bench.Options with { Path = restored, Key = s_next });
        await Conversion.Run(copy, Bench.Options with { Path = converted, Engine = other, Key = s_next }, default);
        await IsAll(Bench.Options with { Path = converted, Engine = other, Key = s_next });
    }

    [Theory]
    [InlineData(StoreEngine.LiteDB)]
    [InlineData(StoreEngine.Sqlite)]
    public async Task A_verb_at_the_door_has_the_same_marks_as_the_bot(StoreEngine engine)
    {
        await Lies(engine);
        await Rotate(s_next);
        await using var bot = Store.Open(Bench.Options with { Key = s_next });
        await bot.OpenDoor(default);
        await using var verb = Store.Open(Bench.Options with { Key = s_next, Access = StoreAccess.Beside });
        Assert.IsType<DoorEngine>(verb.Engine);
        await Is(verb);
    }

    /// <summary>With a key file. What lies in the folder at each step is what a process that is killed there leaves.</summary>
    [Theory]
    [InlineData(StoreEngine.LiteDB)]
    [InlineData(StoreEngine.Sqlite)]
    public async Task Killed_at_any_step_it_opens_with_one_of_the_two_keys_and_a_second_run_finishes_or_begins_anew(StoreEngine engine)
    {
        await Lies(engine);
        StoreKey.Write(StoreKey.FileOf(Path), Old, replaces: false);
        var left = new Left(Bench.Folder);
        await KeyRotation.Run(Bench.Options with { Faults = left }, next: null, isKeyFile: true, default);
        Assert.Equal(Enum.GetValues<StorePoint>().Where(point => point >= StorePoint.NewKeyWaits), left.Folders.Select(folder => folder.Point));
        var next = StoreKey.Read(StoreKey.FileOf(Path));
        Assert.NotEqual(Old, next);
        Assert.Equal(Old, StoreKey.Read(StoreKey.FileOf(Path + ".replaced")));
        foreach (var (point, folder) in left.Folders)
        {
            var store = Bench.Options with { Path = System.IO.Path.Combine(folder, System.IO.Path.GetFileName(Path)) };
            var isNew = point >= StorePoint.NewStoreInPlace;
            await IsAll(store with { Key = isNew ? next : Old });
            var file = StoreKey.Read(StoreKey.FileOf(store.Path));
            if (point == StorePoint.NewStoreInPlace)
                Assert.Contains("key rotate", Assert.Throws<StoreException>(() => Store.Open(store with { Key = file })).Message, StringComparison.Ordinal);

            var again = await KeyRotation.Run(store with { Key = file }, next: null, isKeyFile: true, default);

            Assert.Equal(point == StorePoint.NewStoreInPlace, again.Former is null);
            file = StoreKey.Read(StoreKey.FileOf(store.Path));
            if (point == StorePoint.NewStoreInPlace) Assert.Equal(next, file);
            else Assert.DoesNotContain(file, new[] { Old, next });
            await IsAll(store with { Key = file });
            if (again.Former is { } former) await IsAll(store with { Path = former, Key = StoreKey.Read(StoreKey.FileOf(former)) });
            Assert.DoesNotContain(Directory.GetFiles(folder), name => name.EndsWith(".tmp", StringComparison.Ordinal) || name.EndsWith(".next", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(StoreEngine.LiteDB)]
    [InlineData(StoreEngine.Sqlite)]
    public async Task Killed_at_any_step_with_a_key_of_the_configuration_it_has_one_of_the_two_and_a_second_run_says_which(StoreEngine engine)
    {
        await Lies(engine);
        var left = new Left(Bench.Folder);
        await KeyRotation.Run(Bench.Options with { Faults = left }, s_next, isKeyFile: false, default);
        foreach (var (point, folder) in left.Folders)
        {
            var store = Bench.Options with { Path = System.IO.Path.Combine(folder, System.IO.Path.GetFileName(Path)) };
            var again = await KeyRotation.Run(store, s_next, isKeyFile: false, default);
            Assert.Equal(point >= StorePoint.NewStoreInPlace, again.Former is null);
            await IsAll(store with { Key = s_next });
            Assert.Null((await KeyRotation.Run(store with { Key = s_next }, s_next, isKeyFile: false, default)).Former);
            Assert.DoesNotContain(Directory.GetFiles(folder), name => name.EndsWith(".tmp", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(StoreEngine.LiteDB)]
    [InlineData(StoreEngine.Sqlite)]
    public async Task What_can_not_be_done_changes_nothing(StoreEngine engine)
    {
        await Lies(engine);
        StoreKey.Write(StoreKey.FileOf(Path), Old, replaces: false);
        var (files, store) = (Files(), await File.ReadAllBytesAsync(Path));
        using (StoreLock.Take(Path, isBot: true, enter: null, TimeProvider.System, NullLogger.Instance)) await Refused(Bench.Options, "another bot is running");
        await Refused(Bench.Options with { Key = s_next }, "does not fit");
        await Refused(Bench.Options with { Engine = engine == StoreEngine.LiteDB ? StoreEngine.Sqlite : StoreEngine.LiteDB }, $"is one of {engine}");
        await Refused(Bench.Options with { Faults = new Full(StorePoint.OldKeyKept) }, "no room");
        await Refused(Bench.Options with { Faults = new Full(StorePoint.OldStoreKept) }, "no room");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => KeyRotation.Run(Bench.Options, null, isKeyFile: true, cancelled.Token));
        Assert.Equal(files, Files());
        Assert.Equal(store, await File.ReadAllBytesAsync(Path));
        Assert.Equal(Old, StoreKey.Read(StoreKey.FileOf(Path)));
    }

    [Fact]
    public async Task Keys_that_were_put_away_are_never_lost_and_nobody_else_may_read_them()
    {
        await Lies(StoreEngine.LiteDB);
        StoreKey.Write(StoreKey.FileOf(Path), Old, replaces: false);
        await Rotate(null, isKeyFile: true);
        File.Delete(Path + ".replaced");
        var second = StoreKey.Read(StoreKey.FileOf(Path));
        await Rotate(null, isKeyFile: true, of: second);
        Assert.Equal([Old, second], [StoreKey.Read(Path + ".replaced.key"), StoreKey.Read(Path + ".replaced-2.key")]);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in (string[])[Path, Path + ".key", Path + ".replaced.key", Path + ".replaced-2", Path + ".replaced-2.key"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Marks_that_were_lost_or_changed_do_not_fit_their_key()
    {
        var (first, second) = (new Keys(new byte[32]), new Keys(s_next));
        var kept = second.After(first);
        Assert.True(second.Fitting(kept.Note)!.HasMarksOf(first));
        Assert.False(second.HasMarksOf(first));
        Assert.Null(second.After(second).Note.Marks);
        Assert.Null(first.After(kept).Note.Marks);
        Assert.Null(second.Fitting(kept.Note with { Marks = null }));
        Assert.Null(second.Fitting(second.Note with { Marks = kept.Note.Marks }));
        Assert.Null(first.Fitting(kept.Note));
        for (var at = 0; at < kept.Note.Marks!.Length; at++)
        {
            byte[] changed = [.. kept.Note.Marks];
            changed[at] ^= 1;
            Assert.Null(second.Fitting(kept.Note with { Marks = changed }));
        }
    }

    /// <summary>Without what an engine keeps beside a store that is whole without it.</summary>
    private List<string> Files() => [.. Directory.GetFiles(Bench.Folder).Where(file => !file.EndsWith("-journal", StringComparison.Ordinal) && !file.EndsWith("-spool", StringComparison.Ordinal)).Order()];

    /// <summary>A store that was used, and is closed.</summary>
    private async Task Lies(StoreEngine engine)
    {
        Bench.Options = Bench.Options with { Engine = engine };
        Old = Bench.Options.Key;
        await Bench.Add(7, 0, Numbers);
        Held = await Bench.HandOut(1);
        await Bench.Call(2, Outcome.Talked);
        await Bench.Call(3, Outcome.DoNotCall);
        await Bench.Call(4, Outcome.CallLater, Bench.Clock.Now.AddHours(3));
        await Bench.Store.Write(kept => BankDesk.Close(kept, [DemoBlock.Number(7, 1), s_stranger], new Deed(AuditEntry.CommandLine, Bench.Clock.Now)), default);
        Before = await All(Bench.Store);
        await Bench.Store.DisposeAsync();
    }

    private async Task IsAll(StoreOptions options)
    {
        await using var store = Store.Open(options);
        Assert.Empty(await store.Check(default));
        await Is(store);
    }

    private async Task Is(Store store)
    {
        Assert.Equal(Before, await All(store));
        Assert.Equal(Held.Number, await store.Read(kept => kept.Marks.Number(KeptLeases.Find(kept, Held.Id)!.Token), default));
        // Once more the same file: what is closed stays closed, and what is known is known.
        var again = new (PhoneNumber, RegionCode)[] { (s_stranger, DemoBlock.Region(7)), (Held.Number, DemoBlock.Region(7)), (DemoBlock.Number(7, 1), DemoBlock.Region(7)) };
        var added = await store.AddNumbers(again, "again", Bench.Clock.Now, default);
        Assert.Equal((0, 1, 2), (added.Added, added.Duplicates, added.DoNotCall));
    }

    /// <summary>Everything about numbers, by their marks and in the clear.</summary>
    private static Task<string> All(Store store) => store.Read(
        kept => string.Join('\n',
        [
            .. kept.All(TouchedNumbers.Table).Select(number => $"{Convert.ToHexString(number.Token)} {kept.Marks.Number(number.Token).ToNational()} {number.State} {number.FreeAt} {number.HeldBy}"),
            .. kept.All(DoNotCallRegister.Table).Select(closed => $"{Convert.ToHexString(closed.Mark)} {closed.Hint} {closed.Reason}"),
            .. Enumerable.Range(0, Numbers).Select(line => $"{DoNotCallRegister.Contains(kept, DemoBlock.Number(7, line))}"),
            Convert.ToHexString(kept.Marks.Secret(7)),
            Convert.ToHexString(kept.Marks.Person(new VolunteerId(5))),
            Convert.ToHexString(kept.Marks.OfDay(new VolunteerId(5))),
            $"{kept.Marks.Order.Of(5)}",
        ]),
        default);

    private Task<Rotated> Rotate(byte[]? next, bool isKeyFile = false, byte[]? of = null) => KeyRotation.Run(Bench.Options with { Key = of ?? Old }, next, isKeyFile, default);

    private static async Task Refused(StoreOptions options, string words) =>
        Assert.Contains(words, (await Assert.ThrowsAnyAsync<Exception>(() => KeyRotation.Run(options, next: null, isKeyFile: true, default))).Message, StringComparison.Ordinal);

    /// <summary>The disk is full there.</summary>
    private sealed class Full(StorePoint there) : IStoreFaults
    {
        public void At(StorePoint point)
        {
            if (point == there) throw new IOException("There is no room.");
        }
    }

    /// <summary>Copies the folder at each step.</summary>
    private sealed class Left(string folder) : IStoreFaults
    {
        public List<(StorePoint Point, string Folder)> Folders { get; } = [];

        public void At(StorePoint point)
        {
            var to = Directory.CreateDirectory(System.IO.Path.Combine(folder, $"{point}")).FullName;
            foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))) File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
            Folders.Add((point, to));
        }
    }
}
