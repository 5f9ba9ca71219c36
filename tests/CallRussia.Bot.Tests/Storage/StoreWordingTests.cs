using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Whatever the conversation can be in comes back from the store as it was.</summary>
public sealed class StoreWordingTests
{
    private readonly Wording _wording = new(Some.Features);

    public static TheoryData<State> States => [.. Samples.States];

    public static TheoryData<Trigger> Timed => [.. Samples.Triggers.Where(trigger => trigger is TimeCame and not Told)];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_comes_back(State state)
    {
        Assert.Equal(state, _wording.ReadState(_wording.Write(state), out var unknown));
        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Timed))]
    public void Every_trigger_of_a_timer_comes_back(Trigger trigger) =>
        Assert.Equal(trigger, _wording.ReadTrigger(_wording.Write(trigger), out _));

    [Theory]
    [InlineData("""["ca.gone",{}]""", "ca.gone")]
    [InlineData("""["ca.none",{"Why":1}]""", "(changed shape)")]
    [InlineData("""["ca.none",{"Why":"later"}]""", "(changed shape)")]
    [InlineData("""["ca.on-call",null]""", "(changed shape)")]
    [InlineData("""{"half""", "(changed shape)")]
    [InlineData("", "(changed shape)")]
    [InlineData("null", "(changed shape)")]
    public void What_is_not_understood_is_named_and_not_thrown(string json, string expected)
    {
        Assert.Null(_wording.ReadState(Encoding.UTF8.GetBytes(json), out var unknown));
        Assert.Equal(expected, unknown);
    }
}
