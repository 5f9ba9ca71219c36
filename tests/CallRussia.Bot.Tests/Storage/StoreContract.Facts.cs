using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Facts that editors change: proposed by one, approved by another, and kept.</summary>
public abstract partial class StoreContract
{
    private static readonly FactDraft First = new(
        "one", "economy", new DateOnly(2022, 3, 2), new DateOnly(2027, 5, 31), "https://example.org", new FactWords("Раз.", "One.", "Vienas."), new FactWords("Суд", "A court", "Teismas"), new FactWords("Так.", "So.", "Taip."))
    {
        Official = true,
        AsOfMonth = true,
    };

    private static readonly FactDraft Second = First with { Claim = new FactWords("Два.", "Two.", "Du."), Official = false };

    [Fact]
    public async Task A_fact_counts_only_when_a_second_person_approved_it()
    {
        var proposed = (await Bench.Ask<FactProposed>(1, new ProposeFact(null, First))).Proposal;
        Assert.Equal(new FactProposal(proposed.Id, null, First, new VolunteerId(1), Bench.Clock.Now), proposed);
        Assert.Empty(await Bench.Store.Read(FactChanges.Approved, default));
        Assert.IsType<OwnProposal>(await Bench.Ask(1, new ApproveFact(proposed.Id)));
        Assert.Equal([proposed], (await Bench.Ask<ProposalsSeen>(2, new LookAtProposals(3))).Waiting);
        Assert.Equal(new ProposalSeen(proposed, IsAlone: true), await Bench.Ask(2, new LookAtProposal(proposed.Id)));

        Assert.Equal(new FactApproved(proposed), await Bench.Ask(2, new ApproveFact(proposed.Id)));
        Assert.Equal([First], await Bench.Store.Read(FactChanges.Approved, default));
        Assert.IsType<ProposalGone>(await Bench.Ask(2, new ApproveFact(proposed.Id)));
        Assert.IsType<ProposalGone>(await Bench.Ask(1, new RefuseFact(proposed.Id)));
        Assert.IsType<ProposalGone>(await Bench.Ask(1, new LookAtProposal(proposed.Id)));

        await Bench.Restart();
        Assert.Equal([First], await Bench.Store.Read(FactChanges.Approved, default));
    }

    [Fact]
    public async Task What_was_said_about_a_change_is_kept_with_it_and_handed_on_with_the_approval()
    {
        var proposed = (await Bench.Ask<FactProposed>(1, new ProposeFact(Second, First, "Words."))).Proposal;
        await Bench.Restart();
        Assert.Equal("Words.", (await Bench.Ask<ProposalSeen>(2, new LookAtProposal(proposed.Id))).Proposal.Note);
        await Bench.Ask(2, new ApproveFact(proposed.Id));
        Assert.Equal("Words.", (await Bench.Store.Read(kept => kept.Find(GuideChanges.Notes, (LeafKind.Fact, First.Id)), default))!.Words);
    }

    [Fact]
    public async Task The_newest_approved_version_wins_and_a_refused_one_changes_nothing()
    {
        await Approve(First, null);
        await Approve(Second, First);
        await Approve(First with { Id = "other" }, null);
        var third = (await Bench.Ask<FactProposed>(1, new ProposeFact(Second, First))).Proposal;
        Assert.Equal(new FactRefused(third), await Bench.Ask(2, new RefuseFact(third.Id)));

        Assert.Equal([Second, First with { Id = "other" }], await Bench.Store.Read(FactChanges.Approved, default));
    }

    [Fact]
    public async Task One_change_of_a_fact_waits_at_a_time()
    {
        var first = (await Bench.Ask<FactProposed>(1, new ProposeFact(null, First))).Proposal;
        Assert.Equal(new FactBusy(first), await Bench.Ask(2, new ProposeFact(null, Second)));

        var again = (await Bench.Ask<FactProposed>(1, new ProposeFact(null, Second))).Proposal;
        Assert.Equal([again], (await Bench.Ask<ProposalsSeen>(2, new LookAtProposals(0))).Waiting);
        Assert.IsType<ProposalGone>(await Bench.Ask(2, new ApproveFact(first.Id)));
        Assert.IsType<FactApproved>(await Bench.Ask(2, new ApproveFact(again.Id)));
    }

    [Fact]
    public async Task Every_step_stands_in_the_log_with_before_and_after()
    {
        await Approve(First, null);
        await Approve(Second, First);
        var third = (await Bench.Ask<FactProposed>(1, new ProposeFact(Second, First))).Proposal;
        await Bench.Ask(1, new RefuseFact(third.Id));

        var log = await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default);
        Assert.Equal([Act.FactWithdrawn, Act.FactProposed, Act.FactApproved, Act.FactProposed, Act.FactApproved, Act.FactProposed], log.Select(entry => entry.Act));
        Assert.Equal([1, 1, 2, 1, 2, 1], log.Select(entry => entry.Who.Value));
        Assert.All(log, entry => Assert.Equal("one", entry.Subject));
        Assert.Equal("ClaimRussian: Раз.\nClaimEnglish: One.\nClaimLithuanian: Vienas.\nOfficial: True", log[2].Before);
        Assert.Equal("ClaimRussian: Два.\nClaimEnglish: Two.\nClaimLithuanian: Du.\nOfficial: False", log[2].After);
        Assert.Null(log[^1].Before);
        Assert.Contains("AsOf: 2022-03\n", log[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_forgotten_leaves_the_facts_and_not_his_name()
    {
        var approved = await Approve(First, null);
        await Bench.Ask<FactProposed>(1, new ProposeFact(First, Second));
        await Bench.Ask<Erased>(1, new EraseMe());
        await Bench.Ask<Erased>(2, new EraseMe());

        Assert.Equal([First], await Bench.Store.Read(FactChanges.Approved, default));
        Assert.Empty((await Bench.Ask<ProposalsSeen>(3, new LookAtProposals(0))).Waiting);
        var decided = await Bench.Ask<DecisionSeen>(3, new LookAtDecision(approved));
        Assert.Equal((new VolunteerId(0), true), (decided.Proposal.By, decided.IsApproved));
    }

    private async Task<long> Approve(FactDraft draft, FactDraft? before)
    {
        var proposal = (await Bench.Ask<FactProposed>(1, new ProposeFact(before, draft))).Proposal;
        await Bench.Ask<FactApproved>(2, new ApproveFact(proposal.Id));
        return proposal.Id;
    }
}
