using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>What a table of rows means, whoever declared it.</summary>
public sealed class DialogueTests
{
    private static readonly Scene Scene = new(Some.Volunteer, Some.Now, Some.Campaign) { Library = Some.Library };
    private static readonly Text Hello = new("dialogue.hello");

    [Fact]
    public void A_superstate_s_row_may_lead_back_to_the_state_one_is_in()
    {
        var dialogue = Declared(table => table.In<State>().Permit<Cancelled, State>((state, _, _) => Go.To(state, new Effect.Toast(Hello))));

        var move = dialogue.Fire(new Quiet(), new Cancelled(), Scene);

        Assert.Equal(new Quiet(), move?.Next);
        Assert.Equal(new Effect.Toast(Hello), Assert.Single(move!.Effects));
    }

    [Fact]
    public void The_nearest_row_that_takes_a_trigger_decides()
    {
        var dialogue = Declared(table =>
        {
            table.In<State>().Stay<Cancelled>((_, _, _) => [new Effect.Resume()]);
            table.In<Quiet>().Ignore<Cancelled>();
            table.In<Loud>().StayIf<Cancelled>((_, _, scene) => scene.Volunteer.Away, "away", (_, _, _) => []);
        });

        Assert.Empty(dialogue.Fire(new Quiet(), new Cancelled(), Scene)!.Effects);
        Assert.Equal(new Effect.Resume(), Assert.Single(dialogue.Fire(new Loud(), new Cancelled(), Scene)!.Effects));
    }

    [Fact]
    public void A_trigger_that_no_row_takes_is_not_expected()
    {
        var dialogue = Declared(table => table.In<Quiet>()
            .Permit<Back, Loud>((_, _, _) => new Loud())
            .PermitIf<Cancelled, Loud>((_, _, scene) => scene.Volunteer.Away, "away", (_, _, _) => new Loud()));

        Assert.All(new (State, Trigger)[] { (new Loud(), new Back()), (new Quiet(), new Cancelled()), (new Quiet(), new ProgressAsked()), (new Unknown(), new Back()) }, pair =>
        {
            Assert.False(dialogue.CanFire(pair.Item1, pair.Item2, Scene));
            Assert.Null(dialogue.Fire(pair.Item1, pair.Item2, Scene));
        });
        Assert.True(dialogue.CanFire(new Quiet(), new Back(), Scene));
    }

    [Fact]
    public void Two_guards_that_allow_the_same_trigger_are_an_ambiguous_table_and_harm_no_later_trigger()
    {
        var dialogue = Declared(table => table.In<Quiet>()
            .PermitIf<Back, Loud>((_, _, _) => true, "always", (_, _, _) => new Loud())
            .PermitIf<Back, Quiet>((_, _, _) => true, "always too", (_, _, _) => new Quiet())
            .Ignore<Cancelled>());

        Assert.Throws<InvalidOperationException>(() => dialogue.Fire(new Quiet(), new Back(), Scene));
        Assert.NotNull(dialogue.Fire(new Quiet(), new Cancelled(), Scene));
    }

    [Fact]
    public async Task Sixteen_threads_at_once_decide_what_one_decides_alone()
    {
        var dialogue = new Dialogue(Some.Features);
        var steps = Samples.States.SelectMany(_ => Samples.Triggers, (state, trigger) => (state, trigger))
            .Where((step, index) => index % 61 == 0 && dialogue.CanFire(step.state, step.trigger, Scene)).ToList();
        var alone = steps.ConvertAll(step => Said(dialogue.Fire(step.state, step.trigger, Scene)));
        Assert.InRange(steps.Count, 200, int.MaxValue);
        // Nobody has called this one yet: what a first call would change, all threads would change together.
        var shared = new Dialogue(Some.Features);
        using var start = new Barrier(16);

        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Enumerable.Range(0, 3 * steps.Count)
                    .Select(round => ((round * 7) + (thread * 31)) % steps.Count)
                    .Count(index => Said(shared.Fire(steps[index].state, steps[index].trigger, Scene)) != alone[index]);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(0, together.Sum());
    }

    private static string Said(Dialogue.Move? move) => $"{move?.Next} {(move is null ? "not expected" : string.Join(", ", move.Effects))}";

    private static Dialogue Declared(Action<Dialogue> declare) => new([new Table(declare)]);

    private sealed record Table(Action<Dialogue> Rows) : Feature("zz")
    {
        public override IReadOnlyDictionary<string, Type> States { get; } =
            new Dictionary<string, Type> { ["quiet"] = typeof(Quiet), ["loud"] = typeof(Loud) }.ToImmutableDictionary();

        public override void Declare(Dialogue dialogue) => Rows(dialogue);
    }

    private sealed record Quiet : State;

    private sealed record Loud : State;

    /// <summary>Of no feature.</summary>
    private sealed record Unknown : State;
}
