using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Who may decide about a change of a fact, and who hears of it.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Somebody_is_alone_with_his_change_only_while_nobody_else_who_is_here_may_decide()
    {
        await Appointed(5, Role.Editor);
        Assert.True((await Bench.Ask<FactProposed>(5, new ProposeFact(null, First))).IsAlone);
        // A moderator decides about no fact, and whoever blocked the bot about nothing.
        await Appointed(6, Role.Moderator);
        await Met(StoreBench.Volunteer(7) with { Role = Role.Organizer, Away = true });
        Assert.True((await Bench.Ask<ProposalsSeen>(5, new LookAtProposals(0))).IsAlone);
        await Appointed(8, Role.Editor);
        Assert.False((await Bench.Ask<ProposalsSeen>(5, new LookAtProposals(0))).IsAlone);
        Assert.False((await Bench.Ask<FactProposed>(5, new ProposeFact(null, Second))).IsAlone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_proposed_a_change_hears_what_another_one_made_of_it(bool approves)
    {
        await Meet(1);
        var proposal = (await Bench.Ask<FactProposed>(1, new ProposeFact(null, First))).Proposal;
        Assert.IsType<ProposalGone>(await Bench.Ask(1, new LookAtDecision(proposal.Id)));
        await Bench.Ask(2, approves ? new ApproveFact(proposal.Id) : new RefuseFact(proposal.Id));

        var told = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        Assert.Equal((new VolunteerId(1), new ProposalDecided(proposal.Id)), (told.Volunteer, told.Trigger));
        Assert.Equal(new DecisionSeen(proposal, approves), await Bench.Ask(1, new LookAtDecision(proposal.Id)));
    }

    [Fact]
    public async Task Whoever_takes_his_own_change_back_is_not_told_of_it()
    {
        await Meet(1);
        var proposal = (await Bench.Ask<FactProposed>(1, new ProposeFact(null, First))).Proposal;
        await Bench.Ask(1, new RefuseFact(proposal.Id));
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now, 10, default));
    }
}
