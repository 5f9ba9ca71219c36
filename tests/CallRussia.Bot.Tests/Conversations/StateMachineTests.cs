using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The vocabulary of Stateless, as far as we have it.</summary>
public sealed class StateMachineTests
{
    private bool _open = true;
    private string _state = "home";

    [Fact]
    public void A_permitted_trigger_leaves_for_its_state()
    {
        Machine().Fire("call");
        Assert.Equal("on-call", _state);
    }

    [Fact]
    public void A_guard_decides_and_can_be_asked_before()
    {
        _open = false;
        Assert.False(Machine().CanFire("call"));
        Assert.Throws<InvalidOperationException>(() => Machine().Fire("call"));
        Assert.Equal("home", _state);
    }

    [Fact]
    public void An_unhandled_trigger_is_decided_by_whoever_declared_it()
    {
        var (machine, seen) = (Machine(), new List<string>());
        machine.OnUnhandledTrigger((state, trigger) => seen.Add($"{state} {trigger}"));
        machine.Fire("nonsense");
        Assert.Equal(["home nonsense"], seen);
    }

    [Fact]
    public void A_substate_takes_what_its_superstate_permits_unless_it_says_otherwise()
    {
        _state = "on-call";
        var machine = Machine();
        Assert.Equal(["guide", "help", "report"], machine.PermittedTriggers.Order());
        machine.Fire("help");
        Assert.Equal("on-call", _state);
        machine.Fire("guide");
        Assert.Equal("on-call", _state);
    }

    [Fact]
    public void Two_guards_that_allow_the_same_trigger_are_an_ambiguous_table()
    {
        var machine = Machine();
        machine.Configure("home").PermitIf("call", "elsewhere", () => true);
        Assert.Throws<InvalidOperationException>(() => machine.Fire("call"));
    }

    private StateMachine<string, string> Machine()
    {
        var machine = new StateMachine<string, string>(() => _state, state => _state = state);
        machine.Configure("settled").InternalTransition("help").Permit("guide", "reading");
        machine.Configure("home").SubstateOf("settled").PermitIf("call", "on-call", () => _open, "it is a polite hour");
        machine.Configure("on-call").SubstateOf("settled").Permit("report", "home").Ignore("guide");
        return machine;
    }
}
