using System.Reflection;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Given a store in some trouble, when the bot asks it, then it waits, gives up or stops: by one rule for everything it may be asked.</summary>
public sealed class PatientStoreTests : ITestWithEnd
{
    private static readonly string[] NotAsked = [nameof(IAsyncDisposable.DisposeAsync)];

    private readonly AdjustableTimeProvider _clock = new(Some.Now, running: false);
    private readonly ApplicationLifetime _host = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly CollectedLog _log = new();
    private readonly Surrender _surrender;
    private readonly PatientStore _store;
    private StoreTrouble? _trouble;
    private int _asked;

    public PatientStoreTests()
    {
        _surrender = new Surrender(_host);
        var troubled = StandInStore.Of((member, _) =>
        {
            if (NotAsked.Contains(member.Name)) return null;
            _asked++;
            return _trouble is { } trouble ? throw new StoreException("The disk is full.") { Trouble = trouble } : null;
        });
        _store = new PatientStore(troubled, _surrender, _host, _clock, new Logged<PatientStore>(_log));
    }

    public static TheoryData<string> Members => [.. typeof(IStore).GetMethods().Select(member => member.Name).Except(NotAsked)];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Whatever_is_asked_waits_for_room_on_the_disk_and_is_done_then(string member)
    {
        _trouble = StoreTrouble.Passing;
        var answer = Ask(member);
        Assert.False(answer.IsCompleted);
        Assert.True(_store.IsWaiting);

        _trouble = null;
        Pass(0.05);
        await answer;
        Assert.Equal(2, _asked);
        Assert.False(_store.IsWaiting);
    }

    [Fact]
    public async Task It_tries_again_after_a_moment_then_after_a_second_and_then_every_ten_and_says_so_each_time()
    {
        _trouble = StoreTrouble.Passing;
        var answer = Look(CancellationToken.None);
        foreach (var seconds in (double[])[0.05, 1, 10, 10])
        {
            var before = _asked;
            Pass(seconds - 0.01);
            Assert.Equal(before, _asked);
            Pass(0.01);
            Assert.Equal(before + 1, _asked);
        }
        Assert.Equal(5, _log.Lines.Count(line => line.Contains("(Read)", StringComparison.Ordinal)));
        _trouble = null;
        Pass(10);
        await answer;
    }

    [Fact]
    public async Task Whoever_asked_may_stop_waiting()
    {
        _trouble = StoreTrouble.Passing;
        using var enough = new CancellationTokenSource();
        var answer = Look(enough.Token);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.False(_store.IsWaiting);
    }

    [Fact]
    public async Task What_a_stop_must_not_cut_off_is_tried_during_it_too_and_waits_no_longer_than_a_stop_may()
    {
        _host.StopApplication();
        await _store.Write(kept => Outbox.Settle(kept, [], KeptLeases.EndOf), CancellationToken.None);
        Assert.Equal(1, _asked);

        _trouble = StoreTrouble.Passing;
        var answer = _store.Write(kept => Outbox.Settle(kept, [], KeptLeases.EndOf), CancellationToken.None);
        Pass(4);
        Assert.False(answer.IsCompleted);
        Pass(2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_damaged_store_stops_the_bot_and_ends_the_work_that_asked()
    {
        _trouble = StoreTrouble.Damage;
        for (var i = 0; i < 2; i++)
        {
            var stop = await Assert.ThrowsAsync<OperationCanceledException>(() => Look(CancellationToken.None));
            Assert.True(Tireless.IsStop(stop, CancellationToken.None));
        }
        Assert.True(_surrender.Happened);
        Assert.True(_host.ApplicationStopping.IsCancellationRequested);
        Assert.Single(_log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_store_refuses_is_not_asked_again()
    {
        _trouble = StoreTrouble.Refused;
        await Assert.ThrowsAsync<StoreException>(() => Look(CancellationToken.None));
        Assert.Equal(1, _asked);
        Assert.False(_surrender.Happened);
    }

    [Fact]
    public async Task Who_must_hear_at_once_that_the_disk_is_full_does()
    {
        _trouble = StoreTrouble.Passing;
        await Assert.ThrowsAsync<StoreException>(() => _store.Impatient.ProveWritable(CancellationToken.None));
        Assert.False(_store.IsWaiting);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _log.Dispose();
    }

    private Task<int> Look(CancellationToken cancellationToken) => _store.Read(_ => 0, cancellationToken);

    private void Pass(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    private Task Ask(string member)
    {
        var method = typeof(IStore).GetMethod(member)!;
        if (method.IsGenericMethodDefinition) method = method.MakeGenericMethod(typeof(int));
        return (Task)method.Invoke(_store, [.. method.GetParameters().Select(parameter => Default(parameter))])!;
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
}
