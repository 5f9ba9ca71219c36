using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class RateLimitTests : SandboxTest
{
    [Fact]
    public async Task Without_limits_nothing_is_held_back()
    {
        for (var i = 0; i < 50; i++)
        {
            await Say("text");
        }
    }

    [Fact]
    public async Task A_chat_takes_a_short_burst_and_then_one_a_second()
    {
        Server.RateLimits = new SandboxRateLimits();
        Assert.Equal([true, true, true, false], await Burst(4));
        Assert.Equal("429 Too Many Requests: retry after 1", (await Send(Anna)).ToString());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false], await Burst(2));
    }

    [Fact]
    public async Task All_chats_together_take_thirty_a_second()
    {
        Server.RateLimits = new SandboxRateLimits();
        var people = Enumerable.Range(0, 40).Select(number => Server.AddPerson($"Person {number}")).ToList();
        people.ForEach(person => person.Send("/start"));
        var answers = await Task.WhenAll(people.Select(Send));
        Assert.Equal(30, answers.Count(answer => answer.Ok));
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Equal(1, answer.RetryAfterHeader));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await Send(people[^1])).Ok);
    }

    [Fact]
    public async Task A_refused_message_costs_nothing()
    {
        Server.RateLimits = new SandboxRateLimits(PerChatBurst: 1);
        await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "" });
        Assert.True((await Send(Anna)).Ok);
    }

    private async Task<IReadOnlyList<bool>> Burst(int count)
    {
        List<bool> passed = [];
        for (var i = 0; i < count; i++)
        {
            passed.Add((await Send(Anna)).Ok);
        }

        return passed;
    }

    private Task<WireAnswer> Send(SandboxPerson person) => Bot.Call("sendMessage", new { chat_id = person.Id, text = "text" });
}
