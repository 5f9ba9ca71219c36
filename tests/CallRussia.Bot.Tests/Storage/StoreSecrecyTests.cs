using System.Text;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Whoever takes the file without the key learns no number and no word.</summary>
public sealed class StoreSecrecyTests : IAsyncLifetime
{
    private StoreBench Bench { get; } = new((_, options) => Store.Open(options));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task Forgetting_a_volunteer_also_takes_what_was_set_aside_of_theirs()
    {
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(1, from: 700_001), Update(2, from: 700_002)], Bench.Clock.Now), default);
        await Bench.Store.Write(kept => Inbox.SetAside(kept, "u1", "broken", Bench.Clock.Now), default);
        await Bench.Store.Write(kept => Inbox.SetAside(kept, "u2", "broken", Bench.Clock.Now), default);

        await Bench.Ask(700_001, new EraseMe());

        Assert.Equal("2", await Bench.Look(kept => string.Join(',', kept.All(Core.Mail.Inbox.Updates).Select(update => update.Update.Id))));
        static RawIncoming Update(int id, long from) => new(id, Encoding.UTF8.GetBytes($$"""{"update_id":{{id}},"message":{"text":"x","from":{"id":{{from}} } } }"""));
    }

    [Fact]
    public async Task Neither_the_file_nor_its_log_nor_a_backup_holds_a_number_or_a_word()
    {
        var numbers = Enumerable.Range(1230, 60).Select(line => DemoBlock.Number(7, line)).ToList();
        await Bench.Add([.. numbers.Select(number => (number, DemoBlock.Region(7)))]);
        await UseAll();
        var copy = Path.Combine(Bench.Folder, "copy.db");
        await Bench.Store.Backup(copy, force: false, default);

        var log = Bytes(Bench.Options.Path + "-journal");
        // Closing moves the log into the file.
        await Bench.Store.DisposeAsync();
        foreach (var content in (byte[][])[log, Bytes(Bench.Options.Path), Bytes(copy)])
        {
            Assert.True(content.Length > 40_960);
            foreach (var number in numbers) Assert.All(Written(number), form => Assert.Equal(-1, content.AsSpan().IndexOf(form)));
            foreach (var word in (string[])["Секрет", "NumberShown", "OnCall", "CallLaterDue"]) Assert.Equal(-1, content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)));
        }
    }

    [Fact]
    public async Task Two_stores_with_two_keys_have_no_token_in_common()
    {
        var tokens = new List<string>();
        foreach (var key in (byte[])[1, 2])
        {
            await using var bench = new StoreBench((_, options) => Store.Open(options with { Key = [.. Enumerable.Repeat(key, 32)] }));
            await bench.Add(7, 0, 1);
            await bench.Call(1, Outcome.DoNotCall);
            tokens.Add(await bench.Look(kept => Convert.ToHexString(kept.All(TouchedNumbers.Table).Single().Token)));
            tokens.Add(await bench.Look(kept => Convert.ToHexString(kept.All(DoNotCallRegister.Table).Single().Mark)));
        }
        Assert.Equal(4, tokens.Distinct().Count());
    }

    private async Task UseAll()
    {
        await Bench.Store.Write(kept => Inbox.Receive(kept, [new RawIncoming(1, Encoding.UTF8.GetBytes("Секрет"))], Bench.Clock.Now), default);
        foreach (var (volunteer, outcome) in Outcomes.All.Select((outcome, i) => (i + 1, outcome)))
        {
            var lease = await Bench.HandOut(volunteer);
            await Bench.Turn(volunteer, turn =>
            {
                turn.Save(new Conversation(StoreBench.Volunteer(volunteer), new OnCall(lease), 1));
                turn.Send(new Delivery(0, new VolunteerId(volunteer), Urgency.Reply, DeliveryKind.Message, Encoding.UTF8.GetBytes($"NumberShown {lease.Number.Full()} Секрет")));
                turn.Schedule(new VolunteerId(volunteer), "k", Bench.Clock.Now, new CallLaterDue(lease.Id, Bench.Clock.Now, 420, DayBefore: false));
            });
            await Bench.Report(volunteer, lease, outcome, outcome == Outcome.CallLater ? Bench.Clock.Now.AddHours(1) : null);
        }
    }

    /// <summary>Digits as text in every form we know of, and as integers in both byte orders.</summary>
    private static IEnumerable<byte[]> Written(PhoneNumber number)
    {
        var national = number.ToNational();
        yield return Encoding.UTF8.GetBytes(national.ToString());
        yield return Encoding.UTF8.GetBytes(number.Full());
        yield return BitConverter.GetBytes(national)[..5];
        yield return [.. BitConverter.GetBytes(national).Reverse().SkipWhile(b => b == 0)];
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
