using System.Text.Json;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage.Broadcasting;
using CallRussia.Bot.Storage.Guidance;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.Moderation;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Volunteers;

/// <summary>Answers what volunteers ask about themselves: progress, my data, forget me.</summary>
internal sealed class Personal(
    Database database, Conversations conversations, Timers timers, Outbox outbox, Inbox inbox, LeaseRows leases, Callers callers, Looks looks, Suspensions suspensions, LeaseEnds ends, NumberRows numbers, BankRegions regions, Tally tally, FactChanges facts, BroadcastDeliveries broadcasts, Problems problems)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A Monday: weeks are counted from here.</summary>
    private static readonly long FirstMonday = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public ProgressCounted Progress(VolunteerId volunteer, DateTimeOffset at)
    {
        using var row = database.Use($"""
            {LeaseRows.Mine}
            SELECT count(*), count(CASE WHEN outcome>=30 THEN 1 END), count(DISTINCT (reported_at-?2)/?3) FROM lease WHERE id IN mine AND outcome<40
            """).Bind(volunteer.Value).Bind(FirstMonday).Bind(7 * TimeSpan.TicksPerDay);
        row.Step();
        return new ProgressCounted(row.Int(0), row.Int(1), row.Int(2), tally.Calls(DateTimeOffset.MinValue), tally.Calls(at));
    }

    public MyDataGathered MyData(Volunteer volunteer, DateTimeOffset at)
    {
        var handOuts = HandOuts(volunteer.Id);
        var json = JsonSerializer.Serialize(
            new
            {
                Volunteer = new
                {
                    Id = volunteer.Id.Value,
                    Language = volunteer.Language.Code,
                    Standing = volunteer.Standing.ToString(),
                    volunteer.Country,
                    TimeZone = volunteer.Zone,
                    TimeZoneIsAGuess = volunteer.IsZoneGuess,
                    volunteer.JoinedAt,
                    volunteer.PromisedAt,
                    volunteer.QuizPassedAt,
                    volunteer.CourseFinishedAt,
                    volunteer.Training,
                    volunteer.Invitation,
                    volunteer.Away,
                    Role = volunteer.Role.ToString(),
                    volunteer.NoNews,
                },
                Conversation = conversations.Find(volunteer.Id)?.State.GetType().Name,
                Reminders = timers.Of(volunteer.Id).Select(timer => new { timer.Key, timer.Due }),
                MessagesWaiting = outbox.Count(volunteer.Id),
                HandOuts = handOuts,
                // Of the last day, those before /forget too: limits count them.
                CountedForLimits = callers.Find(volunteer.Id, at).Recent.Select(handOut => handOut.At),
                SlowedDown = looks.Of(volunteer.Id).Select(look => new { Why = look.Brake.ToString(), look.At }),
                FactsProposed = facts.Count(volunteer.Id),
                BroadcastsReceived = broadcasts.Count(volunteer.Id),
                ProblemsReported = problems.Of(volunteer.Id).Select(problem => new
                {
                    Kind = problem.Kind.ToString(),
                    problem.At,
                    problem.ClosedAt,
                    Words = problem.Words.Select(words => new { words.At, words.FromTeam, words.Words }),
                }),
                Suspended = suspensions.Find(volunteer.Id) is { } suspended ? new { suspended.Since, suspended.Reason } : null,
            },
            Indented);
        return new MyDataGathered(
            handOuts.Count, handOuts.Count(call => call.Outcome is not null), handOuts.Count(call => call.Outcome == nameof(Outcome.CallLater)), json);
    }

    public Erased Erase(VolunteerId volunteer, DateTimeOffset at)
    {
        if (leases.Open(volunteer) is { } open) ends.Expire(open, at);
        var caller = callers.Find(volunteer, at);
        leases.Erase(volunteer, state => NumberRows.Without(volunteer, state));
        callers.Erase(volunteer, caller, at);
        looks.Erase(volunteer);
        numbers.Erase(volunteer);
        timers.Erase(volunteer);
        outbox.Erase(volunteer);
        inbox.Erase(volunteer);
        broadcasts.Erase(volunteer);
        conversations.Erase(volunteer);
        return new Erased();
    }

    private List<HandedOut> HandOuts(VolunteerId volunteer)
    {
        var found = new List<HandedOut>();
        using var row = database.Use($"{LeaseRows.Mine} SELECT region, given_at, reported_at, outcome, call_at FROM lease WHERE id IN mine ORDER BY id").Bind(volunteer.Value);
        while (row.Step())
            found.Add(new HandedOut(regions.Code(row.Int(0)).Text, row.Time(1), row.TimeOrNull(2), ((Outcome?)row.LongOrNull(3))?.ToString(), row.TimeOrNull(4)));
        return found;
    }

    private sealed record HandedOut(string Region, DateTimeOffset GivenAt, DateTimeOffset? ReportedAt, string? Outcome, DateTimeOffset? CallAt);
}
