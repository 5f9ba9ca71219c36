using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Whatever the store throws while it keeps what became of deliveries: each delivery hears of it once, and the next ones go on.</summary>
public sealed class SettlingTests
{
    private const int Broken = 2;

    private readonly List<long[]> _asked = [];
    private readonly List<(long Id, Exception? Broken)> _heard = [];
    private readonly Settling _settling;
    private Func<long[], Exception?> _fails = _ => null;

    public SettlingTests() => _settling = new Settling(settlements =>
    {
        var ids = settlements.Select(settlement => settlement.DeliveryId).ToArray();
        _asked.Add(ids);
        return _fails(ids) is { } failure ? Task.FromException<List<Delivery>>(failure) : Task.FromResult<List<Delivery>>([]);
    });

    [Fact]
    public async Task What_came_meanwhile_shares_one_commit()
    {
        await Add(1, 2, 3);
        await _settling.Keep(CancellationToken.None);
        Assert.Equal([1L, 2, 3], Assert.Single(_asked));
        Assert.Equal([(1, null), (2, null), (3, (Exception?)null)], _heard);
    }

    [Fact]
    public async Task One_broken_row_is_told_so_and_the_others_are_kept()
    {
        var failure = new InvalidOperationException("a bug");
        _fails = ids => ids.Contains(Broken) ? failure : null;
        await Add(1, Broken, 3);
        await _settling.Keep(CancellationToken.None);
        Assert.Equal([(1, null), (Broken, failure), (3, (Exception?)null)], _heard);
    }

    [Fact]
    public async Task Whatever_throws_the_next_ones_go_on_until_nothing_comes_any_more()
    {
        _fails = ids => ids.Contains(Broken) ? new OperationCanceledException("a deadline, and no stop") : null;
        var run = _settling.Run(CancellationToken.None);
        await Add(1, Broken);
        await Add(3);
        _settling.Complete();
        await run;
        Assert.Equal([1, Broken, 3], _heard.Select(heard => heard.Id).Order());
    }

    [Fact]
    public async Task A_stop_ends_it_and_tells_nobody_that_it_was_kept()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        _fails = _ => new OperationCanceledException("the disk is full");
        await Add(1);
        await Assert.ThrowsAsync<OperationCanceledException>(() => _settling.Keep(stop.Token));
        Assert.Empty(_heard);
    }

    private async Task Add(params long[] ids)
    {
        foreach (var id in ids) await _settling.Add(new Settlement.GivenUp(id, "test", Some.Now), (_, broken) => _heard.Add((id, broken)));
    }
}
