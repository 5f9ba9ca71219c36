using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>The order and the pace of what is said.</summary>
public sealed class OutgoingTests : IDisposable
{
    private readonly AdjustableTimeProvider _clock = new(Some.Now, running: false);
    private readonly Outgoing _outgoing;
    private Share _elsewhere = Share.Nobody;

    public OutgoingTests() => _outgoing = new Outgoing(_clock, who => !_elsewhere.Has(who));

    [Fact]
    public async Task One_at_a_time_in_a_chat_and_in_the_order_of_commits()
    {
        _outgoing.Add(Reply(2));
        _outgoing.Add(Reply(1));
        var first = await Next();
        var second = Next();
        Assert.Equal(1, first.Id);
        Assert.False(second.IsCompleted);
        _outgoing.Done(first);
        Assert.Equal(2, (await second).Id);
    }

    [Fact]
    public async Task What_is_here_already_waiting_or_under_way_is_not_added_again()
    {
        foreach (var id in new long[] { 1, 2, 2, Delivery.Unkept, Delivery.Unkept }) _outgoing.Add(Reply(id));
        var first = await Next();
        _outgoing.Add(Reply(1));
        Assert.Equal(4, _outgoing.Count);
        _outgoing.Done(first);
        var second = await Next();
        Assert.Equal((1, 2), (first.Id, second.Id));
        _outgoing.Done(second);
        // It was settled: whoever adds it now means it.
        _outgoing.Add(Reply(1));
        Assert.Equal(1, (await Next()).Id);
    }

    [Fact]
    public async Task Chats_that_are_given_up_leave_what_is_kept_to_others_and_whoever_gives_waits_for_what_is_under_way()
    {
        foreach (var id in new long[] { 1, 2, Delivery.Unkept }) _outgoing.Add(Reply(id, chat: 1));
        _outgoing.Add(Reply(3, chat: 2));
        var (first, other) = (await Next(), await Next());
        _elsewhere = Share.OfPart(Share.PartOf(first.Volunteer));
        var given = _outgoing.GiveUp(_elsewhere, CancellationToken.None);
        Assert.False(given.IsCompleted);
        _outgoing.Add(Reply(4, chat: 1));
        _outgoing.Done(other);
        Assert.False(given.IsCompleted);
        // It did not arrive: that is for others to do again.
        _outgoing.Again(first, TimeSpan.Zero);
        await given;
        Assert.Equal(Delivery.Unkept, (await Next()).Id);
        Assert.Equal(1, _outgoing.Count);

        _outgoing.Done(Reply(Delivery.Unkept, chat: 1));
        _elsewhere = Share.Nobody;
        _outgoing.Add(Reply(4, chat: 1));
        Assert.Equal(4, (await Next()).Id);
    }

    [Fact]
    public async Task Replies_go_before_notices_and_those_before_broadcasts()
    {
        _outgoing.Add(Reply(1, chat: 1, Urgency.Broadcast));
        _outgoing.Add(Reply(2, chat: 2, Urgency.Notice));
        _outgoing.Add(Reply(3, chat: 3));
        Assert.Equal(3, (await Next()).Id);
        Assert.Equal(2, (await Next()).Id);
        Assert.Equal(1, (await Next()).Id);
    }

    [Fact]
    public async Task Who_is_told_to_wait_waits_and_the_others_do_not()
    {
        _outgoing.Pause(new VolunteerId(1), TimeSpan.FromHours(20));
        _outgoing.Add(Reply(1, chat: 1));
        _outgoing.Add(Reply(2, chat: 2));
        Assert.Equal(2, (await Next()).Id);
        var waiting = Next();
        _clock.Advance(TimeSpan.FromHours(19));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal(1, (await waiting).Id);
    }

    [Fact]
    public async Task Idle_is_told_when_the_last_place_was_void()
    {
        _outgoing.Add(Reply(1));
        _outgoing.Pause(new VolunteerId(1), TimeSpan.FromMinutes(1));
        // The chat goes to sleep with this one: its place in the line is void now, and still stands there.
        _outgoing.Add(Reply(2));
        var idle = _outgoing.Idle(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var nothing = _outgoing.Next(stop.Token);
        await idle.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => nothing);
    }

    [Fact]
    public async Task Idle_is_told_when_what_was_ready_has_to_wait_after_all()
    {
        _outgoing.Add(Reply(1));
        _outgoing.Pause(TimeSpan.FromMinutes(1));
        var idle = _outgoing.Idle(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var nothing = _outgoing.Next(stop.Token);
        await idle.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => nothing);
    }

    [Fact]
    public async Task What_is_to_come_a_moment_later_holds_up_its_own_chat_only()
    {
        _outgoing.Add(Reply(1));
        _outgoing.Add(Reply(2) with { NotBefore = Some.Now.AddSeconds(1) });
        _outgoing.Add(Reply(3));
        _outgoing.Add(Reply(4, chat: 2));
        Assert.Equal(1, (await Next()).Id);
        Assert.Equal(4, (await Next()).Id);
        _outgoing.Done(Reply(1));
        var waiting = Next();
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await waiting).Id);
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(600)]
    public async Task The_clock_put_forward_or_back_changes_no_wait(int seconds)
    {
        // Five messages go at once, the others at one a second: the pace of a chat that is talked in.
        for (var id = 1; id <= 7; id++) _outgoing.Add(Reply(id) with { Kind = DeliveryKind.Message });
        for (var id = 1; id <= 5; id++) _outgoing.Done(await Next());
        _outgoing.Pause(new VolunteerId(2), TimeSpan.FromSeconds(30));
        _outgoing.Add(Reply(8, chat: 2));

        _clock.Step(TimeSpan.FromSeconds(seconds));

        var next = Next();
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(6, (await next).Id);
        _outgoing.Done(await next);
        next = Next();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(7, (await next).Id);
        next = Next();
        _clock.Advance(TimeSpan.FromSeconds(27.9));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(8, (await next).Id);
    }

    [Fact]
    public async Task What_a_wrong_clock_kept_for_much_later_comes_within_seconds()
    {
        _outgoing.Add(Reply(1) with { NotBefore = Some.Now.AddYears(1) });
        var next = Next();
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, (await next).Id);
    }

    public void Dispose() => _outgoing.Dispose();

    private Task<Delivery> Next() => _outgoing.Next(CancellationToken.None);

    private static Delivery Reply(long id, long chat = 1, Urgency urgency = Urgency.Reply) =>
        new(id, new VolunteerId(chat), urgency, DeliveryKind.Edit, ReadOnlyMemory<byte>.Empty);
}
