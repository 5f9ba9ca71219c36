using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

public sealed class AuditFlowTests
{
    private static readonly State Home = new Home();

    [Fact]
    public void Every_act_is_said_in_words_in_every_language()
    {
        foreach (var act in Enum.GetValues<Act>())
            foreach (var language in Language.All)
                Assert.NotEmpty(Some.World.Content.Phrasebook.Plain(Said(act), language));
    }

    private static Text Said(Act act) => new Text("audit.act." + act).With("subject", "x").With("from", "y").With("to", "z")
        .With("taken", 1).With("known", 2).With("closed", 3).With("refused", 4);

    [Fact]
    public void Every_act_is_found_under_a_kind()
    {
        Assert.DoesNotContain(Enum.GetValues<Act>(), act => act.Group() == ActGroup.All);
        Assert.Equal(Enum.GetValues<Act>().Length, Enum.GetValues<ActGroup>().Where(group => group != ActGroup.All).Sum(group => Acts.In(group).Count()));
    }

    [Fact]
    public void The_log_turns_its_pages_and_keeps_its_filter()
    {
        var page = Desk(Home).Answering(new AuditSeen(AuditSamples.Entries.Take(6).ToList(), HasMore: true, [])).When(new AuditAsked(ActGroup.People, 700_040, 1));

        Assert.Equal([new LookAtAudit(ActGroup.People, new VolunteerId(700_040), 6, 6)], page.Asked);
        Assert.Contains(new AuditAsked(ActGroup.People, 700_040, 2), page.Buttons);
        Assert.Contains(new AuditAsked(ActGroup.People, 700_040, 0), page.Buttons);
        Assert.Contains(new AuditEntryAsked(1), page.Buttons);
    }

    [Fact]
    public void An_entry_shows_its_reason_and_what_stood_there_before()
    {
        var entry = AuditSamples.Entries.First(entry => entry.Act == Act.FactApproved) with { Reason = "newer figures" };
        var then = Desk(new AtAudit(Home)).Answering(new AuditEntrySeen(entry)).Taps(new AuditEntryAsked(entry.Id));

        Assert.Equal(["audit.entry", "audit.act.FactApproved", "audit.reason", "audit.before", "audit.after"], then.Keys);
    }

    [Fact]
    public void The_whole_log_comes_as_a_file_that_a_spreadsheet_reads()
    {
        var entry = new AuditEntry(7, Some.Now, AuditEntry.CommandLine, Act.FactApproved, "economy-1", "=1+1") { Before = "a, \"b\"", After = "c\nd" };
        var file = Desk(new AtAudit(Home)).Answering(new AuditGathered([entry])).Taps(new AuditFileAsked()).Only<Effect.SendFile>();

        Assert.Equal($"{AuditCsv.Header}\r\n7,2026-11-25 13:00:00,server,FactApproved,economy-1,'=1+1,\"a, \"\"b\"\"\",\"c\nd\"\r\n", file.Content);
    }

    private static Talk.Given Desk(State state) => Talk.In(state).As(Some.Organizer);
}
