using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

/// <summary>Files of numbers in the conversation, and work that goes on beside it.</summary>
public sealed class FilesTests
{
    private static readonly State Home = new Home();
    private static readonly FileSent File = new("file-1", "spring.csv", 1_000);
    private static readonly TakingFile Taking = new(Home, "spring.csv", FilePurpose.Import, Order: 5);
    private static readonly FileTaken Taken = new(5, "spring.csv", FilePurpose.Import, new FileReport(90, 7, 2, 1, 0));

    [Fact]
    public void A_file_where_one_is_awaited_is_ordered_at_once()
    {
        var then = Desk(new AwaitingFile(Home, FilePurpose.DoNotCall)).Answering(new FileOrdered(5)).When(File);

        Assert.Equal([new OrderFile("file-1", "spring.csv", FilePurpose.DoNotCall)], then.Asked);
        Assert.Equal(Taking with { Purpose = FilePurpose.DoNotCall }, then.State);
    }

    [Fact]
    public void A_file_sent_elsewhere_is_asked_about_and_a_call_waits_meanwhile()
    {
        var call = new OnCall(Some.Lease());
        var asked = Desk(call).When(File);
        var ordered = Desk(asked.State).Answering(new FileOrdered(5)).Taps(new FileWanted(FilePurpose.Import));

        Assert.Empty(asked.Asked);
        Assert.Equal([new OrderFile("file-1", "spring.csv", FilePurpose.Import)], ordered.Asked);
        Assert.Equal(Taking with { Return = call }, ordered.State);
    }

    [Theory]
    [InlineData("numbers.csv", 1, FileProblem.None)]
    [InlineData("NUMBERS.TXT.GZ", 1, FileProblem.None)]
    [InlineData("", 0, FileProblem.None)]
    [InlineData("numbers", 20 << 20, FileProblem.None)]
    [InlineData("numbers.csv", (20 << 20) + 1, FileProblem.TooBig)]
    [InlineData("numbers.xlsx", 1, FileProblem.NotText)]
    [InlineData("numbers.csv.zip", 1, FileProblem.NotText)]
    public void What_can_t_be_numbers_is_told_before_it_is_fetched(string name, long size, FileProblem problem)
    {
        var then = Desk(new AwaitingFile(Home, FilePurpose.Import)).Answering(new FileOrdered(5)).When(new FileSent("f", name, size));

        Assert.Equal(problem, NumberFile.Problem(new FileSent("f", name, size)));
        Assert.Equal(problem == FileProblem.None, then.State is TakingFile);
    }

    [Fact]
    public void Progress_redraws_the_live_message_in_place()
    {
        var then = Desk(Taking).When(new FileWentOn(5, 40, 400_000));

        Assert.Equal(70, then.Result.Live!.Replaces);
        Assert.Equal(Taking with { Percent = 40, Lines = 400_000 }, then.State);
    }

    [Fact]
    public void Progress_draws_nothing_while_a_newer_screen_is_on_its_way_and_the_end_gets_a_message_of_its_own()
    {
        var waiting = Desk(Taking);
        waiting = waiting with { Conversation = waiting.Conversation with { IsLiveUnderWay = true } };

        var on = waiting.When(new FileWentOn(5, 40, 400_000));
        var end = waiting.When(Taken);

        Assert.Null(on.Result.Live);
        Assert.Equal(on.Before.Turns, on.Result.Conversation!.Turns);
        Assert.Equal(40, Assert.IsType<TakingFile>(on.State).Percent);
        Assert.Null(end.Result.Live!.Replaces);
        Assert.Equal("organize.file.report.Import", end.Keys.First());
    }

    [Fact]
    public void Progress_of_another_file_or_after_leaving_changes_nothing()
    {
        Assert.True(Desk(Taking).When(new FileWentOn(4, 40, 400_000)).Stays);
        Assert.True(Desk(new OnCall(Some.Lease())).When(new FileWentOn(5, 40, 400_000)).Stays);
    }

    [Fact]
    public void The_end_finds_whoever_waits_and_whoever_went_on()
    {
        var here = Desk(Taking).When(Taken);
        var there = Desk(new OnCall(Some.Lease())).When(Taken);

        Assert.Equal(70, here.Result.Live!.Replaces);
        Assert.Equal(new AtDesk(Home), here.State);
        Assert.Null(there.Result.Live);
        Assert.Equal("organize.file.report.Import", there.Only<Effect.Announce>().Screen.Paragraphs[0].Key);
    }

    [Fact]
    public void Rejected_lines_come_as_a_file_that_says_whether_it_is_all_of_them()
    {
        var report = new FileReport(0, 0, 0, 30, 10) { Rejects = "line,text,reason\n", RejectsShown = 40 };

        Assert.Equal("organize.file.rejects.caption", Desk(Taking).When(Taken with { Report = report }).Only<Effect.SendFile>().Caption.Key);
        Assert.Equal("organize.file.rejects-first.caption", Desk(Taking).When(Taken with { Report = report with { RejectsShown = 39 } }).Only<Effect.SendFile>().Caption.Key);
        Assert.Empty(Desk(Taking).When(Taken).Result.Effects.OfType<Effect.SendFile>());
    }

    private static Talk.Given Desk(State state) => Talk.In(state).As(Some.Organizer);
}
