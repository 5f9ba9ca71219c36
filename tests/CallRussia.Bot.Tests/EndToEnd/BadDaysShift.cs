using System.Collections.Concurrent;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>People who call one number after the other, whatever happens to the bot, and know what they have reported.</summary>
internal sealed class BadDaysShift(SandboxServer telegram, int people) : IAsyncDisposable
{
    private readonly List<SandboxPerson> _people = [.. Enumerable.Range(0, people).Select(i => telegram.AddPerson($"Caller{i}", "en"))];
    private readonly ConcurrentDictionary<long, int> _reported = new();
    private readonly ConcurrentBag<(string Number, long Person)> _given = [];
    private readonly CancellationTokenSource _lastCall = new();
    private Task _calling = Task.CompletedTask;

    public static Workplace Place(SandboxServer telegram)
    {
        var place = new Workplace().Against(telegram);
        foreach (var key in (string[])["Newcomer:PerHour", "Newcomer:PerDay", "Newcomer:BeforeQuiz", "Caller:PerHour", "Caller:PerDay", "Trusted:PerHour", "Trusted:PerDay"])
            place.Settings["Calling:Budgets:" + key] = "1000000";
        place.Settings["Calling:Brakes"] = "false";
        return place;
    }

    public async Task Begin()
    {
        await Task.WhenAll(_people.Select(CommandLineTests.FirstSteps));
        _calling = Task.WhenAll(_people.Select(person => Task.Run(() => Call(person))));
    }

    /// <summary>Waits until the bot has made so many more calls.</summary>
    public Task Calls(int more)
    {
        var until = (telegram.OutgoingRequests is [.., var latest] ? latest.Number : 0) + more;
        return Task.WhenAny(telegram.ExpectCall(call => call.Number >= until, $"call {until}"), _calling).Unwrap();
    }

    /// <summary>Everybody finishes the call at hand and takes no other number.</summary>
    public void LastCall() => _lastCall.Cancel();

    public async Task EndsWell(Workplace place)
    {
        await _calling;
        await telegram.UntilConfirmed();
        foreach (var person in _people)
        {
            person.Send("/progress");
            var counted = await person.ExpectMessage("Your progress");
            Assert.Contains($"{_reported[person.Id]} call", counted.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));
        }
        var twice = _given.GroupBy(given => given.Number).Where(group => group.Count() > 1).ToList();
        Assert.True(twice.Count == 0, $"{twice.Count} numbers were given twice.");
        Assert.Equal(_given.Count, _reported.Values.Sum());
        Assert.Empty(await place.Look(store => store.Check(CancellationToken.None)));
        Assert.Equal(0, (await place.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Held));
    }

    public async ValueTask DisposeAsync()
    {
        await _lastCall.CancelAsync();
        _lastCall.Dispose();
    }

    private async Task Call(SandboxPerson person)
    {
        for (var next = "Get a number"; !_lastCall.IsCancellationRequested; next = "Next number")
        {
            await person.Press(next);
            var shown = await person.ExpectMessage("+7 975 0");
            _given.Add((shown.Text[shown.Text.IndexOf("+7", StringComparison.Ordinal)..][..16], person.Id));
            await person.Press("Nobody answered");
            await person.ExpectMessage(message => message.Button("Undo") is not null, "the report");
            _reported.AddOrUpdate(person.Id, 1, (_, count) => count + 1);
        }
    }
}
