using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>`bank` as an organizer at a shell meets it.</summary>
public sealed class CommandLineBankTests
{
    [Theory]
    [InlineData("")]
    [InlineData("status")]
    [InlineData("sources")]
    [InlineData("withdraw")]
    [InlineData("do-not-call")]
    [InlineData("reopen")]
    [InlineData("honeytokens")]
    [InlineData("trace")]
    public async Task Every_part_of_it_says_how_it_is_used(string verb)
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, [.. $"bank {verb} --help".Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(ended is { Code: 0, Errors: "" }, ended.ToString());
        Assert.Contains("Usage:", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bank")]
    [InlineData("bank dance")]
    [InlineData("bank withdraw")]
    [InlineData("bank withdraw 1")]
    [InlineData("bank withdraw one --reason x")]
    [InlineData("bank do-not-call")]
    [InlineData("bank reopen +79750070001")]
    [InlineData("bank trace 12345")]
    public async Task Wrong_use_ends_with_2_and_repeats_no_number(string arguments)
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, arguments.Split(' '));
        Assert.True(ended.Code == 2, ended.ToString());
        Assert.DoesNotContain("12345", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("0070001", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_it_says_so_and_makes_none()
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, "bank", "status");
        Assert.True(ended.Code == 1, ended.ToString());
        Assert.Contains("There is no store", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place.Folder));
    }

    [Fact]
    public async Task Numbers_are_closed_from_a_list_and_reopened_and_the_status_shows_it()
    {
        using var place = new Workplace();
        await place.Fill(100);
        await File.WriteAllLinesAsync(place.At("list.txt"), ["phone", DemoBlock.Number(7, 1).Full(), "8 975 007-00-02", "nobody", "9750070001"]);

        var closed = await ChildProcess.Run(place, "bank", "do-not-call", "list.txt");
        // One line was none: the others are taken, and the exit code tells.
        Assert.True(closed.Code == 1, closed.ToString());
        Assert.Equal(["Closed: 2", "Before: 1", "Not taken: 1"], Words(closed.Output));
        Assert.Contains("Line 4:", closed.Errors, StringComparison.Ordinal);

        var reopened = await ChildProcess.RunWith(place, "9750070001\n9750070009\n", "bank", "reopen", "-", "--reason", "a test");
        Assert.True(reopened.Code == 1, reopened.ToString());
        Assert.Contains("-01 is off the do-not-call register", reopened.Output, StringComparison.Ordinal);
        Assert.Contains("-09 is not on the do-not-call register", reopened.Errors, StringComparison.Ordinal);

        var status = await ChildProcess.Run(place, "bank", "status");
        Assert.True(status.Code == 0, status.ToString());
        Assert.Contains("DEMO-07\t100\t99\t0\t0\t0\t1\t", status.Output, StringComparison.Ordinal);
        Assert.Contains("Never handed out: 99.", status.Output, StringComparison.Ordinal);
        var acts = await place.Look(store => store.Read(kept => AuditLog.Latest(kept, 10).ToList(), CancellationToken.None));
        Assert.Equal([(Act.NumberReopened, "a test"), (Act.FileTakenIn, null), (Act.NumbersClosed, null)], acts.Select(act => (act.Act, act.Reason)));
        Assert.All(acts, act => Assert.Equal(AuditEntry.CommandLine, act.Who));
    }

    [Fact]
    public async Task Honeytokens_are_planted_once_and_traced()
    {
        using var place = new Workplace();
        await place.Fill(10);
        await File.WriteAllLinesAsync(place.At("ours.txt"), [DemoBlock.Number(7, 9001).Full(), DemoBlock.Number(3, 9001).Full()]);
        var first = await ChildProcess.Run(place, "bank", "honeytokens", "ours.txt");
        Assert.True(first.Code == 0, first.ToString());
        Assert.Equal(["Planted: 2", "Before: 0"], Words(first.Output));
        Assert.Equal(["Planted: 0", "Before: 2"], Words((await ChildProcess.Run(place, "bank", "honeytokens", "ours.txt")).Output));

        var traced = await ChildProcess.RunWith(place, DemoBlock.Number(7, 9001).Full(), "bank", "trace", "-");
        Assert.True(traced.Code == 0, traced.ToString());
        Assert.Contains("has not been shown to anybody", traced.Output, StringComparison.Ordinal);
        var unknown = await ChildProcess.Run(place, "bank", "trace", DemoBlock.Number(7, 1).Full());
        Assert.True(unknown.Code == 1, unknown.ToString());
    }

    [Fact]
    public async Task A_source_is_withdrawn_beside_the_running_bot_which_hands_out_the_others()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await place.Fill(1, offset: 7);
        await using var bot = ChildProcess.Start(place, "run");
        var anna = telegram.AddPerson("Anna", "en");
        await CommandLineTests.FirstSteps(anna);

        var sources = await ChildProcess.Run(place, "bank", "sources");
        Assert.True(sources.Code == 0, sources.ToString());
        Assert.Contains("\t1\t1\ttest", sources.Output, StringComparison.Ordinal);
        var id = sources.Output.Split('\n')[1].Split('\t')[0];
        var withdrawn = await ChildProcess.Run(place, "bank", "withdraw", id, "--reason", "a test");
        Assert.True(withdrawn.Code == 0, withdrawn.ToString());
        Assert.Contains("1 untouched", withdrawn.Output, StringComparison.Ordinal);
        await anna.Press("Get a number");
        await anna.ExpectEdit("All numbers are taken");

        var again = await ChildProcess.Run(place, "bank", "withdraw", id, "--reason", "a test");
        Assert.True(again.Code == 1, again.ToString());
        Assert.Contains("bank sources", again.Errors, StringComparison.Ordinal);
        Assert.Empty(await place.Look(store => store.Check(CancellationToken.None)));
    }

    private static string[] Words(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim())];
}
