using System.Globalization;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>How several instances divide the people of a bot, and what becomes of somebody who goes from one to the other.</summary>
public sealed class SharingTests : ITestWithEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Town _town = new();
    private readonly Street _street;

    public SharingTests() => _street = new Street(_town);

    public async ValueTask DisposeAsync()
    {
        await _street.DisposeAsync();
        await _town.DisposeAsync();
        Assert.Empty(_street.Wrong);
    }

    [Fact]
    public async Task The_first_serves_everybody_and_each_that_comes_gets_an_equal_share_until_it_leaves()
    {
        var first = await _street.Comes();
        Assert.Equal(Share.Everybody, first.Share);
        var second = await _street.Comes();
        await Balanced(32, 32);
        var third = await _street.Comes();
        await Balanced(21, 21, 22);
        // Whoever leads goes on leading.
        Assert.True(first.Share.Leads);

        await second.Leaves();
        await Until(() => first.Share.Count == 32 && third.Share.Count == 32);
        first.IsCutOff();
        await Until(() => third.Share == Share.Everybody);
    }

    [Fact]
    public async Task What_comes_in_where_its_person_is_not_served_is_carried_out_once_and_in_its_order_where_they_are()
    {
        var (first, second) = (await _street.Comes(), await _street.Comes());
        await Balanced(32, 32);
        await Rest();
        _street.Sent.Clear();
        var people = Enumerable.Range(1, 20).Select(who => 800_000L + who).ToList();
        foreach (var who in people)
            for (var word = 0; word < 5; word++) await (word % 2 == 0 ? first : second).Takes(who, "/start");
        await Until(() => _street.Turns.Count == 100);
        foreach (var of in _street.Turns.GroupBy(turn => turn.Who))
        {
            InOrder(of);
            Assert.All(of, turn => Assert.True(turn.At.Share.Has(new VolunteerId(of.Key))));
        }
        await Rest();
        Assert.All(_street.Sent, sent => Assert.True(sent.From.Share.Has(new VolunteerId(sent.Chat))));
    }

    [Fact]
    public async Task What_a_turn_says_to_somebody_whom_another_instance_serves_is_sent_from_there()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        var talk = await _town.Pair(Town.Anna, Town.Boris);
        var instances = new[] { await _street.Comes(), await _street.Comes() };
        await Balanced(32, 32);
        await Rest();
        _street.Sent.Clear();
        // Whichever runs it, as a page of the site does: it is sent from where its hearer is served.
        foreach (var instance in instances)
        {
            await instance.Runs(Hers($"opens{instance.Own}", new TalkOpened(TalkKind.Buddy, talk)));
            await instance.Runs(Hers($"writes{instance.Own}", new Typed($"Привет {instance.Own}")));
        }
        await Rest();
        Assert.All(instances, instance => Assert.Single(_street.Sent, sent => sent.Chat == Town.Boris && sent.Words.Contains($"Привет {instance.Own}", StringComparison.Ordinal)));
        Assert.All(_street.Sent, sent => Assert.True(sent.From.Share.Has(new VolunteerId(sent.Chat))));

        static Incoming Hers(string id, Trigger trigger) => new(id, new VolunteerId(Town.Anna), trigger, Some.Now, Written: trigger is Typed ? 500_001 : null);
    }

    [Fact]
    public async Task People_are_given_when_what_is_under_way_to_them_has_arrived_and_the_rest_is_sent_once_by_who_takes_them()
    {
        var arrives = new TaskCompletionSource();
        var first = await _street.Comes();
        var given = await GivenWhenASecondComes(first);
        _street.Holds = chat => chat == given.Value ? arrives.Task : Task.CompletedTask;
        for (var word = 0; word < 3; word++) await first.Takes(given.Value, "/start");
        await Until(() => _street.Turns.Count == 3);
        var second = await _street.Comes();
        await Until(() => !first.Share.Has(given));
        await first.Takes(given.Value, "/help");
        Assert.Equal(Share.Nobody, second.Share);

        arrives.SetResult();
        await Balanced(32, 32);
        await Until(() => _street.Turns.Count == 4);
        await Rest();
        Assert.Equal(second, _street.Turns.Last().At);
        Assert.Equal([first, second], _street.Sent.Where(sent => sent.Chat == given.Value).Select(sent => sent.From).Distinct());
    }

    [Fact]
    public async Task What_one_that_is_cut_off_had_in_hand_is_carried_out_by_another_and_nothing_that_it_writes_later_is_kept()
    {
        var first = await _street.Comes();
        var given = await GivenWhenASecondComes(first);
        var answers = new TaskCompletionSource();
        _street.Holds = chat => chat == given.Value ? answers.Task : Task.CompletedTask;
        await first.Takes(given.Value, "/start");
        await Until(() => _street.Turns.Count == 1 && first.Dispatcher.Waiting > 0);
        first.IsCutOff();
        _street.Holds = null;
        var second = await _street.Comes();
        await Until(() => second.Share == Share.Everybody);
        await Rest(second);
        Assert.Contains(_street.Sent, sent => sent.Chat == given.Value && sent.From == second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Takes(given.Value, "/help"));
        Assert.True(first.Surrender.Happened);
        Assert.Empty(await _town.Look(kept => Inbox.Unfinished(kept, default)));
        // It goes to the same person from both: who is cut off does not know.
        _street.Wrong.Clear();
        answers.SetResult();
    }

    [Fact]
    public async Task The_messages_of_all_instances_count_for_the_pace_of_broadcasts()
    {
        var (first, second) = (await _street.Comes(), await _street.Comes());
        first.Say(29);
        await Until(() => second.Pace.Take() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Whatever_comes_and_goes_each_update_is_carried_out_in_its_order_and_no_two_send_to_one_chat_at_the_same_time()
    {
        const int People = 40;
        const int Each = 6;
        var random = new Random(5);
        var first = await _street.Comes();
        var people = Enumerable.Range(1, People).Select(who => 900_000L + who).ToList();
        var speaking = Task.WhenAll(people.Select(async who =>
        {
            for (var word = 0; word < Each; word++)
            {
                // As Telegram does: the next one of a chat comes when the one before it is taken.
                var at = Pick();
                await at.Takes(who, $"/start");
                await Task.Delay(TimeSpan.FromMilliseconds(Roll(400)), TimeProvider.System);
            }
        }));
        for (var change = 0; !speaking.IsCompleted || change < 4; change++)
        {
            await (change % 2 == 0 ? _street.Comes() : _street.All.Last(one => one.IsAlive && one != first).Leaves());
            await Task.Delay(TimeSpan.FromMilliseconds(Roll(300)), TimeProvider.System);
        }
        await speaking;
        await Until(() => Begun().Count() == People * Each);
        await Rest();
        Assert.All(Begun().GroupBy(turn => turn.Who), InOrder);
        Assert.True(_street.Turns.Select(turn => turn.At).Distinct().Count() > 1);
        Assert.Empty(await _town.Look(kept => Inbox.Unfinished(kept, default)));
        Assert.Empty(await _town.Look(kept => kept.All(Arrivals.Table).ToList()));
        Assert.Empty(await _town.Look(kept => kept.All(Handovers.Table).ToList()));

        // What comes in at one that is just leaving may be begun there and by the next one: it counts once, by its id.
        IEnumerable<(Instance At, long Who, string Update)> Begun() => _street.Turns.DistinctBy(turn => turn.Update);

        int Roll(int below)
        {
            lock (random) return random.Next(below);
        }

        Instance Pick()
        {
            lock (random) return _street.All.Where(one => one is { IsAlive: true, IsLeaving: false }).ToList() is var here ? here[random.Next(here.Count)] : first;
        }
    }

    private static void InOrder(IEnumerable<(Instance At, long Who, string Update)> turns)
    {
        var updates = turns.Select(turn => int.Parse(turn.Update.AsSpan(1), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(updates.Order().Distinct(), updates);
    }

    private async Task<VolunteerId> GivenWhenASecondComes(Instance first)
    {
        // The last parts are given.
        await Until(() => first.Share == Share.Everybody);
        return Enumerable.Range(1, 10_000).Select(who => new VolunteerId(810_000 + who)).First(who => Share.PartOf(who) == Share.Parts - 1);
    }

    private Task Balanced(params int[] shares) => Until(() =>
    {
        var here = _street.All.Where(one => one.IsAlive).Select(one => one.Share).ToList();
        return here.Select(share => share.Count).Order().SequenceEqual(shares) && here.Aggregate(Share.Nobody, (all, share) => all.With(share)) == Share.Everybody;
    });

    /// <summary>Nothing is left to be sent.</summary>
    private Task Rest(Instance? only = null) => Until(async () =>
        (await _town.Look(kept => kept.All(Outbox.Table).ToList())).Count == 0 && _street.All.Where(one => one.IsAlive && (only is null || one == only)).All(one => one.Dispatcher.Waiting == 0));

    private Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    private async Task Until(Func<Task<bool>> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"In vain: {string.Join(", ", _street.All.Select(one => $"{one.Share} {one.IsAlive} {one.Dispatcher.Waiting}"))}; {_street.Turns.Count} turns, {_street.Sent.Count} sent");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
